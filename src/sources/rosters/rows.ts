import { isObject } from '../../files/cell-values.ts'
import { parseExactly } from '../../files/exact-json.ts'
import { cellsOf, type Cells } from '../../providers/files/columns.ts'
import { csvCells } from '../../providers/files/csv-cells.ts'
import { fromTheStart, inPieces } from '../../files/file-start.ts'
import { text, type Reply } from '../http.ts'
import { TransientError } from '../source.ts'

/** One entry of a feed by column, and where it stands; or what is wrong with it. */
export interface RosterRow {
  cells: Cells
  where: string
  error?: string
  /** headings that mean nothing to us, with the first rows */
  ignored?: readonly string[]
}

const MAX_ROW_BYTES = 256 * 1024

/** The entries of a feed, CSV or JSON. A body of another shape is an Error, a web page or half of one a {@link TransientError}. */
export async function* rosterRows(reply: Reply): AsyncGenerator<RosterRow> {
  const { isJson, body } = await recognise(reply)
  yield* isJson ? jsonRows(await text({ ...reply, body })) : cellRows(body)
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

async function* cellRows(body: AsyncIterable<Uint8Array>): AsyncGenerator<RosterRow> {
  for await (const { rows, ignored } of csvCells(fromTheStart(inPieces(body)), MAX_ROW_BYTES)) {
    for (const row of rows) {
      const where = `line ${row.line}`
      yield 'cells' in row ? { cells: row.cells, where, ignored } : { cells: {}, where, ignored, error: row.message }
    }
  }
}

function* jsonRows(body: string): Generator<RosterRow> {
  for (const [index, entry] of entries(body).entries()) {
    const where = `entry ${index + 1}`
    const cells = isObject(entry) ? cellsOf(entry) : undefined
    if (cells === undefined) yield { cells: {}, where, error: 'is not an object' }
    else if (typeof cells === 'string') yield { cells: {}, where, error: `two of its keys mean ${cells}` }
    else yield { cells, where }
  }
}

function entries(body: string): unknown[] {
  let value: unknown
  try {
    value = parseExactly(body)
  } catch {
    throw new TransientError('the feed answered with a body that is not complete JSON')
  }
  const list = isObject(value) ? (value.providers ?? value.Providers) : value
  if (!Array.isArray(list)) throw new Error('the feed is neither a JSON array nor an object with "providers"')
  return list
}
