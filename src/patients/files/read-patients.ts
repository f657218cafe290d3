import type { FileFormat } from '../../files/file-format.ts'
import { fromTheStart, inPieces } from '../../files/file-start.ts'
import { untilAborted } from '../../files/until-aborted.ts'
import { csvPatients } from './csv-patients.ts'
import type { FileField } from './file-columns.ts'
import { ndjsonPatients } from './ndjson-patients.ts'
import type { FoundRows } from './patient-row.ts'

export interface PatientRows extends FoundRows {
  /** bytes read so far */
  bytes: number
}

export interface ReadOptions {
  format: FileFormat
  /** columns by field, before any guess */
  map: ReadonlyMap<FileField, string>
  /** fields that a CSV file must have a column for, with how to give it */
  needed: ReadonlyMap<FileField, string>
  /** the source of rows that name none, of which local identifiers are; null when it is not known */
  source?: string | null
  signal: AbortSignal
}

/** A longer row is an error and is not held in memory. */
const LONGEST_ROW = 1024 * 1024

/**
 * The patients of a CSV or NDJSON file, at flat memory. Bad rows stand in their places, and reading goes on.
 * @throws FileFormatError when the file as a whole cannot be read; the reason of `signal` once it aborts
 */
export async function* readPatients(
  bytes: AsyncIterable<Uint8Array>,
  { format, map, needed, source = null, signal }: ReadOptions,
): AsyncGenerator<PatientRows> {
  let consumed = 0
  const counted = async function* () {
    for await (const piece of inPieces(untilAborted(bytes, signal))) {
      consumed += piece.length
      yield piece
    }
  }
  const pieces = fromTheStart(counted(), format)
  const found =
    format === 'CSV'
      ? csvPatients(pieces, map, needed, source, LONGEST_ROW)
      : ndjsonPatients(pieces, map, source, LONGEST_ROW)
  for await (const one of found) yield { ...one, bytes: consumed }
}
