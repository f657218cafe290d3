import { type Kysely, sql } from 'kysely'
import type { Database } from '../db/tables.ts'
import { countedAlike, type FacetCount, mostFrequent } from './search/counts.ts'

export interface ProviderStats {
  total: number
  uniqueSpecialties: number
  uniqueStates: number
  bySource: FacetCount[]
  byState: FacetCount[]
  bySpecialty: FacetCount[]
  byCredential: FacetCount[]
}

/** Counts over the whole registry, the most frequent value first. Two statements. */
export async function providerStats(db: Kysely<Database>): Promise<ProviderStats> {
  const [golden, sources] = await Promise.all([
    sql<{ state: string | null; specialty: string | null; credential: string | null; which: number; count: number }>`
      select state, specialty, credential, grouping(state, specialty, credential) as which, count(*) as count
      from provider group by grouping sets ((), (state), (specialty), (credential))`.execute(db),
    sql<FacetCount>`select source as value, count(*) as count from provider_record group by source`.execute(db),
  ])
  const counts = (field: 'state' | 'specialty' | 'credential') =>
    golden.rows
      .flatMap((row) => (row[field] === null ? [] : [{ value: row[field], count: row.count }]))
      .toSorted(mostFrequent)
  const byState = counts('state')
  const bySpecialty = countedAlike(counts('specialty'))
  return {
    total: golden.rows.find((row) => row.which === 7)?.count ?? 0,
    uniqueSpecialties: bySpecialty.length,
    uniqueStates: byState.length,
    bySource: sources.rows.toSorted(mostFrequent),
    byState,
    bySpecialty,
    byCredential: counts('credential'),
  }
}
