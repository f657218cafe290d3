import { isObject } from '../../files/cell-values.ts'
import { parseExactly } from '../../files/exact-json.ts'
import { ndjsonLines } from '../../files/ndjson-lines.ts'
import { type FileColumns, type FileField, keyColumns } from './file-columns.ts'
import { flattened } from './json-values.ts'
import { type FoundRows, type PatientRow, readPatientRow, wrongRow } from './patient-row.ts'

/** The patients of an NDJSON file. */
export async function* ndjsonPatients(
  pieces: AsyncIterable<Buffer>,
  map: ReadonlyMap<FileField, string>,
  source: string | null,
  longestRow: number,
): AsyncGenerator<FoundRows> {
  const columnsOf = keyColumns(map)
  let first: FileColumns | undefined
  let told = false
  const read = (line: number, text: string): PatientRow => {
    const object = parsed(text)
    if (!object) return wrongRow(line, null, 'the line is no JSON object')
    const row = flattened(object)
    if ('message' in row) return wrongRow(line, row.field, row.message)
    const columns = columnsOf(row.keys)
    first ??= columns
    const patient = readPatientRow(line, row.values, columns, source)
    if ('patient' in patient && row.identifiers.length > 0) {
      patient.patient.identifiers = [...(patient.patient.identifiers ?? []), ...row.identifiers]
    }
    return patient
  }
  for await (const lines of ndjsonLines(pieces, longestRow)) {
    const rows = lines.map((one) => ('error' in one ? wrongRow(one.line, null, one.error) : read(one.line, one.text)))
    yield { rows, columns: told ? undefined : first }
    told ||= first !== undefined
  }
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = parseExactly(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}
