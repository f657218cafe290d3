import { columnOf, mapColumns, type Cells } from '../providers/files/columns.ts'
import { csvRows } from '../providers/files/csv-rows.ts'
import { fromTheStart, inPieces } from '../providers/files/file-start.ts'
import { withNameParts } from '../providers/files/person-name.ts'
import type { Taxonomy } from '../providers/provider.ts'
import { cleanText } from '../providers/validation.ts'
import { get, text, type Reply } from './http.ts'
import { addRecord, newBatch, reject } from './record.ts'
import { TransientError, type FetchOptions, type SourceBatch } from './source.ts'

const MAX_BYTES = 64 * 2 ** 20
const MAX_ROW_BYTES = 256 * 1024
const TIMEOUT = 60_000
const BATCH = 2_000

/**
 * The providers of the feed at `url`: CSV with a header line, or a JSON array, or `{"providers": […]}`; at most 64 MiB.
 * Headings and keys are read in any usual spelling. A body that cannot be read is an Error, one that is cut short a
 * {@link TransientError}.
 */
export async function* fetchFeed(
  name: string,
  url: string,
  { signal, limit }: FetchOptions,
): AsyncGenerator<SourceBatch> {
  const accept = 'text/csv, application/json;q=0.9, */*;q=0.1'
  const reply = await get(url, { signal, accept, timeoutMs: TIMEOUT, maxBytes: MAX_BYTES })
  const { isJson, body } = await recognise(reply)
  const rows = isJson ? jsonRows(await text({ ...reply, body })) : cellRows(body)
  let left = limit ?? Infinity
  let batch = newBatch()
  for await (const { cells, where, error } of rows) {
    if (left <= 0) break
    const before = batch.records.length
    if (error) reject(batch, null, error, where)
    else addRecord(batch, withTaxonomies(withNameParts(cells)), name, where)
    left -= batch.records.length - before
    if (batch.records.length + batch.rejected.length < BATCH) continue
    yield batch
    batch = newBatch()
  }
  yield batch
}

interface Row {
  cells: Cells
  where: string
  error?: string
}

/** JSON by the content type, or because the body starts like it; a web page is refused. */
async function recognise({ contentType, body }: Reply): Promise<{ isJson: boolean; body: AsyncIterable<Uint8Array> }> {
  const pieces = body[Symbol.asyncIterator]()
  const first = await pieces.next()
  const start = first.done
    ? ''
    : Buffer.from(first.value)
        .toString('utf8', 0, 64)
        .replace(/^\ufeff/, '')
        .trimStart()
  if (start.startsWith('<')) {
    await pieces.return?.()
    throw new TransientError('the feed answered with a web page, not with CSV or JSON')
  }
  const isJson = /[/+]json\b/i.test(contentType) || /^[[{]/.test(start)
  return { isJson, body: rejoined() }

  async function* rejoined() {
    try {
      if (!first.done) yield first.value
      for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value
    } finally {
      await pieces.return?.()
    }
  }
}

async function* cellRows(body: AsyncIterable<Uint8Array>): AsyncGenerator<Row> {
  let columns: ReturnType<typeof mapColumns>['columns'] | undefined
  for await (const rows of csvRows(fromTheStart(inPieces(body)), MAX_ROW_BYTES)) {
    for (const row of rows) {
      const where = `line ${row.line}`
      if ('error' in row) yield { cells: {}, where, error: row.error }
      else if (!columns) columns = mapColumns(row.values, row.line).columns
      else yield { cells: Object.fromEntries(columns.map((column, i) => [column ?? '', row.values[i]])), where }
    }
  }
}

function* jsonRows(body: string): Generator<Row> {
  for (const [index, entry] of entries(body).entries()) {
    const where = `entry ${index + 1}`
    if (!isObject(entry)) yield { cells: {}, where, error: 'is not an object' }
    else
      yield {
        cells: Object.fromEntries(Object.entries(entry).map(([key, value]) => [columnOf(key) ?? '', value])),
        where,
      }
  }
}

function entries(body: string): unknown[] {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    throw new TransientError('the feed answered with a body that is not complete JSON')
  }
  const list = isObject(value) ? (value.providers ?? value.Providers) : value
  if (!Array.isArray(list)) throw new Error('the feed is neither a JSON array nor an object with "providers"')
  return list
}

/** The cells with a taxonomy entry of their own when they name only the code of one. */
function withTaxonomies(cells: Cells) {
  const given = Array.isArray(cells.taxonomies) ? cells.taxonomies.filter(isObject).flatMap(readTaxonomy) : []
  const code = cleanText(cells.taxonomy)
  const named = code ? readTaxonomy({ code, description: cells.specialty, primary: true }) : []
  const primary = given.find((taxonomy) => taxonomy.primary)
  return {
    ...cells,
    taxonomies: given.length > 0 ? given : named,
    taxonomy: code ?? primary?.code,
    specialty: cleanText(cells.specialty) ?? primary?.description,
  }
}

function readTaxonomy({ code, description, primary, license, licenseState }: Record<string, unknown>): Taxonomy[] {
  const text = cleanText(code)?.toUpperCase()
  if (!text || !/^\d{3}[A-Z0-9]{6}X$/.test(text)) return []
  return [
    {
      code: text,
      description: cleanText(description),
      primary: primary === true,
      license: cleanText(license),
      licenseState: cleanText(licenseState),
    },
  ]
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
