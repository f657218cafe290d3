import type { SourceRecord } from '../../providers/provider.ts'
import { csvRows } from '../../files/csv-rows.ts'
import { fromTheStart, inPieces } from '../../files/file-start.ts'
import { seeded } from '../../random.ts'
import { createReservoir } from '../../reservoir.ts'
import { addRecord, newBatch, reject } from '../record.ts'
import type { FetchOptions, SourceBatch } from '../source.ts'
import { bindColumns, type BulkColumns } from './bulk-columns.ts'
import { openBulkFile } from './bulk-file.ts'
import { bulkRecord, stubProblem, type TaxonomyNames } from './bulk-record.ts'
import { NPPES } from './name.ts'
import { readTaxonomyNames } from './taxonomy-names.ts'

export interface BulkOptions {
  /** path or http(s) URL of a V2 main file, as CSV or in its zip */
  file?: string | undefined
  /** records, unless the fetch names a number */
  limit: number
  /** of the draw */
  seed: number
  /** path of a NUCC taxonomy CSV, for the specialties' names */
  taxonomyFile?: string | undefined
}

/** The main file in a dissemination zip; beside it lies a `_fileheader` that has no rows. */
const MAIN_FILE = /^npidata_pfile_.*(?<!_fileheader)\.csv$/i
const MAX_ROW_BYTES = 1024 * 1024
/** The rows that a draw is made from. */
const DRAWN_FROM = 10_000
const BATCH = 2_000

/**
 * Providers from a bulk file: up to 10,000 are drawn at random from its first 10,000 rows, more are its first rows in
 * order. A file that is no V2 main file is an Error that says why, in one line.
 */
export async function* fetchFromFile(
  options: BulkOptions,
  { signal, limit }: FetchOptions,
): AsyncGenerator<SourceBatch> {
  if (!options.file) throw new Error('no NPPES file is set')
  const count = limit ?? options.limit
  const names = await readTaxonomyNames(options.taxonomyFile)
  await using file = await openBulkFile(options.file, MAIN_FILE, signal)
  const batches = readBulk(file.bytes, names)
  if (count <= DRAWN_FROM) yield await drawFrom(batches, count, options.seed)
  else yield* firstOf(batches, count)
}

/** All of a main file in batches, in order. A row that cannot be kept is rejected with its line. */
async function* readBulk(bytes: AsyncIterable<Uint8Array>, names: TaxonomyNames): AsyncGenerator<SourceBatch> {
  let at: BulkColumns | undefined
  let batch = newBatch()
  for await (const rows of csvRows(fromTheStart(inPieces(bytes)), MAX_ROW_BYTES)) {
    for (const row of rows) {
      if (at) addRow(batch, row, at, names)
      else at = bindColumns('error' in row ? [] : row.values)
      if (batch.records.length + batch.rejected.length < BATCH) continue
      yield batch
      batch = newBatch()
    }
  }
  if (!at) throw new Error('this is no NPPES V2 main file: it has no header line')
  yield batch
}

type Row = { line: number; values: readonly string[] } | { line: number; error: string }

function addRow(batch: SourceBatch, row: Row, at: BulkColumns, names: TaxonomyNames): void {
  const where = `line ${row.line}`
  if ('error' in row) return reject(batch, null, row.error, where)
  const { values } = row
  const npi = values[at.npi]
  if (values.length !== at.count) return reject(batch, npi, `has ${values.length} of ${at.count} values`, where)
  const problem = stubProblem(values, at)
  if (problem) reject(batch, npi, problem, where, true)
  else addRecord(batch, bulkRecord(values, at, names), NPPES, where)
}

async function drawFrom(batches: AsyncIterable<SourceBatch>, count: number, seed: number): Promise<SourceBatch> {
  const drawn = createReservoir<{ record: SourceRecord; place: number }>(count, seeded(seed))
  const rejected: SourceBatch['rejected'] = []
  let rows = 0
  for await (const batch of batches) {
    rows += batch.records.length + batch.rejected.length
    for (const record of batch.records) drawn.add({ record, place: drawn.seen() })
    rejected.push(...batch.rejected)
    if (rows >= DRAWN_FROM) break
  }
  const inOrder = drawn.items().toSorted((a, b) => a.place - b.place)
  return { records: inOrder.map(({ record }) => record), rejected }
}

async function* firstOf(batches: AsyncIterable<SourceBatch>, count: number): AsyncGenerator<SourceBatch> {
  let left = count
  for await (const batch of batches) {
    yield { ...batch, records: batch.records.slice(0, left) }
    left -= batch.records.length
    if (left <= 0) return
  }
}
