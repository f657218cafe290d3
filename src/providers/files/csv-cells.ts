import { mapColumns, type Cells, type Column } from './columns.ts'
import { csvRows, type CsvRow } from '../../files/csv-rows.ts'
import { FileFormatError } from '../../files/file-error.ts'
import { unguardFormula } from '../../files/formula.ts'
import type { CellRow, CellRows } from './file-batch.ts'

/**
 * The rows of a CSV file by column. The first line that is not blank is the header.
 * @throws FileFormatError when the header cannot be used
 */
export async function* csvCells(pieces: AsyncIterable<Buffer>, maxRecordBytes: number): AsyncGenerator<CellRows> {
  let columns: (Column | null)[] | undefined
  for await (const found of csvRows(pieces, maxRecordBytes)) {
    let ignored: readonly string[] = []
    let rows = found
    if (columns === undefined) {
      const [header, ...more] = found
      if (header === undefined) continue
      ;({ columns, ignored } = readHeader(header))
      rows = more
    }
    const known = columns
    yield { rows: rows.map((row) => cellRow(row, known)), ignored }
  }
  if (columns === undefined) throw new FileFormatError('the file is empty')
}

function readHeader(header: CsvRow): { columns: (Column | null)[]; ignored: string[] } {
  if ('error' in header) throw new FileFormatError(header.error, header.line)
  return mapColumns(header.values, header.line)
}

function cellRow(row: CsvRow, columns: readonly (Column | null)[]): CellRow {
  const { line } = row
  if ('error' in row) return { line, field: null, message: row.error }
  const { values } = row
  if (values.length !== columns.length)
    return { line, field: null, message: `the row has ${values.length} fields and the header ${columns.length}` }
  const cells: Cells = {}
  for (let i = 0; i < columns.length; i++) {
    const column = columns[i]
    const value = values[i]
    if (column && value !== undefined) cells[column] = value === '' ? value : unguardFormula(value)
  }
  return { line, cells }
}
