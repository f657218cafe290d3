import { csvRows } from '../../files/csv-rows.ts'
import { FileFormatError } from '../../files/file-error.ts'
import { unguardFormula } from '../../files/formula.ts'
import { type FileColumns, type FileField, headerColumns } from './file-columns.ts'
import { type FoundRows, type PatientRow, readPatientRow, wrongRow } from './patient-row.ts'

/** The patients of a CSV file. @throws FileFormatError when its header cannot be used */
export async function* csvPatients(
  pieces: AsyncIterable<Buffer>,
  map: ReadonlyMap<FileField, string>,
  needed: ReadonlyMap<FileField, string>,
  source: string | null,
  longestRow: number,
): AsyncGenerator<FoundRows> {
  let known: FileColumns | undefined
  for await (const rows of csvRows(pieces, longestRow)) {
    const header = known ? undefined : rows.shift()
    if (header) {
      if ('error' in header) throw new FileFormatError(header.error, header.line)
      known = headerColumns(header.values, map, needed, header.line)
    }
    const columns = known
    if (!columns) continue
    yield {
      rows: rows.map((row) =>
        'error' in row ? wrongRow(row.line, null, row.error) : csvPatient(row, columns, source),
      ),
      columns: header && columns,
    }
  }
}

function csvPatient(
  { line, values }: { line: number; values: readonly string[] },
  columns: FileColumns,
  source: string | null,
): PatientRow {
  if (values.length === columns.length) return readPatientRow(line, values.map(unguardFormula), columns, source)
  return wrongRow(line, null, `the row has ${values.length} fields and the header ${columns.length}`)
}
