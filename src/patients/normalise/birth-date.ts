import { given, fold } from './text.ts'
import type { Warn } from './warn.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const FULL_MONTHS = 'january february march april may june july august september october november december'.split(' ')
const OLDEST_YEARS = 120

/** A calendar day of the proleptic Gregorian calendar. */
interface Day {
  year: number
  month: number
  day: number
}

const two = (n: number) => String(n).padStart(2, '0')
const iso = ({ year, month, day }: Day) => `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`

function exists({ year, month, day }: Day): boolean {
  if (month < 1 || month > 12 || day < 1) return false
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const length = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
  return day <= length
}

const NO_MONTH = 0

/** The month of a word, or NO_MONTH. */
function monthNumber(word: string): number {
  if (word === 'sept') return 9
  const place = FULL_MONTHS.indexOf(word)
  return (place >= 0 ? place : MONTHS.indexOf(word)) + 1
}

type Reading = (match: readonly string[]) => [year: string, month: string | number, day: string]

const READINGS: [RegExp, Reading][] = [
  [/^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})(?:[t ]\d{1,2}:\d{2}.{0,24})?$/, ([, y, m, d]) => [y!, m!, d!]],
  [/^(\d{4})年(\d{1,2})月(\d{1,2})日$/, ([, y, m, d]) => [y!, m!, d!]],
  [/^(\d{4})(\d{2})(\d{2})(?:\d{4}(?:\d{2}(?:\.\d{1,4})?)?(?:[+-]\d{4})?)?$/, ([, y, m, d]) => [y!, m!, d!]],
  [/^(\d{1,2}) ?[-/. ] ?(\d{1,2}) ?[-/. ] ?(\d{4}|\d{2})(?: \d{1,2}:\d{2}.{0,12})?$/, ([, m, d, y]) => [y!, m!, d!]],
  [/^(\d{2})(\d{2})(\d{4}|\d{2})$/, ([, m, d, y]) => [y!, m!, d!]],
  [/^([a-z]{3,9})\.?[- ]?(\d{1,2})(?:st|nd|rd|th)?,?[- ](\d{4}|\d{2})$/, ([, m, d, y]) => [y!, monthNumber(m!), d!]],
  [/^(\d{1,2})(?:st|nd|rd|th)?[- ]?([a-z]{3,9})\.?,?[- ]?(\d{4}|\d{2})$/, ([, d, m, y]) => [y!, monthNumber(m!), d!]],
]

/** A year of two digits is the latest such year for which the day is not in the future. */
function inCentury(written: string, month: number, day: number, today: string): Day {
  if (written.length === 4) return { year: Number(written), month, day }
  const thisCentury = Math.floor(Number(today.slice(0, 4)) / 100) * 100
  const recent = { year: thisCentury + Number(written), month, day }
  return iso(recent) <= today ? recent : { ...recent, year: recent.year - 100 }
}

/**
 * A birth date as `YYYY-MM-DD` from ISO, `YYYYMMDD` or an HL7 v2 timestamp, `M/D/YYYY`, `M-D-YY`, `MMDDYYYY`, "Jan 2, 1980" or "2 January 1980".
 * `today` is `YYYY-MM-DD`. A date that does not exist, is in the future or more than 120 years back is absent, and so is
 * one without a day: nothing is imputed (CMS Health Tech Ecosystem 3.3.0).
 */
export function readBirthDate(value: unknown, today: string, warn: Warn): string | null {
  const text = given(value)
  if (text === null) return null
  const written = text.length > 40 ? '' : fold(text).replace(/\s+/g, ' ').trim()
  let problem = 'is no date such as 1980-01-31 or 1/31/1980 and counts as absent'
  for (const [pattern, read] of READINGS) {
    const match = pattern.exec(written)
    if (!match) continue
    const [year, month, day] = read(match)
    if (month === NO_MONTH) continue
    const found = inCentury(year, Number(month), Number(day), today)
    if (!exists(found)) problem = 'is a date that does not exist and counts as absent'
    else if (iso(found) > today) problem = 'is in the future and counts as absent'
    else if (tooOld(found, today)) problem = `is more than ${OLDEST_YEARS} years ago and counts as absent`
    else return iso(found)
  }
  warn('dateOfBirth', problem)
  return null
}

function tooOld(found: Day, today: string): boolean {
  return iso({ ...found, year: found.year + OLDEST_YEARS }) < today
}
