import { type Kysely, sql, type Transaction } from 'kysely'
import { copyChunks, copyIn, copyRows } from '../db/copy.ts'
import type { Database } from '../db/tables.ts'
import { ClientError } from '../errors.ts'
import { createQueue, type Patience } from '../one-after-another.ts'
import { recordsOf, takeOut, type Times, writeGolden } from './golden-rows.ts'
import { recordKey, recordOf, type Statement, statementOf, timedRecordLine } from './incoming.ts'
import { createNewRows } from './new-rows.ts'
import type { StoredRecord } from './provider.ts'
import type { RegistryBatch, RegistryWriter, WriteCounts } from './registry.ts'
import { clear, forget, remove, retire } from './removals.ts'
import { npiText, RECORD_COLUMNS } from './rows.ts'
import { createSeenWords, type SeenWords } from './seen-words.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

/**
 * Every write to the registry runs under this lock, so that read, merge and write are one step for each NPI. With
 * `durable` the commit waits for the disk.
 */
async function lockRegistry(trx: Trx, durable: boolean): Promise<void> {
  const commit = durable ? sql`` : sql`, set_config('synchronous_commit', 'off', true)`
  await sql`select pg_advisory_xact_lock(hashtextextended('provider-registry', 0)) ${commit}`.execute(trx)
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
  /** A writer whose commits do not wait for the disk: what it wrote is safe once another transaction has committed. */
  lazily: RegistryWriter
  transaction<T>(work: (inside: RegistryTransaction) => Promise<T>): Promise<T>
}

/** What a registry knows of its own doing, to do it faster. */
interface Memory {
  seenWords: SeenWords
  /** The batch before knew none of its NPIs, so that the next one is tried as all new. */
  expectNew: boolean
  /** Transactions that failed: what was prepared before on the strength of them does not hold. */
  failures: number
}

/**
 * Writes records and derives the golden records that they touch: a constant number of statements a call, but for the
 * COPYs, of which there is one for every thousand rows. Calls at once are written in their order; what can be done of
 * the next one without the lock is done meanwhile. A {@link Registry.transaction} that has waited for `waitMs` behind the
 * writes of this process is refused with UPSTREAM_UNAVAILABLE.
 */
export function createRegistry(db: Db, waitMs = DEFAULT_WAIT_MS): Registry {
  const memory: Memory = { seenWords: createSeenWords(), expectNew: false, failures: 0 }
  const patience = { waitMs, refusal: busy }
  const writerIn = (run: InTurn, queue = createQueue()): Omit<Registry, 'lazily'> => {
    const inTurn: InTurn = (work, patience) => queue(() => run(work), patience)
    const batch: RegistryWriter['batch'] = (options) => createBatch(inTurn, options?.runId, memory)
    return {
      batch,
      async write(records, options) {
        const one = batch(options)
        await one.add(records)
        return one.write()
      },
      retire: (source, runId, kept) => inTurn((trx) => retire(trx, source, runId, kept, memory.seenWords)),
      deactivate: (source, npis) => inTurn((trx) => deactivate(trx, source, npis, memory)),
      allOrNothing: (work) => inTurn((trx) => work(writerIn((inner) => inner(trx)))),
      transaction: (work) =>
        inTurn(
          (trx) =>
            work({
              ...writerIn((inner) => inner(trx)),
              recordsOf: async (npi) => (await recordsOf(trx, [Number(npi)])).get(npi) ?? [],
              forget: (npi, source) => forget(trx, npi, source, memory.seenWords),
              remove: (npi) => remove(trx, npi),
              clear: () => clear(trx),
            }),
          patience,
        ),
    }
  }
  const alone =
    (durable: boolean): InTurn =>
    async (work) => {
      try {
        return await db.transaction().execute(async (trx) => {
          await lockRegistry(trx, durable)
          return work(trx)
        })
      } catch (error) {
        memory.seenWords.clear()
        memory.failures++
        throw error
      }
    }
  const queue = createQueue()
  return { ...writerIn(alone(true), queue), lazily: writerIn(alone(false), queue) }
}

/** Runs a write at its place in the order of writes. */
type InTurn = <T>(work: (trx: Trx) => Promise<T>, patience?: Patience) => Promise<T>

/** What an edit waits at most while a strict import or a fetch is written, in ms. */
const DEFAULT_WAIT_MS = 15_000

const busy = () =>
  new ClientError('UPSTREAM_UNAVAILABLE', 'the registry is being written, as by a strict import; try again')

function createBatch(inTurn: InTurn, runId: string | undefined, memory: Memory): RegistryBatch {
  const statements = new Map<string, Statement>()
  const { failures } = memory
  let rows = memory.expectNew ? createNewRows(memory.seenWords) : undefined
  const keep = (some: Iterable<Statement>) => {
    for (const statement of some) statements.set(recordKey(statement), statement)
  }
  return {
    async add(records) {
      if (records.length === 0 || rows?.add(records)) return
      keep(rows?.statements() ?? [])
      keep(records.map(statementOf))
      rows = undefined
    },
    write: () =>
      inTurn(async (trx) => {
        if (runId !== undefined) await rememberSeen(trx, runId, rows?.statements() ?? [...statements.values()])
        if (rows && failures === memory.failures) {
          const inserted = await rows.insert(trx)
          if (inserted) return inserted
        }
        keep(rows?.statements() ?? [])
        return merge(trx, [...statements.values()], memory)
      }),
  }
}

/** Writes what the statements change of what is stored. */
async function merge(trx: Trx, statements: readonly Statement[], memory: Memory): Promise<WriteCounts> {
  if (statements.length === 0) return { inserted: 0, updated: 0, unchanged: 0 }
  const npis = [...new Set(statements.map(({ npi }) => Number(npi)))]
  const hashes = await storedHashes(trx, npis)
  const known = new Set([...hashes.keys()].map((key) => key.slice(0, 10)))
  const counts: WriteCounts = { inserted: 0, updated: 0, unchanged: 0 }
  const changed: Statement[] = []
  for (const statement of statements) {
    const { npi, hash } = statement
    if (hashes.get(recordKey(statement)) === hash) {
      counts.unchanged++
      continue
    }
    changed.push(statement)
    if (known.has(npi)) counts.updated++
    else counts.inserted++
    known.add(npi)
  }
  if (changed.length) await replace(trx, changed, hashes.size > 0, memory.seenWords)
  memory.expectNew = hashes.size === 0
  return counts
}

async function storedHashes(trx: Trx, npis: readonly number[]): Promise<Map<string, string>> {
  const rows = await trx
    .selectFrom('provider_record')
    .select(['npi', 'source', 'hash'])
    .where('npi', '=', sql<number>`any(${npis}::bigint[])`)
    .execute()
  return new Map(rows.map((row) => [recordKey({ npi: npiText(row.npi), source: row.source }), row.hash]))
}

/** Puts the changed records beside the others of their NPIs and writes both tables anew for those NPIs. */
async function replace(
  trx: Trx,
  changed: readonly Statement[],
  anyStored: boolean,
  seenWords: SeenWords,
): Promise<void> {
  const npis = [...new Set(changed.map(({ npi }) => Number(npi)))]
  const stored = anyStored ? await recordsOf(trx, npis) : new Map<string, StoredRecord[]>()
  const times = anyStored ? await takeOut(trx, npis) : new Map<string, Times>()
  const now = new Date()
  const byNpi = new Map<string, StoredRecord[]>()
  for (const statement of changed) {
    const { npi, source, insertedAt = now, updatedAt = now } = statement
    const others = (byNpi.get(npi) ?? stored.get(npi) ?? []).filter((other) => other.source !== source)
    byNpi.set(npi, [...others, recordOf(statement, now)])
    if (!times.has(npi)) times.set(npi, { insertedAt, updatedAt })
    else if (stored.has(npi)) times.get(npi)!.updatedAt = now
  }
  const replaced = changed.filter(({ npi }) => stored.has(npi))
  if (replaced.length > 0) {
    await sql`delete from provider_record r using unnest(${replaced.map(({ npi }) => Number(npi))}::bigint[], ${replaced.map(({ source }) => source)}::text[]) as k(npi, source)
      where r.npi = k.npi and r.source = k.source`.execute(trx)
  }
  await copyIn(trx, 'provider_record', RECORD_COLUMNS, await Array.fromAsync(copyChunks(recordLines(changed, now))))
  await writeGolden(trx, byNpi, times, seenWords)
}

async function deactivate(trx: Trx, source: string, npis: readonly string[], memory: Memory): Promise<number> {
  const stored = [...(await recordsOf(trx, npis.map(Number))).values()].flat()
  const said = stored.filter((record) => record.source === source && record.status !== 'DEACTIVATED')
  const statements = said.map((record) => statementOf({ ...record, status: 'DEACTIVATED' }))
  return (await merge(trx, statements, memory)).updated
}

function* recordLines(statements: readonly Statement[], now: Date): Generator<string> {
  for (const statement of statements) yield timedRecordLine(statement, now)
}

async function rememberSeen(trx: Trx, runId: string, statements: readonly Statement[]): Promise<void> {
  const rows = statements.map(({ npi, source }) => [runId, source, Number(npi)])
  await copyRows(trx, 'fetch_seen', ['run_id', 'source', 'npi'], rows)
}
