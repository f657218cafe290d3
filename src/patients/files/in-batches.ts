import type { PatientRow } from './patient-row.ts'
import type { PatientRows } from './read-patients.ts'

/** Rows that go together. */
export interface PatientBatch {
  rows: PatientRow[]
  /** bytes of the file read by then */
  bytes: number
}

/** Rows in batches of `most`, in their order; fewer when their values have more than `mostCharacters`. */
export async function* inBatches(
  pieces: AsyncIterable<PatientRows>,
  most: number,
  mostCharacters: number,
): AsyncGenerator<PatientBatch> {
  let rows: PatientRow[] = []
  let characters = 0
  let consumed = 0
  for await (const piece of pieces) {
    consumed = piece.bytes
    for (const row of piece.rows) {
      const length = 'patient' in row ? JSON.stringify(row).length : 0
      if (rows.length > 0 && (rows.length >= most || characters + length > mostCharacters)) {
        yield { rows, bytes: consumed }
        rows = []
        characters = 0
      }
      rows.push(row)
      characters += length
    }
  }
  if (rows.length > 0) yield { rows, bytes: consumed }
}
