import { hash } from 'node:crypto'
import { type Kysely, sql, type Transaction } from 'kysely'
import { copyRows } from '../db/copy.ts'
import type { Database } from '../db/tables.ts'
import { recordsOf, takeOut, type Times, writeGolden } from './golden-rows.ts'
import type { StoredRecord } from './provider.ts'
import type { IncomingRecord, RegistryWriter, WriteCounts } from './registry.ts'
import { clear, forget, remove, retire } from './removals.ts'
import { factValues, npiText, RECORD_COLUMNS } from './rows.ts'
import { createSeenWords, type SeenWords } from './seen-words.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

/** Every write to the registry runs under this lock, so that read, merge and write are one step for each NPI. */
async function lockRegistry(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('provider-registry', 0))`.execute(trx)
}

/** The registry's writing side within one transaction, which also sees what it has written. */
export interface RegistryTransaction extends RegistryWriter {
  recordsOf(npi: string): Promise<StoredRecord[]>
  /** Takes back what `source` says of a NPI. */
  forget(npi: string, source: string): Promise<void>
  /** Removes a provider and everything its sources say; false when there was none. */
  remove(npi: string): Promise<boolean>
  /** Removes every provider; answers how many there were. */
  clear(): Promise<number>
}
export interface Registry extends RegistryWriter {
  transaction<T>(work: (inside: RegistryTransaction) => Promise<T>): Promise<T>
}

/**
 * Writes records and derives the golden records that they touch: a constant number of statements a call, but for the
 * COPYs, of which there is one for every thousand rows.
 */
export function createRegistry(db: Db): Registry {
  const seenWords = createSeenWords()
  const writerIn = (run: <T>(work: (trx: Trx) => Promise<T>) => Promise<T>): Registry => ({
    write: (records, options) => run((trx) => write(trx, records, options?.runId, seenWords)),
    retire: (source, runId) => run((trx) => retire(trx, source, runId, seenWords)),
    allOrNothing: (work) => run((trx) => work(writerIn((inner) => inner(trx)))),
    transaction: (work) =>
      run((trx) =>
        work({
          ...writerIn((inner) => inner(trx)),
          recordsOf: async (npi) => (await recordsOf(trx, [Number(npi)])).get(npi) ?? [],
          forget: (npi, source) => forget(trx, npi, source, seenWords),
          remove: (npi) => remove(trx, npi),
          clear: () => clear(trx),
        }),
      ),
  })
  return writerIn(async (work) => {
    try {
      return await db.transaction().execute(async (trx) => {
        await lockRegistry(trx)
        return work(trx)
      })
    } catch (error) {
      seenWords.clear()
      throw error
    }
  })
}

/** A record with its facts as column values and the hash of them, each of which is needed twice. */
interface Statement {
  record: IncomingRecord
  values: (string | null)[]
  hash: string
}

function statementOf(record: IncomingRecord): Statement {
  const values = factValues(record)
  return { record, values, hash: factsHash(record.sample, values) }
}

/** The hash of what a record says: equal for equal facts, whoever says them and whenever. */
function factsHash(sample: boolean, values: readonly (string | null)[]): string {
  return hash('sha1', `${sample}\u0000${values.map((value) => value ?? '\u0001').join('\u0000')}`).slice(0, 16)
}

async function write(
  trx: Trx,
  records: readonly IncomingRecord[],
  runId: string | undefined,
  seenWords: SeenWords,
): Promise<WriteCounts> {
  const incoming = new Map<string, IncomingRecord>()
  for (const record of records) incoming.set(`${record.npi} ${record.source}`, record)
  const npis = [...new Set(records.map((record) => Number(record.npi)))]
  const hashes = await storedHashes(trx, npis)
  const known = new Set([...hashes.keys()].map((key) => key.slice(0, 10)))
  const counts: WriteCounts = { inserted: 0, updated: 0, unchanged: 0 }
  const changed: Statement[] = []
  for (const [key, record] of incoming) {
    const statement = statementOf(record)
    if (hashes.get(key) === statement.hash) counts.unchanged++
    else {
      changed.push(statement)
      if (known.has(record.npi)) counts.updated++
      else counts.inserted++
      known.add(record.npi)
    }
  }
  if (runId !== undefined) await rememberSeen(trx, runId, incoming.values())
  if (changed.length) await replace(trx, changed, hashes.size > 0, seenWords)
  return counts
}

async function storedHashes(trx: Trx, npis: readonly number[]): Promise<Map<string, string>> {
  const rows = await trx
    .selectFrom('provider_record')
    .select(['npi', 'source', 'hash'])
    .where('npi', '=', sql<number>`any(${npis}::bigint[])`)
    .execute()
  return new Map(rows.map((row) => [`${npiText(row.npi)} ${row.source}`, row.hash]))
}

/** Puts the changed records beside the others of their NPIs and writes both tables anew for those NPIs. */
async function replace(
  trx: Trx,
  changed: readonly Statement[],
  anyStored: boolean,
  seenWords: SeenWords,
): Promise<void> {
  const npis = [...new Set(changed.map(({ record }) => Number(record.npi)))]
  const stored = anyStored ? await recordsOf(trx, npis) : new Map<string, StoredRecord[]>()
  const times = anyStored ? await takeOut(trx, npis) : new Map<string, Times>()
  const now = new Date()
  const byNpi = new Map<string, StoredRecord[]>()
  for (const { record } of changed) {
    const retrievedAt = record.retrievedAt ?? now
    const others = (byNpi.get(record.npi) ?? stored.get(record.npi) ?? []).filter(
      (other) => other.source !== record.source,
    )
    byNpi.set(record.npi, [...others, { ...record, retrievedAt }])
    if (!times.has(record.npi))
      times.set(record.npi, { insertedAt: record.insertedAt ?? now, updatedAt: record.updatedAt ?? now })
    else if (stored.has(record.npi)) times.get(record.npi)!.updatedAt = now
  }
  if (stored.size) {
    const keys = changed.map(({ record }) => record).filter((record) => stored.has(record.npi))
    await sql`delete from provider_record r using unnest(${keys.map((k) => Number(k.npi))}::bigint[], ${keys.map((k) => k.source)}::text[]) as k(npi, source)
      where r.npi = k.npi and r.source = k.source`.execute(trx)
  }
  await copyRows(trx, 'provider_record', RECORD_COLUMNS, recordValues(changed, now))
  await writeGolden(trx, byNpi, times, seenWords)
}

function* recordValues(statements: Iterable<Statement>, now: Date) {
  for (const { record, hash, values } of statements) {
    yield [Number(record.npi), record.source, record.sample, hash, record.retrievedAt ?? now, ...values]
  }
}

async function rememberSeen(trx: Trx, runId: string, records: Iterable<IncomingRecord>): Promise<void> {
  const rows = Array.from(records, (record) => [runId, record.source, Number(record.npi)])
  await copyRows(trx, 'fetch_seen', ['run_id', 'source', 'npi'], rows)
}
