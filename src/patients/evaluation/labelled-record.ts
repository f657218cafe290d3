import type { PatientInput } from '../patient.ts'

/** A record of which it is known whose it is. */
export interface LabelledRecord {
  /** The line on which it starts; the header is line 1. */
  line: number
  source: string
  id: string
  /** Equal for the records of one person; null of a question that has nobody to find. */
  cluster: string | null
  category: string | null
  patient: PatientInput
}
