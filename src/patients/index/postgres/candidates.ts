import { sql } from 'kysely'
import { prepared } from '../../../db/prepared.ts'
import { type CandidateSearch, KEY_CAP } from '../patient-index.ts'
import { bigints, type Db } from './columns.ts'

interface FoundRow {
  /** null in the row of the keys that too many persons have */
  mpi_id: string | null
  profile: string | null
  /** numbers of keys, from 1, as the text of an array */
  keys: string
}

/** Postings that are read of a key which few persons have with very many records. */
const MOST_POSTINGS = 10_000

/**
 * Searches the keys of all queries in one statement: at most KEY_CAP + 1 postings a key, the persons of their records,
 * and one profile a person. Where those postings are of few persons, more are read: somebody whose laboratory sends a
 * record a day is not to be lost. Keys in their order find pages of the index still at hand; `offset 0` keeps the planner from
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
      select n, key, postings.records, cardinality(postings.records) > ${sql.lit(KEY_CAP)} as many
      from (
        select * from unnest(cast(cast(${bigints(askers.keys())} as text) as bigint[])) with ordinality as given(key, n)
        order by key
      ) asked
      cross join lateral (
        select array_agg(record) as records
        from (select record from patient_key where key = asked.key limit ${sql.lit(KEY_CAP + 1)}) few
      ) postings
      where postings.records is not null
    ), deep as (
      select n, postings.mpi_ids
      from (
        select n, key from searched where many and ${sql.lit(KEY_CAP / 2)} >= (
          select count(distinct person.mpi_id) from unnest(records) as posting(record)
          cross join lateral (select mpi_id from patient_record where id = posting.record offset 0) person
        )
      ) long
      cross join lateral (
        select array_agg(distinct person.mpi_id) as mpi_ids, count(*) as size
        from (select record from patient_key where key = long.key limit ${sql.lit(MOST_POSTINGS + 1)}) posting
        cross join lateral (select mpi_id from patient_record where id = posting.record offset 0) person
      ) postings
      where postings.size <= ${sql.lit(MOST_POSTINGS)} and cardinality(postings.mpi_ids) <= ${sql.lit(KEY_CAP)}
    ), found as (
      select mpi_id, array_agg(n)::text as keys
      from (
        select person.mpi_id, searched.n
        from searched
        cross join lateral unnest(searched.records) as posting(record)
        cross join lateral (select mpi_id from patient_record where id = posting.record offset 0) person
        where not searched.many
        union all
        select mpi_id, n from deep cross join lateral unnest(mpi_ids) as holder(mpi_id)
      ) holders
      group by mpi_id
    )
    select found.mpi_id, person.profile, found.keys
    from found cross join lateral (select profile from patient_person where mpi_id = found.mpi_id offset 0) person
    union all
    select null, null, array_agg(n)::text from searched where many and n not in (select n from deep) having count(*) > 0`.execute(
    db,
  )
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
