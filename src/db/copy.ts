import { setImmediate } from 'node:timers/promises'
import { CompiledQuery, type Kysely } from 'kysely'
import { BINARY_END, BINARY_START } from './copy-binary.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import type { Database } from './tables.ts'

/** The one parameter of a COPY statement: its rows. Each connection knows how to send it. */
export class CopyData {
  readonly chunks: readonly Buffer[]
  constructor(chunks: readonly Buffer[]) {
    this.chunks = chunks
  }
}

export type Cell = string | number | boolean | Date | null

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }
const SPECIAL = /[\\\n\r\t]/

function cell(value: Cell): string {
  if (value === null) return '\\N'
  if (typeof value === 'string') return SPECIAL.test(value) ? value.replace(/[\\\n\r\t]/g, (c) => ESCAPES[c]!) : value
  if (typeof value === 'boolean') return value ? 't' : 'f'
  if (typeof value === 'number') return String(value)
  return isoText(value)
}

let lastDate: Date | undefined
let lastText = ''

/** Nearly all dates of a load are the one moment of its batch. */
function isoText(date: Date): string {
  if (date !== lastDate) {
    lastDate = date
    lastText = date.toISOString()
  }
  return lastText
}

/** Values in COPY's text format: a row, or a part of one that another tab and the rest follow. */
export function copyLine(values: readonly Cell[]): string {
  return values.map(cell).join('\t')
}

const MEANINGS: Record<string, string> = { '\\': '\\', n: '\n', r: '\r', t: '\t' }

/** The text values that {@link copyLine} made a line of. */
export function readCopyLine(line: string): (string | null)[] {
  return line.split('\t').map((text) => {
    if (text === '\\N') return null
    return text.includes('\\') ? text.replace(/\\(.)/g, (_, c: string) => MEANINGS[c]!) : text
  })
}

/** Rows that are made between two looks at the network. */
const ROWS_A_TURN = 100
/** Rows in one COPY: while the database takes them in, the next ones are made. */
const TURNS_A_STATEMENT = 10

/** How rows that are strings are sent. */
export interface CopyFormat {
  /** Rows as bytes. */
  chunk(rows: readonly string[]): Buffer
  /** The chunks of one statement, with what must stand before and behind them. */
  whole(chunks: readonly Buffer[]): readonly Buffer[]
  /** What the statement says of it. */
  options: string
}

/** Rows are from {@link copyLine}. */
export const TEXT: CopyFormat = {
  chunk: (lines) => Buffer.from(`${lines.join('\n')}\n`),
  whole: (chunks) => chunks,
  options: '',
}

/** Rows are from {@link binaryRow}. */
export const BINARY: CopyFormat = {
  chunk: (rows) => Buffer.from(rows.join(''), 'latin1'),
  whole: (chunks) => [Buffer.from(BINARY_START, 'latin1'), ...chunks, Buffer.from(BINARY_END, 'latin1')],
  options: ' (format binary)',
}

/** Rows as what a COPY sends, a hundred at a time; others are heard in between. */
export async function* copyChunks(rows: Iterable<string>, format = TEXT): AsyncGenerator<Buffer> {
  let some: string[] = []
  for (const row of rows) {
    some.push(row)
    if (some.length < ROWS_A_TURN) continue
    yield format.chunk(some)
    some = []
    await setImmediate()
  }
  if (some.length > 0) yield format.chunk(some)
}

/** Writes rows that {@link copyChunks} made, with values in the order of `columns`, by one COPY. */
export async function copyIn<Table extends keyof Database>(
  db: Kysely<Database>,
  table: Table,
  columns: readonly (keyof Database[Table] & string)[],
  chunks: readonly Buffer[],
  format = TEXT,
): Promise<void> {
  const text = `copy ${String(table)} (${columns.join(', ')}) from stdin${format.options}`
  await db.executeQuery(CompiledQuery.raw(text, [new CopyData(format.whole(chunks))]))
}

/**
 * Writes `rows` (values in the order of `columns`) by COPY, the fastest way in on either database. Rows are taken from
 * the iterable as they are sent, so that no more than a few thousand of them are held as text. With an `outbox` it ends
 * when the last of them are sent, and without when they are written.
 */
export async function copyRows<Table extends keyof Database>(
  db: Kysely<Database>,
  table: Table,
  columns: readonly (keyof Database[Table] & string)[],
  rows: Iterable<readonly Cell[]>,
  outbox?: Outbox,
): Promise<void> {
  await copyAll(db, table, columns, lines(rows), TEXT, outbox)
}

/** {@link copyRows} of rows that are written down already. */
export async function copyAll<Table extends keyof Database>(
  db: Kysely<Database>,
  table: Table,
  columns: readonly (keyof Database[Table] & string)[],
  rows: Iterable<string>,
  format: CopyFormat,
  outbox?: Outbox,
): Promise<void> {
  const { send, done } = outbox ?? createOutbox()
  const copy = (chunks: readonly Buffer[]) => send(() => copyIn(db, table, columns, chunks, format))
  let chunks: Buffer[] = []
  for await (const chunk of copyChunks(rows, format)) {
    chunks.push(chunk)
    if (chunks.length < TURNS_A_STATEMENT) continue
    await copy(chunks)
    chunks = []
  }
  if (chunks.length > 0) await copy(chunks)
  if (!outbox) await done()
}

function* lines(rows: Iterable<readonly Cell[]>): Generator<string> {
  for (const row of rows) yield copyLine(row)
}
