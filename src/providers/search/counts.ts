import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Database } from '../../db/tables.ts'

export interface FacetCount {
  value: string
  count: number
}
export interface Facets {
  states: FacetCount[]
  specialties: FacetCount[]
}

const MOST_VALUES = 100

/** How many providers meet a condition (all of them without one). */
export async function countMatching(db: Kysely<Database>, where: RawBuilder<boolean> | undefined): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select count(*) as count from provider where ${where ?? sql`true`}`.execute(db)
  return rows[0]?.count ?? 0
}

/** The states and specialties of the providers that meet a condition, the most frequent first, at most 100 each. One statement. */
export async function facetsMatching(db: Kysely<Database>, where: RawBuilder<boolean> | undefined): Promise<Facets> {
  const { rows } = await sql<{ state: string | null; specialty: string | null; count: number }>`
    select state, specialty, count(*) as count from provider where ${where ?? sql`true`}
    group by grouping sets ((state), (specialty))`.execute(db)
  const top = (field: 'state' | 'specialty') =>
    rows
      .flatMap((row) => (row[field] === null ? [] : [{ value: row[field], count: row.count }]))
      .toSorted(mostFrequent)
      .slice(0, MOST_VALUES)
  return { states: top('state'), specialties: top('specialty') }
}

/** Orders counts by frequency, then by value, the same on every database. */
export function mostFrequent(a: FacetCount, b: FacetCount): number {
  return b.count - a.count || (a.value < b.value ? -1 : a.value > b.value ? 1 : 0)
}
