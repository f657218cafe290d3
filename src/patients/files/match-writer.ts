import { csvCell } from '../../files/csv-cell.ts'
import type { InputWarning } from '../patient.ts'

/** The answer about one row of a file. */
export interface RowAnswer {
  line: number
  id: string | null
  status: string
  mpiId: string | null
  probability: number | null
  grade: string | null
  /** How many persons it may be. */
  candidates: number
  warnings: readonly InputWarning[]
  error: { code: string; message: string; field: string | null } | null
}

export const CSV_HEADER = 'line,id,status,mpi_id,probability,grade,candidates,warnings,error\n'

/** An answer as a line of CSV (RFC 4180 with LF). Values that a spreadsheet would run are guarded. */
export function csvAnswer(answer: RowAnswer): string {
  const { line, id, status, mpiId, probability, grade, candidates, warnings, error } = answer
  const values = [
    String(line),
    id,
    status,
    mpiId,
    probability === null ? null : String(probability),
    grade,
    String(candidates),
    warnings.map(({ field, message }) => `${field} ${message}`).join('; '),
    error && `${error.code}: ${error.field === null ? '' : `${error.field}: `}${error.message}`,
  ]
  return `${values.map(csvCell).join(',')}\n`
}

/** An answer as a line of NDJSON, its keys in one order. */
export function ndjsonAnswer(answer: RowAnswer): string {
  const { line, id, status, mpiId, probability, grade, candidates, warnings, error } = answer
  return `${JSON.stringify({ line, id, status, mpiId, probability, grade, candidates, warnings, error })}\n`
}
