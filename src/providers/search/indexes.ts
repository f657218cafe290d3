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

/** Makes those that are missing, and answers their names. Where none is, the role needs no right to make any. */
export async function createSearchIndexes(db: Kysely<Database>): Promise<string[]> {
  const missing = await missingIndexes(db)
  if (missing.length === 0) return missing
  await withoutTimeout(db, async (trx) => {
    await alone(trx)
    for (const [name, definition] of Object.entries(INDEXES)) {
      await sql`create index if not exists ${sql.ref(name)} on provider ${definition}`.execute(trx)
    }
  })
  return missing
}

/** Makes those that are missing if the role may. Answers whether all are there. */
export async function ensureSearchIndexes(db: Kysely<Database>): Promise<boolean> {
  if ((await missingIndexes(db)).length > 0 && !(await ownsSearchIndexes(db))) return false
  await createSearchIndexes(db)
  return true
}

async function missingIndexes(db: Kysely<Database>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from unnest(${Object.keys(INDEXES)}::text[]) as name where to_regclass(name) is null`.execute(db)
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

/** Waits for others who make or drop the indexes: two that make one at once would fail, `if not exists` or not. */
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

async function withoutTimeout(db: Kysely<Database>, work: (trx: Kysely<Database>) => Promise<void>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await liftTimeLimit(trx)
    await work(trx)
  })
}
