import type { IncomingRecord } from '../registry.ts'
import type { Cells } from './columns.ts'
import type { RowError } from '../../files/file-error.ts'

/** One row by column with the line on which it starts, or what is wrong with it as a whole. */
export type CellRow = { line: number; cells: Cells } | RowError

/** The rows that one piece of a file completed, and headings that mean nothing here and were not told before. */
export interface CellRows {
  rows: CellRow[]
  ignored: readonly string[]
}

/** What is read of a file at a time: few rows, so that they need not be held long. */
export interface FileBatch {
  records: IncomingRecord[]
  /** the line of each record */
  lines: number[]
  /** by line; the rows at fault are not among `records` */
  errors: RowError[]
  /** rows of this batch that have errors */
  rejected: number
  /** rows read so far, good or bad, blank lines and the header aside */
  read: number
  /** bytes read so far */
  bytes: number
  /** whether this is a good place to write what was read: behind it, a row said before in the file is not found out */
  complete: boolean
  /** columns that mean nothing here, each told once in a file */
  ignoredColumns: string[]
}
