import { CompiledQuery, type Kysely } from 'kysely'
import type { Database } from './tables.ts'

/** The one parameter of a COPY statement: its rows in PostgreSQL's text format. Each connection knows how to send it. */
export class CopyData {
  readonly chunks: readonly string[]
  constructor(chunks: readonly string[]) {
    this.chunks = chunks
  }
}

type Cell = string | number | boolean | Date | null

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }
const SPECIAL = /[\\\n\r\t]/

function cell(value: Cell): string {
  if (value === null) return '\\N'
  if (typeof value === 'string') return SPECIAL.test(value) ? value.replace(/[\\\n\r\t]/g, (c) => ESCAPES[c]!) : value
  if (typeof value === 'boolean') return value ? 't' : 'f'
  if (typeof value === 'number') return String(value)
  return value.toISOString()
}

/** Writes `rows` (values in the order of `columns`) by one COPY, the fastest way in on either database. */
export async function copyRows<Table extends keyof Database & string>(
  db: Kysely<Database>,
  table: Table,
  columns: readonly (keyof Database[Table] & string)[],
  rows: Iterable<readonly Cell[]>,
): Promise<void> {
  const chunks: string[] = []
  for (const row of rows) {
    let line = cell(row[0]!)
    for (let i = 1; i < row.length; i++) line += `\t${cell(row[i]!)}`
    chunks.push(`${line}\n`)
  }
  if (chunks.length === 0) return
  await db.executeQuery(CompiledQuery.raw(`copy ${table} (${columns.join(', ')}) from stdin`, [new CopyData(chunks)]))
}
