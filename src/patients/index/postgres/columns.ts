import { type Kysely, sql } from 'kysely'
import { copyRows } from '../../../db/copy.ts'
import type { Outbox } from '../../../db/outbox.ts'
import { prepared } from '../../../db/prepared.ts'
import type { Database } from '../../../db/tables.ts'

export type Db = Kysely<Database>

type Cell = string | number | boolean | Date | null

/** How the things of one table are written: each column with its SQL type and its value. */
export interface Columns<T> {
  table: keyof Database & `patient_${string}`
  key: readonly string[]
  columns: readonly (readonly [name: string, type: string, value: (thing: T) => Cell])[]
}

/** Below so many rows a statement that is planned already is quicker than a COPY, which never is. */
const FEW = 100

/** Adds new things; ends when the last of them are sent. */
export async function add<T>(db: Db, into: Columns<T>, things: readonly T[], outbox: Outbox): Promise<void> {
  if (things.length === 0) return
  const { table, columns } = into
  if (things.length < FEW) {
    const insert = sql`${prepared} insert into ${sql.raw(table)} (${namesOf(into)}) select * from ${unnested(into, things)}`
    return await outbox.send(() => insert.execute(db))
  }
  const names = columns.map(([name]) => name) as never[]
  const rows = Iterator.from(things).map((thing) => columns.map(([, , value]) => value(thing)))
  await copyRows(db, table, names, rows, outbox)
}

const namesOf = <T>({ columns }: Columns<T>) => sql.raw(columns.map(([name]) => name).join(', '))

/** Things as rows, of one array a column. */
function unnested<T>({ columns }: Columns<T>, things: readonly T[]) {
  const cell = (value: Cell) => (value instanceof Date ? value.toISOString() : value)
  const arrays = columns.map(([, type, value]) => sql`${things.map((thing) => cell(value(thing)))}::${sql.raw(type)}[]`)
  return sql`unnest(${sql.join(arrays)})`
}

/**
 * Writes things that are there already in one statement; ends when it is sent. It is planned each time: a plan from when the
 * table was small would read all of it.
 */
export async function replace<T>(db: Db, into: Columns<T>, things: readonly T[], outbox: Outbox): Promise<void> {
  if (things.length === 0) return
  const { table, key, columns } = into
  const names = columns.map(([name]) => name)
  const assignments = names.filter((name) => !key.includes(name)).map((name) => `${name} = changed.${name}`)
  const same = key.map((name) => `${table}.${name} = changed.${name}`).join(' and ')
  const update = sql`
    update ${sql.raw(table)} set ${sql.raw(assignments.join(', '))}
    from ${unnested(into, things)} as changed(${namesOf(into)}) where ${sql.raw(same)}`
  await outbox.send(() => update.execute(db))
}

/** Whole numbers beyond 2^53 as the text of an array, which both drivers hand on as it is. */
export function bigints(values: Iterable<bigint>): string {
  return `{${[...values].join(',')}}`
}
