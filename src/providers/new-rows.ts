import { sql, type Transaction } from 'kysely'
import { BINARY, copyIn, TEXT } from '../db/copy.ts'
import type { Database } from '../db/tables.ts'
import { GOLDEN_COLUMNS, goldenRow, type Times, writeWords } from './golden-rows.ts'
import { readRecordLine, recordLine, type Statement, statementOf, timedRecordLine } from './incoming.ts'
import type { StoredRecord } from './provider.ts'
import type { IncomingRecord, WriteCounts } from './registry.ts'
import { RECORD_COLUMNS } from './rows.ts'
import type { SeenWords } from './seen-words.ts'

/** Rows of both tables for NPIs that the registry is thought not to know, ready to be sent. */
export interface NewRows {
  /** Adds what is said of some NPIs; false, with nothing added, when it cannot stand beside the rows before. */
  add(records: readonly IncomingRecord[]): boolean
  /** Writes them; undefined, with nothing written, when the registry knows one of the NPIs. */
  insert(trx: Transaction<Database>): Promise<WriteCounts | undefined>
  /** What was added. */
  statements(): Statement[]
}

const UNTIMED_RECORD_COLUMNS = RECORD_COLUMNS.filter((column) => column !== 'retrieved_at')
const UNTIMED_GOLDEN_COLUMNS = GOLDEN_COLUMNS.filter((column) => column !== 'inserted_at' && column !== 'updated_at')

/**
 * Begins rows. Adding to them takes no lock and asks nothing. Only their text is held, but of records that tell their
 * times, as those of a registry that is restored: they are not mixed with others, whose times are left to the database.
 */
export function createNewRows(seenWords: SeenWords): NewRows {
  const npis = new Set<string>()
  const words = new Set<string>()
  const lines: Buffer[] = []
  const golden: Buffer[] = []
  const timed: Statement[] = []
  let count = 0
  const goldenOf = (records: readonly StoredRecord[], times?: Times) => goldenRow(records, times, seenWords, words)

  const addUntimed = (records: readonly IncomingRecord[], now: Date) => {
    lines.push(TEXT.chunk(records.map((record) => recordLine(statementOf(record)))))
    golden.push(BINARY.chunk(byNpi(records, now).map((ofOne) => goldenOf(ofOne))))
  }

  const addTimed = (records: readonly IncomingRecord[], now: Date) => {
    const statements = records.map(statementOf)
    timed.push(...statements)
    lines.push(TEXT.chunk(statements.map((statement) => timedRecordLine(statement, now))))
    const rows = byNpi(records, now).map((ofOne) => {
      const { insertedAt = now, updatedAt = now } = ofOne[0]!
      return goldenOf(ofOne, { insertedAt, updatedAt })
    })
    golden.push(BINARY.chunk(rows))
  }

  return {
    add(records) {
      if (records.some(({ npi }) => npis.has(npi))) return false
      const tell = records.some(tellsTimes)
      if (count > 0 && tell !== timed.length > 0) return false
      for (const { npi } of records) npis.add(npi)
      count += records.length
      if (tell) addTimed(records, new Date())
      else addUntimed(records, new Date())
      return true
    },
    async insert(trx) {
      if (count === 0) return { inserted: 0, updated: 0, unchanged: 0 }
      await sql`savepoint new_rows`.execute(trx)
      try {
        const isTimed = timed.length > 0
        await copyIn(trx, 'provider_record', isTimed ? RECORD_COLUMNS : UNTIMED_RECORD_COLUMNS, lines)
        await copyIn(trx, 'provider', isTimed ? GOLDEN_COLUMNS : UNTIMED_GOLDEN_COLUMNS, golden, BINARY)
        await writeWords(trx, words, seenWords)
        return { inserted: npis.size, updated: count - npis.size, unchanged: 0 }
      } catch (error) {
        if (!isConflict(error)) throw error
        await sql`rollback to savepoint new_rows`.execute(trx)
        return undefined
      }
    },
    statements: () => (timed.length > 0 ? timed : lines.flatMap(linesOf).map(readRecordLine)),
  }
}

function byNpi(records: readonly IncomingRecord[], now: Date) {
  const stored = records.map((record) => ({ ...record, retrievedAt: record.retrievedAt ?? now }))
  return [...Map.groupBy(stored, ({ npi }) => npi).values()]
}

const tellsTimes = ({ retrievedAt, insertedAt, updatedAt }: IncomingRecord) =>
  retrievedAt !== undefined || insertedAt !== undefined || updatedAt !== undefined

const linesOf = (chunk: Buffer) => String(chunk).split('\n').filter(Boolean)

const UNIQUE_VIOLATION = '23505'
const isConflict = (error: unknown) => (error as { code?: string }).code === UNIQUE_VIOLATION
