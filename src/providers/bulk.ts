import { type Kysely, sql } from 'kysely'
import { isOutage } from '../db/outage.ts'
import type { Database } from '../db/tables.ts'
import { createSearchIndexes, dropSearchIndexes, ownsSearchIndexes, settleSearchIndexes } from './search/indexes.ts'

/** From this many written rows on it pays to renew what the planner knows and to merge the index's pending entries. */
const LARGE = 1_000

/**
 * Runs a load that may be large. Into an empty registry it goes without the search indexes, which are built at its
 * end, or once the database is back; a process that dies in between leaves them to the next start. A role that does not
 * own them leaves them as they are, and their care to the server. `written` tells how many rows a result wrote. Once it
 * is done, everything that was committed before is on the disk.
 */
export async function bulkLoad<T>(
  db: Kysely<Database>,
  work: () => Promise<T>,
  written: (result: T) => number,
): Promise<T> {
  const owns = await ownsSearchIndexes(db)
  const rebuilds = owns && (await db.selectFrom('provider').select('npi').limit(1).execute()).length === 0
  if (rebuilds) await dropSearchIndexes(db)
  try {
    const result = await work()
    if (rebuilds) await createSearchIndexes(db)
    if (owns && written(result) >= LARGE) await settleSearchIndexes(db)
    await awaitDisk(db)
    return result
  } catch (error) {
    if (rebuilds) await remakeIndexes(db)
    throw error
  }
}

const REMAKE_EVERY_MS = 2_000

/** After a load that failed; while the database is out, it is tried again behind the answer. */
async function remakeIndexes(db: Kysely<Database>): Promise<void> {
  try {
    await createSearchIndexes(db)
  } catch (error) {
    if (isOutage(error)) setTimeout(() => void remakeIndexes(db), REMAKE_EVERY_MS).unref()
  }
}

/** Commits a word in the log that means nothing: PostgreSQL then waits for the disk, and so for all commits before. */
async function awaitDisk(db: Kysely<Database>): Promise<void> {
  await sql`select pg_logical_emit_message(true, 'provider-vault', '')`.execute(db)
}
