import type { InputWarning } from '../patient.ts'
import type { ItemError } from './item-error.ts'

export type RegisterStatus = 'CREATED' | 'LINKED' | 'REVIEW' | 'UPDATED' | 'UNCHANGED' | 'ERROR'

/** What became of one record, in the place of its input. */
export interface RegisterResult {
  /** REVIEW: kept as a person of its own, with a question to a steward. */
  status: RegisterStatus
  source: string
  sourceId: string
  /** An active person; null of an error. */
  mpiId: string | null
  /** Of the best candidate, or of a changed record's own person; null without one. */
  probability: number | null
  reviewId: number | null
  warnings: InputWarning[]
  error: ItemError | null
}
