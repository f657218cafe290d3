import type { IncomingRecord } from '../registry.ts'
import type { RowError } from '../../files/file-error.ts'
import { readRow } from './read-row.ts'
import type { CellRow, FileBatch } from './file-batch.ts'

/** What is told of a row whose NPI and source stand again in line `by`. */
export const standsAgain = (by: number): string => `the same NPI stands again in line ${by}; the later row is kept`

/** Where each NPI and source was seen lately in a file: the line, by key. */
export type SeenLately = Map<string, number>

/**
 * Collects rows into a batch in which an NPI and source stand once. Of two rows that say it the later is kept, and the
 * one before reported, also when `seen` has it from a batch before.
 */
export class Batch {
  rows = 0
  readonly ignoredColumns: string[] = []
  #strict: boolean
  #seen: SeenLately
  #rejected = new Set<number>()
  #errors: RowError[] = []
  #records = new Map<string, { line: number; record: IncomingRecord }>()

  constructor(strict: boolean, seen: SeenLately) {
    this.#strict = strict
    this.#seen = seen
  }

  add(row: CellRow): void {
    this.rows += 1
    if (!('cells' in row)) return this.#reject(row)
    const { line } = row
    const { records, errors } = readRow(row.cells, { strict: this.#strict })
    for (const { path, message } of errors) this.#reject({ line, field: path, message })
    for (const record of records) {
      const key = `${record.npi} ${record.source}`
      const before = this.#seen.get(key)
      if (before !== undefined) this.#supersede(before, line)
      this.#seen.set(key, line)
      this.#records.set(key, { line, record })
    }
  }

  close(): Pick<FileBatch, 'records' | 'lines' | 'errors' | 'rejected' | 'ignoredColumns'> {
    return {
      records: Array.from(this.#records.values(), ({ record }) => record),
      lines: Array.from(this.#records.values(), ({ line }) => line),
      errors: this.#errors.toSorted((a, b) => a.line - b.line),
      rejected: this.#rejected.size,
      ignoredColumns: this.ignoredColumns,
    }
  }

  #reject(error: RowError): void {
    this.#rejected.add(error.line)
    this.#errors.push(error)
  }

  #supersede(line: number, by: number): void {
    if (this.#rejected.has(line)) return
    this.#reject({ line, field: 'npi', message: standsAgain(by) })
  }
}
