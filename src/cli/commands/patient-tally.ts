import type { RowError } from '../../files/file-error.ts'
import type { InputWarning } from '../../patients/patient.ts'

/** Values that count as absent for one reason. */
export interface TalliedWarning extends InputWarning {
  count: number
  /** The first line that has one. */
  line: number
}

/** What became of the rows of a file. */
export interface PatientTally {
  rows: number
  /** Rows by what became of them; ERROR counts those that were left out. */
  statuses: Record<string, number>
  /** Of registering: rows whose record has an open review, whatever their status. */
  openReviews?: number
  /** Of the rows left out, the first 1,000. */
  errors: RowError[]
  warnings: TalliedWarning[]
}

const MOST_ERRORS = 1_000
/** Kinds of warnings that are told apart; there are about as many as fields. */
const MOST_WARNINGS = 200

/** Counts rows with the given statuses, so that each is told even if it is 0. */
export function emptyTally(statuses: readonly string[]): PatientTally {
  return {
    rows: 0,
    statuses: Object.fromEntries([...statuses, 'ERROR'].map((one) => [one, 0])),
    errors: [],
    warnings: [],
  }
}

export function countRow(tally: PatientTally, line: number, status: string, warnings: readonly InputWarning[]): void {
  tally.rows += 1
  tally.statuses[status] = (tally.statuses[status] ?? 0) + 1
  for (const { field, message } of warnings) {
    const known = tally.warnings.find((one) => one.field === field && one.message === message)
    if (known) known.count += 1
    else if (tally.warnings.length < MOST_WARNINGS) tally.warnings.push({ field, message, count: 1, line })
  }
}

export function countError(tally: PatientTally, error: RowError, warnings: readonly InputWarning[] = []): void {
  countRow(tally, error.line, 'ERROR', warnings)
  if (tally.errors.length < MOST_ERRORS) tally.errors.push(error)
}
/** Whether no row of a file could be used. */
export const areAllErrors = ({ rows, statuses }: PatientTally): boolean => rows > 0 && statuses['ERROR'] === rows
