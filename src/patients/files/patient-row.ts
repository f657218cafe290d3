import { CellError, readTime } from '../../files/cell-values.ts'
import type { RowError } from '../../files/file-error.ts'
import type { FileColumns } from './file-columns.ts'
import { type NamedPatient, readValues, valuesOf } from './read-values.ts'

/** One patient of a file. */
export interface FilePatient extends NamedPatient {
  /** The line on which its row starts; the first line of the file is 1. */
  line: number
  recordedAt: Date | null
  /** What the column of its id is called. */
  idColumn: string | null
}

/** One row of a patient file, or what is wrong with it. */
export type PatientRow = FilePatient | RowError

/** The rows that a piece of a file completed. */
export interface FoundRows {
  rows: PatientRow[]
  /** what the columns are, told once; of NDJSON the keys of its first line */
  columns: FileColumns | undefined
}

export const wrongRow = (line: number, field: string | null, message: string): RowError => ({ line, field, message })

/** Reads the values of a row, in the places of their columns. */
export function readPatientRow(
  line: number,
  values: readonly string[],
  columns: FileColumns,
  source: string | null,
): PatientRow {
  try {
    const recordedAt = readTime(valuesOf('recordedAt', values, columns)[0]) ?? null
    const idColumn = columns.find(({ field }) => field === 'id')?.heading ?? null
    return { line, recordedAt, idColumn, ...readValues(values, columns, source) }
  } catch (error) {
    if (error instanceof CellError) return wrongRow(line, 'recordedAt', error.message)
    throw error
  }
}
