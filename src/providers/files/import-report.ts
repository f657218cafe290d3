import type { WriteCounts } from '../registry.ts'
import type { RowError } from '../../files/file-error.ts'
import type { FileBatch } from './file-batch.ts'

/** What an import did. `inserted`, `updated` and `unchanged` count records, `read` and `rejected` count rows. */
export interface ImportReport extends WriteCounts {
  read: number
  rejected: number
  /** the first 1,000, in the order of the file's batches and within a batch by line */
  errors: RowError[]
  durationMs: number
  /** columns of the file that mean nothing here */
  ignoredColumns: string[]
}

const MAX_ERRORS = 1_000

/** The report of an import that has not begun. */
export function emptyReport(): ImportReport {
  const counts = { read: 0, inserted: 0, updated: 0, unchanged: 0, rejected: 0 }
  return { ...counts, errors: [], durationMs: 0, ignoredColumns: [] }
}

/** Adds what reading `batch` told. */
export function addRead(report: ImportReport, batch: FileBatch): void {
  report.read = batch.read
  report.rejected += batch.rejected
  report.errors.push(...batch.errors.slice(0, MAX_ERRORS - report.errors.length))
  report.ignoredColumns.push(...batch.ignoredColumns)
}

/** Adds rows that only the whole file shows to be at fault, one error each. */
export function addErrors(report: ImportReport, errors: readonly RowError[]): void {
  report.rejected += errors.length
  report.errors.push(...errors.slice(0, MAX_ERRORS - report.errors.length))
}

/** Adds what writing a batch did. */
export function addWritten(report: ImportReport, counts: WriteCounts): void {
  report.inserted += counts.inserted
  report.updated += counts.updated
  report.unchanged += counts.unchanged
}
