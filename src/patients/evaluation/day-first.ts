import type { LabelledRecord } from './labelled-record.ts'

const TWO_NUMBERS_FIRST = /^(\d{1,2})([-/. ]+)(\d{1,2})([-/. ]+\d{2,4})$/
/** A share of dates that may be mistyped. */
const MISTYPED = 1 / 20

/**
 * Whether the birth dates of a file name the day before the month: the first number is often above 12, the second hardly
 * ever. Undefined where neither number is, so that they may be read either way.
 */
export function isDayFirst(records: readonly LabelledRecord[]): boolean | undefined {
  let first = 0
  let second = 0
  for (const { patient } of records) {
    const [, one, , other] = TWO_NUMBERS_FIRST.exec(patient.dateOfBirth ?? '') ?? []
    if (Number(one) > 12) first++
    if (Number(other) > 12) second++
  }
  return first + second === 0 ? undefined : first > 0 && second <= first * MISTYPED
}

/** The record with the month of its birth date before the day, as dates are read. */
export function monthFirst(record: LabelledRecord): LabelledRecord {
  const dateOfBirth = record.patient.dateOfBirth?.replace(TWO_NUMBERS_FIRST, '$3$2$1$4')
  return { ...record, patient: { ...record.patient, dateOfBirth } }
}
