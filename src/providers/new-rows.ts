import { sql, type Transaction } from 'kysely'
import { copyLine, copyText } from '../db/copy.ts'
import type { Database } from '../db/tables.ts'
import { GOLDEN_COLUMNS, goldenValues, writeWords } from './golden-rows.ts'
import { recordLine, type Statement } from './incoming.ts'
import type { StoredRecord } from './provider.ts'
import { RECORD_COLUMNS } from './rows.ts'
import type { SeenWords } from './seen-words.ts'

/** Rows of both tables for NPIs that the registry is thought not to know, ready to be sent. */
export interface NewRows {
  /** Adds what is said of some NPIs; false when one of them stands in the rows already. */
  add(said: readonly { statement: Statement; record: StoredRecord }[]): boolean
  /** Writes them; false, with nothing written, when the registry knows one of the NPIs. */
  insert(trx: Transaction<Database>): Promise<boolean>
  /** How many NPIs there are. */
  size(): number
}

/** Begins rows. Adding to them takes no lock and asks nothing. */
export function createNewRows(seenWords: SeenWords): NewRows {
  const npis = new Set<string>()
  const words = new Set<string>()
  const records: Buffer[] = []
  const golden: Buffer[] = []
  return {
    size: () => npis.size,
    add(said) {
      if (said.some(({ record }) => npis.has(record.npi))) return false
      const now = new Date()
      for (const { record } of said) npis.add(record.npi)
      records.push(chunk(said.map(({ statement }) => recordLine(statement))))
      golden.push(
        chunk(
          Array.from(Map.groupBy(said, ({ record }) => record.npi).values(), (ofOne) => {
            const { insertedAt = now, updatedAt = now } = ofOne[0]!.statement
            const stored = ofOne.map(({ record }) => record)
            return copyLine(goldenValues(stored, { insertedAt, updatedAt }, seenWords, words))
          }),
        ),
      )
      return true
    },
    async insert(trx) {
      await sql`savepoint new_rows`.execute(trx)
      try {
        await copyText(trx, 'provider_record', RECORD_COLUMNS, records)
        await copyText(trx, 'provider', GOLDEN_COLUMNS, golden)
        await writeWords(trx, words, seenWords)
        return true
      } catch (error) {
        if (!isConflict(error)) throw error
        await sql`rollback to savepoint new_rows`.execute(trx)
        return false
      }
    },
  }
}

const chunk = (lines: readonly string[]) => Buffer.from(`${lines.join('\n')}\n`)

const UNIQUE_VIOLATION = '23505'
const isConflict = (error: unknown) => (error as { code?: string }).code === UNIQUE_VIOLATION
