import type { ColumnType, Generated } from 'kysely'
import type { FieldExplanation } from '../matching/score.ts'
import type { MatchModel } from '../matching/model/model.ts'
import type { IdentityEventType, ReviewKind, ReviewStatus } from './stored.ts'

type Json<T> = ColumnType<T, string, string>

export interface PatientPersonTable {
  mpi_id: string
  active: boolean
  merged_into: string | null
  merge_event: number | null
  emptied_into: string | null
  root: string
  profile: string
  created_at: Date
}

export interface PatientRecordTable {
  id: number
  source: string
  source_id: string
  mpi_id: string
  home: string
  /** JSON array as text */
  origins: string
  /** JSON as text, since jsonb refuses some strings that an input may hold */
  input: string
  profile: string
  history: string
  hash: string
  registered_at: Date
  updated_at: Date
  recorded_at: Date | null
}

/** Postings: which records have a blocking key. */
export interface PatientKeyTable {
  key: number
  record: number
}

export interface PatientEventTable {
  id: number
  type: IdentityEventType
  mpi_id: string
  other_mpi_id: string | null
  source: string | null
  source_id: string | null
  actor: string
  reason: string | null
  at: Date
  /** JSON as text, as the input of a record */
  before: string | null
}

export interface PatientReviewTable {
  id: number
  kind: ReviewKind
  status: ReviewStatus
  shown: boolean
  record: number
  other_record: number
  home: string | null
  mpi_id: string
  other_mpi_id: string
  probability: number
  match_weight: number
  doubt: Generated<number>
  explanation: Json<FieldExplanation[]>
  opened_at: Date
  resolved_at: Date | null
  resolved_by: string | null
}

/** Two records that must not be joined, the smaller id first. */
export interface PatientSeparationTable {
  record: number
  other_record: number
}

/** How many persons have a value, under a hash of field and value. */
export interface PatientFrequencyTable {
  value: number
  persons: number
}

/** Totals, one row each. */
export interface PatientTotalTable {
  name: 'persons' | 'records'
  total: number
}

export interface MatchModelTable {
  version: string
  active: boolean
  kept_at: Date
  model: Json<MatchModel>
}

/** What the secret of the hashes is recognised by: one row at most. */
export interface PatientHashMarkTable {
  id: Generated<number>
  mark: string
}

export interface PatientTables {
  patient_person: PatientPersonTable
  patient_record: PatientRecordTable
  patient_key: PatientKeyTable
  patient_event: PatientEventTable
  patient_review: PatientReviewTable
  patient_separation: PatientSeparationTable
  patient_frequency: PatientFrequencyTable
  patient_total: PatientTotalTable
  match_model: MatchModelTable
  patient_hash_mark: PatientHashMarkTable
}
