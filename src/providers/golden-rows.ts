import { sql, type Transaction } from 'kysely'
import { BINARY, copyAll } from '../db/copy.ts'
import {
  binaryBigint,
  binaryBoolean,
  binaryJsonb,
  binaryRow,
  binaryText,
  binaryTimestamptz,
  binaryTsvector,
  type Bytes,
} from '../db/copy-binary.ts'
import type { Database } from '../db/tables.ts'
import { golden } from './golden.ts'
import { FACT_FIELDS, type ProviderFacts, type StoredRecord } from './provider.ts'
import { FACT_COLUMNS, factValues, PROVIDER_COLUMNS, RECORD_COLUMNS, toProvider, toRecord } from './rows.ts'
import type { SeenWords } from './seen-words.ts'

type Trx = Transaction<Database>

/** When a provider came in and when it last changed: as before when the golden record is as it was. */
export interface Times {
  insertedAt: Date
  updatedAt: Date
  before?: { golden: string; updatedAt: Date }
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

/** Takes the golden records of `npis` out, to be written anew; answers their times, and what they were. */
export async function takeOut(trx: Trx, npis: readonly number[]): Promise<Map<string, Times>> {
  const rows = await trx
    .deleteFrom('provider')
    .where('npi', '=', sql<number>`any(${npis}::bigint[])`)
    .returning(PROVIDER_COLUMNS)
    .execute()
  return new Map(
    rows.map((row) => {
      const { npi, insertedAt, updatedAt, ...provider } = toProvider(row)
      return [npi, { insertedAt, updatedAt, before: { golden: meaning(provider), updatedAt } }]
    }),
  )
}

/** What a golden record says, as text: equal for equal ones. */
function meaning(golden: ProviderFacts & { sample: boolean }): string {
  const taxonomies = golden.taxonomies.map((one) => [
    one.code,
    one.description,
    one.primary,
    one.license,
    one.licenseState,
  ])
  return JSON.stringify([
    golden.sample,
    taxonomies,
    ...FACT_FIELDS.map((field) => field !== 'taxonomies' && golden[field]),
  ])
}

/** The columns of a golden row, as {@link goldenRow} gives them. */
export const GOLDEN_COLUMNS = [
  'npi',
  'npi_valid',
  'sample',
  'name',
  'sort_name',
  'search',
  ...FACT_COLUMNS,
  'inserted_at',
  'updated_at',
] as const

/**
 * The golden row of a NPI, for a COPY in the binary format, from all of its records (at least one); without its times when
 * there are none. What it is found by is added to `unseen` where new.
 */
export function goldenRow(
  records: readonly StoredRecord[],
  times: Times | undefined,
  seenWords: SeenWords,
  unseen: Set<string>,
): Bytes {
  const { npi, npiValid, sample, name, sortName, search, facts } = golden(records)
  for (const words of search.typed) seenWords.collectNew(words, unseen)
  const values = [
    binaryBigint(Number(npi)),
    binaryBoolean(npiValid),
    binaryBoolean(sample),
    binaryText(name),
    binaryText(sortName),
    binaryTsvector(search.count, search.lexemes),
  ]
  for (const [i, value] of factValues(facts).entries())
    values.push(i === TAXONOMIES ? binaryJsonb(value!) : binaryText(value))
  if (times) {
    const { before } = times
    const isSame = before?.golden === meaning({ ...facts, sample })
    values.push(binaryTimestamptz(times.insertedAt), binaryTimestamptz(isSame ? before.updatedAt : times.updatedAt))
  }
  return binaryRow(values)
}

const TAXONOMIES = FACT_FIELDS.indexOf('taxonomies')

/** Derives and writes the golden records of NPIs that have none now, and the words they are found by. */
export async function writeGolden(
  trx: Trx,
  byNpi: ReadonlyMap<string, StoredRecord[]>,
  times: ReadonlyMap<string, Times>,
  seenWords: SeenWords,
): Promise<void> {
  const unseen = new Set<string>()
  const rows = function* () {
    for (const [npi, records] of byNpi) yield goldenRow(records, times.get(npi), seenWords, unseen)
  }
  await copyAll(trx, 'provider', GOLDEN_COLUMNS, rows(), BINARY)
  await writeWords(trx, unseen, seenWords)
}

/** Adds words to those that a search with typing errors looks among. */
export async function writeWords(trx: Trx, words: ReadonlySet<string>, seenWords: SeenWords): Promise<void> {
  if (words.size === 0) return
  await sql`insert into search_word select unnest(${[...words]}::text[]) on conflict do nothing`.execute(trx)
  seenWords.addAll(words)
}

/** Writes the golden records of `npis` anew from what their sources still say; those with no record left go. */
export async function rederive(trx: Trx, npis: readonly number[], seenWords: SeenWords): Promise<void> {
  const records = await recordsOf(trx, npis)
  const times = await takeOut(trx, npis)
  for (const entry of times.values()) entry.updatedAt = new Date()
  await writeGolden(trx, records, times, seenWords)
}
