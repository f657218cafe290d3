import { sql, type Transaction } from 'kysely'
import type { Database } from '../db/tables.ts'
import { liftTimeLimit } from '../db/time-limit.ts'
import { rederive } from './golden-rows.ts'
import type { SeenWords } from './seen-words.ts'

type Trx = Transaction<Database>

/** Takes out what `source` did not say again in the run, but of `kept` NPIs, and derives anew what is left of the others. */
export async function retire(
  trx: Trx,
  source: string,
  runId: string,
  kept: Iterable<string>,
  seenWords: SeenWords,
): Promise<number> {
  const { rows } = await sql<{ npi: number }>`
    delete from provider_record r where r.source = ${source}
    and not exists (select from fetch_seen s where s.run_id = ${runId} and s.source = ${source} and s.npi = r.npi)
    and r.npi <> all(${Array.from(kept, Number)}::bigint[])
    returning r.npi`.execute(trx)
  await trx.deleteFrom('fetch_seen').where('run_id', '=', runId).where('source', '=', source).execute()
  const npis = rows.map((row) => row.npi)
  for (let i = 0; i < npis.length; i += 5_000) await rederive(trx, npis.slice(i, i + 5_000), seenWords)
  return npis.length
}

/** Takes back what `source` says of a NPI. */
export async function forget(trx: Trx, npi: string, source: string, seenWords: SeenWords): Promise<void> {
  await trx.deleteFrom('provider_record').where('npi', '=', Number(npi)).where('source', '=', source).execute()
  await rederive(trx, [Number(npi)], seenWords)
}

/** Removes a provider and everything its sources say; false when there was none. */
export async function remove(trx: Trx, npi: string): Promise<boolean> {
  await trx.deleteFrom('provider_record').where('npi', '=', Number(npi)).execute()
  const { numDeletedRows } = await trx.deleteFrom('provider').where('npi', '=', Number(npi)).executeTakeFirst()
  return numDeletedRows > 0n
}

/** Removes every provider; answers how many there were. */
export async function clear(trx: Trx): Promise<number> {
  const { count } = await trx
    .selectFrom('provider')
    .select(trx.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  await liftTimeLimit(trx)
  await trx.deleteFrom('provider_record').execute()
  await trx.deleteFrom('provider').execute()
  return count
}
