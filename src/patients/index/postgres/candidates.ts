import { sql } from 'kysely'
import { prepared } from '../../../db/prepared.ts'
import { type CandidateSearch, KEY_CAP } from '../patient-index.ts'
import { bigints, type Db } from './columns.ts'

interface FoundRow {
  /** null in the row of the keys that hold too many records */
  mpi_id: string | null
  profile: string | null
  /** numbers of keys, from 1, as the text of an array */
  keys: string
}

/**
 * Searches the keys of all queries in one statement: at most KEY_CAP + 1 postings a key, the persons of their records,
 * and one profile a person. Keys in their order find pages of the index still at hand; `offset 0` keeps the planner from
 * turning the look-ups into scans of whole tables.
 */
export async function searchCandidates(db: Db, queries: readonly (readonly bigint[])[]): Promise<CandidateSearch> {
  const askers = new Map<bigint, number[]>()
  for (const [query, keys] of queries.entries()) {
    for (const key of keys) {
      const already = askers.get(key)
      if (already) already.push(query)
      else askers.set(key, [query])
    }
  }
  if (askers.size === 0) return { profiles: new Map(), found: queries.map(() => ({ mpiIds: [], truncated: false })) }
  const { rows } = await sql<FoundRow>`${prepared}
    with searched as (
      select n, postings.records, cardinality(postings.records) > ${sql.lit(KEY_CAP)} as many
      from (
        select * from unnest(cast(cast(${bigints(askers.keys())} as text) as bigint[])) with ordinality as given(key, n)
        order by key
      ) asked
      cross join lateral (
        select array_agg(record) as records
        from (select record from patient_key where key = asked.key limit ${sql.lit(KEY_CAP + 1)}) few
      ) postings
      where postings.records is not null
    ), found as (
      select person.mpi_id, array_agg(searched.n)::text as keys
      from searched
      cross join lateral unnest(searched.records) as posting(record)
      cross join lateral (select mpi_id from patient_record where id = posting.record offset 0) person
      where not searched.many
      group by person.mpi_id
    )
    select found.mpi_id, person.profile, found.keys
    from found cross join lateral (select profile from patient_person where mpi_id = found.mpi_id offset 0) person
    union all
    select null, null, array_agg(n)::text from searched where many having count(*) > 0`.execute(db)
  return collect(rows, [...askers.values()], queries.length)
}

/** From persons with their keys to queries with their persons. */
function collect(rows: readonly FoundRow[], askers: readonly number[][], queries: number): CandidateSearch {
  const profiles = new Map<string, string>()
  const found = Array.from({ length: queries }, () => ({ mpiIds: new Set<string>(), truncated: false }))
  for (const { mpi_id, profile, keys } of rows) {
    if (mpi_id !== null) profiles.set(mpi_id, profile!)
    for (const key of keys.slice(1, -1).split(',')) {
      for (const query of askers[Number(key) - 1]!) {
        if (mpi_id === null) found[query]!.truncated = true
        else found[query]!.mpiIds.add(mpi_id)
      }
    }
  }
  return { profiles, found: found.map(({ mpiIds, truncated }) => ({ mpiIds: [...mpiIds], truncated })) }
}
