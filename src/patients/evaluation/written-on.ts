import { readBirthDate } from '../normalise/birth-date.ts'
import type { LabelledRecord } from './labelled-record.ts'

/** One record in so many may state a birth date beyond, by mistake. */
const MISTAKEN = 1 / 1000

/**
 * The day as of which a file is read, so that it gives the same figures at any time and a birth date of 1905 is none of
 * somebody 121 years old where the youngest were born in 1999: a year after the year of the youngest, the last thousandth
 * left out, and never after `latest`.
 */
export function writtenOn(records: readonly LabelledRecord[], latest: Date): Date {
  const today = latest.toISOString().slice(0, 10)
  const years = records
    .flatMap(({ patient }) => readBirthDate(patient.dateOfBirth, today, () => {})?.slice(0, 4) ?? [])
    .map(Number)
    .toSorted((a, b) => a - b)
  const youngest = years.at(-1 - Math.floor(years.length * MISTAKEN))
  if (youngest === undefined) return latest
  return new Date(Math.min(latest.getTime(), Date.UTC(youngest + 2, 0, 1)))
}
