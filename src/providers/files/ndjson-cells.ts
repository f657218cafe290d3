import { isObject } from '../../files/cell-values.ts'
import { parseExactly } from '../../files/exact-json.ts'
import { cellsOf, columnOf, type Cells, type Column } from './columns.ts'
import { ndjsonLines } from '../../files/ndjson-lines.ts'
import type { CellRow, CellRows } from './file-batch.ts'

/** Keys that are remembered, so that a file of ever new ones does not fill the memory. */
const MAX_KEYS = 1_000
type Columns = Map<string, Column | null>

/** The rows of an NDJSON file by column: one JSON object a line, its keys in any spelling that a CSV header may have. */
export async function* ndjsonCells(pieces: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<CellRows> {
  const columns: Columns = new Map()
  for await (const lines of ndjsonLines(pieces, maxBytes)) {
    const ignored: string[] = []
    const rows = lines.map((found): CellRow => {
      const { line } = found
      const result = 'error' in found ? found.error : parseLine(found.text, columns, ignored)
      return typeof result === 'string' ? { line, field: null, message: result } : { line, cells: result }
    })
    yield { rows, ignored }
  }
}

function parseLine(text: string, columns: Columns, ignored: string[]): Cells | string {
  let value: unknown
  try {
    value = parseExactly(text)
  } catch {
    return 'the line is not valid JSON'
  }
  if (!isObject(value)) return 'the line must be a JSON object'
  const cells = cellsOf(value, (key) => columnOfKey(key, columns, ignored))
  return typeof cells === 'string' ? `two keys of the object mean ${cells}` : cells
}

function columnOfKey(key: string, columns: Columns, ignored: string[]): Column | null {
  const known = columns.get(key)
  if (known !== undefined) return known
  const column = columnOf(key) ?? null
  if (columns.size < MAX_KEYS) {
    columns.set(key, column)
    if (column === null) ignored.push(key.slice(0, 60))
  }
  return column
}
