import { type Kysely, sql } from 'kysely'
import type { Database } from '../../db/tables.ts'
import { liftTimeLimit } from '../../db/time-limit.ts'

/**
 * The indexes that searching and paging stand on. They are not in a migration because a load into an empty registry
 * drops them and builds them at its end, which is several times faster; `migrate` and a start make those that are missing.
 */
const INDEXES = {
  provider_search: sql`using gin (search) with (gin_pending_list_limit = 65536)`,
  provider_sort_name: sql`(sort_name, npi)`,
  provider_updated_at: sql`(updated_at, npi)`,
}

type IndexName = keyof typeof INDEXES

/** Makes those that are missing, and answers their names. Where none is, the role needs no right to make any. */
export async function createSearchIndexes(db: Kysely<Database>): Promise<string[]> {
  if ((await missingIndexes(db)).length === 0) return []
  return withoutTimeout(db, async (trx) => {
    await alone(trx)
    const missing = await missingIndexes(trx)
    for (const name of missing) await sql`create index ${sql.ref(name)} on provider ${INDEXES[name]}`.execute(trx)
    return missing
  })
}

/** Makes those that are missing if the role may. Answers whether all are there. */
export async function ensureSearchIndexes(db: Kysely<Database>): Promise<boolean> {
  if ((await missingIndexes(db)).length > 0 && !(await ownsSearchIndexes(db))) return false
  await createSearchIndexes(db)
  return true
}

/** Reads the table of relations: what a connection remembers of a name may be from before it waited for others. */
async function missingIndexes(db: Kysely<Database>): Promise<IndexName[]> {
  const { rows } = await sql<{ name: IndexName }>`
    select name from unnest(${Object.keys(INDEXES)}::text[]) as name
    where not exists (select from pg_class where relname = name and pg_table_is_visible(oid))`.execute(db)
  return rows.map(({ name }) => name)
}

/** Whether the role may drop, build and care for the indexes: only a member of the tables' owner may. */
export async function ownsSearchIndexes(db: Kysely<Database>): Promise<boolean> {
  const { rows } = await sql<{ owns: boolean }>`
    select pg_has_role(relowner, 'usage') as owns from pg_class where oid = 'provider'::regclass`.execute(db)
  return rows[0]?.owns ?? false
}

export async function dropSearchIndexes(db: Kysely<Database>): Promise<void> {
  await withoutTimeout(db, async (trx) => {
    await alone(trx)
    await sql`drop index if exists ${sql.join(Object.keys(INDEXES).map((name) => sql.ref(name)))}`.execute(trx)
  })
}

/** Waits for others who make or drop the indexes: two that make one at once would fail. */
async function alone(trx: Kysely<Database>): Promise<void> {
  await sql`set local lock_timeout = 0`.execute(trx)
  await sql`select pg_advisory_xact_lock(hashtextextended('provider-search-indexes', 0))`.execute(trx)
}

/** Makes a large write visible to searches at full speed: merges the GIN index's pending entries, renews the statistics. */
export async function settleSearchIndexes(db: Kysely<Database>): Promise<void> {
  await withoutTimeout(db, async (trx) => {
    await sql`select gin_clean_pending_list('provider_search'::regclass)`.execute(trx)
    await sql`analyze provider`.execute(trx)
    await sql`analyze provider_record (npi, source)`.execute(trx)
    await sql`analyze search_word`.execute(trx)
  })
}

function withoutTimeout<T>(db: Kysely<Database>, work: (trx: Kysely<Database>) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (trx) => {
    await liftTimeLimit(trx)
    return work(trx)
  })
}
