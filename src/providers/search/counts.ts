import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Database } from '../../db/tables.ts'
import { wholeValue } from './words.ts'

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
  const counts = (field: 'state' | 'specialty') =>
    rows.flatMap((row) => (row[field] === null ? [] : [{ value: row[field], count: row.count }]))
  return {
    states: counts('state').toSorted(mostFrequent).slice(0, MOST_VALUES),
    specialties: countedAlike(counts('specialty')).slice(0, MOST_VALUES),
  }
}

/** Values that a filter takes for the same one counted together under the most frequent spelling; as {@link mostFrequent}. */
export function countedAlike(counts: readonly FacetCount[]): FacetCount[] {
  const alike = Map.groupBy(counts.toSorted(mostFrequent), ({ value }) => wholeValue(value) || value)
  const sum = (spellings: readonly FacetCount[]) => spellings.reduce((total, { count }) => total + count, 0)
  return Array.from(alike.values(), (spellings) => ({ value: spellings[0]!.value, count: sum(spellings) })).toSorted(
    mostFrequent,
  )
}

/** Orders counts by frequency, then by value, the same on every database. */
export function mostFrequent(a: FacetCount, b: FacetCount): number {
  return b.count - a.count || (a.value < b.value ? -1 : a.value > b.value ? 1 : 0)
}
