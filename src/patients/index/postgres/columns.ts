import { CompiledQuery, type Kysely } from 'kysely'
import { copyRows } from '../../../db/copy.ts'
import type { Outbox } from '../../../db/outbox.ts'
import type { Database } from '../../../db/tables.ts'

export type Db = Kysely<Database>

type Cell = string | number | boolean | Date | null

/** How the things of one table are written: each column with its SQL type and its value. */
export interface Columns<T> {
  table: keyof Database & `patient_${string}`
  key: readonly string[]
  columns: readonly (readonly [name: string, type: string, value: (thing: T) => Cell])[]
}

/** Adds new things by COPY; ends when the last of them are sent. */
export async function add<T>(
  db: Db,
  { table, columns }: Columns<T>,
  things: readonly T[],
  outbox: Outbox,
): Promise<void> {
  if (things.length === 0) return
  const names = columns.map(([name]) => name) as never[]
  const rows = Iterator.from(things).map((thing) => columns.map(([, , value]) => value(thing)))
  await copyRows(db, table, names, rows, outbox)
}

/** One array a column, as parameters of `unnest`. */
function arrays<T>(columns: Columns<T>['columns'], things: readonly T[]): unknown[] {
  return columns.map(([, , value]) =>
    things.map((thing) => {
      const cell = value(thing)
      return cell instanceof Date ? cell.toISOString() : cell
    }),
  )
}

/** Writes things that are there already in one statement; ends when it is sent. */
export async function replace<T>(
  db: Db,
  { table, key, columns }: Columns<T>,
  things: readonly T[],
  outbox: Outbox,
): Promise<void> {
  if (things.length === 0) return
  const names = columns.map(([name]) => name)
  const parameters = columns.map(([, type], i) => `$${i + 1}::${type}[]`).join(', ')
  const assignments = names.filter((name) => !key.includes(name)).map((name) => `${name} = changed.${name}`)
  const same = key.map((name) => `${table}.${name} = changed.${name}`).join(' and ')
  const update = CompiledQuery.raw(
    `update ${table} set ${assignments.join(', ')} from unnest(${parameters}) as changed(${names.join(', ')}) where ${same}`,
    arrays(columns, things),
  )
  await outbox.send(() => db.executeQuery(update))
}

/** Whole numbers beyond 2^53 as the text of an array, which both drivers hand on as it is. */
export function bigints(values: Iterable<bigint>): string {
  return `{${[...values].join(',')}}`
}
