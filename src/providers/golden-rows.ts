import { sql, type Transaction } from 'kysely'
import { copyRows } from '../db/copy.ts'
import type { Database } from '../db/tables.ts'
import { golden } from './golden.ts'
import type { StoredRecord } from './provider.ts'
import { FACT_COLUMNS, factValues, npiText, RECORD_COLUMNS, toRecord } from './rows.ts'
import { isTyped } from './search/lexemes.ts'
import type { SeenWords } from './seen-words.ts'

type Trx = Transaction<Database>

/** When a provider came in and when it last changed. */
export interface Times {
  insertedAt: Date
  updatedAt: Date
}

/** What is stored of `npis`, by NPI. One statement. */
export async function recordsOf(trx: Trx, npis: readonly number[]): Promise<Map<string, StoredRecord[]>> {
  const rows = await trx
    .selectFrom('provider_record')
    .select(RECORD_COLUMNS)
    .where('npi', '=', sql<number>`any(${npis}::bigint[])`)
    .execute()
  return Map.groupBy(rows.map(toRecord), (record) => record.npi)
}

/** Takes the golden records of `npis` out, to be written anew; answers their times. */
export async function takeOut(trx: Trx, npis: readonly number[]): Promise<Map<string, Times>> {
  const rows = await trx
    .deleteFrom('provider')
    .where('npi', '=', sql<number>`any(${npis}::bigint[])`)
    .returning(['npi', 'inserted_at', 'updated_at'])
    .execute()
  return new Map(rows.map((row) => [npiText(row.npi), { insertedAt: row.inserted_at, updatedAt: row.updated_at }]))
}

const GOLDEN_COLUMNS = [
  'npi',
  'npi_valid',
  'sample',
  'name',
  'sort_name',
  'search',
  'inserted_at',
  'updated_at',
  ...FACT_COLUMNS,
] as const

/** Derives and writes the golden records of NPIs that have none now, and the words they are found by. */
export async function writeGolden(
  trx: Trx,
  byNpi: ReadonlyMap<string, StoredRecord[]>,
  times: ReadonlyMap<string, Times>,
  seenWords: SeenWords,
): Promise<void> {
  const unseen = new Set<string>()
  await copyRows(trx, 'provider', GOLDEN_COLUMNS, goldenValues(byNpi, times, seenWords, unseen))
  const words = [...new Set(Array.from(unseen, (lexeme) => lexeme.slice(1)))]
  if (words.length)
    await sql`insert into search_word select unnest(${words}::text[]) on conflict do nothing`.execute(trx)
  seenWords.addAll(unseen)
}

function* goldenValues(
  byNpi: ReadonlyMap<string, StoredRecord[]>,
  times: ReadonlyMap<string, Times>,
  seenWords: SeenWords,
  unseen: Set<string>,
) {
  for (const [npi, records] of byNpi) {
    const row = golden(records)
    for (const lexeme of row.lexemes) if (isTyped(lexeme) && !seenWords.has(lexeme)) unseen.add(lexeme)
    const { insertedAt, updatedAt } = times.get(npi)!
    yield [
      Number(npi),
      row.npiValid,
      row.sample,
      row.name,
      row.sortName,
      row.lexemes.join(' '),
      insertedAt,
      updatedAt,
      ...factValues(row.facts),
    ]
  }
}

/** Writes the golden records of `npis` anew from what their sources still say; those with no record left go. */
export async function rederive(trx: Trx, npis: readonly number[], seenWords: SeenWords): Promise<void> {
  const records = await recordsOf(trx, npis)
  const times = await takeOut(trx, npis)
  for (const entry of times.values()) entry.updatedAt = new Date()
  await writeGolden(trx, records, times, seenWords)
}
