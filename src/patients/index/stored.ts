import type { FieldExplanation } from '../matching/score.ts'
import type { PatientInput } from '../patient.ts'

/** What names a record outside of the index. */
export interface RecordRef {
  source: string
  sourceId: string
}

/**
 * A person. Merging makes persons a forest: `mergedInto` is the edge to the survivor, `root` the person at the end of the
 * edges (itself where there is none). Only a root has records, and only a root with records is active.
 */
export interface StoredPerson {
  mpiId: string
  active: boolean
  mergedInto: string | null
  /** The event that made the edge; what takes it back must name it. */
  mergeEvent: number | null
  /** Where its own records went, of a root that has none left: a home; null also when those were erased. */
  emptiedInto: string | null
  root: string
  /** Packed profile over all records and their history; empty of a person without records. */
  profile: string
  createdAt: Date
}

/** A source record. Its person is the root of its `home`, so that edges come and go without touching it. */
export interface StoredRecord extends RecordRef {
  id: number
  /** The active person that it belongs to. */
  mpiId: string
  /** The person that it was put into. */
  home: string
  /** The homes that stewards took it from, the last one last: where unlinking puts it back. */
  origins: readonly string[]
  input: PatientInput
  /** Packed profile of the present values. */
  profile: string
  /** Packed profile of values that the record had once; empty without any. */
  history: string
  /** Equal for equal content. */
  hash: string
  registeredAt: Date
  updatedAt: Date
  /** When its source says that it was recorded. */
  recordedAt: Date | null
}

export type IdentityEventType =
  | 'REGISTERED'
  | 'UPDATED'
  | 'LINKED'
  | 'UNLINKED'
  | 'MERGED'
  | 'UNMERGED'
  | 'REVIEW_RESOLVED'
  | 'DELETED'

/** What was before an event, as far as it cannot be told from the events before. */
export interface Before {
  /** Of an update: the demographics that it replaced. Erased with the record. */
  input?: PatientInput
  /** Of an update: when those were recorded, ISO 8601. */
  recordedAt?: string | null
  /** Of a move: the home that the record was taken from; absent of a record that was new. */
  home?: string
  /** Of a link: how many links of the record can be taken back then, this one first. Of a split: one more than could before. */
  depth?: number
  /** Of a link: the home that the record was put back into, where that is not the person itself. */
  into?: string
  /** Of a link: separations from those that the record left, of before: they stay when it comes back. */
  apart?: readonly Separation[]
  /** Of a link: emptied persons who led to where the record was, and lead to where it went. */
  led?: string[]
  /** Of a link or a merge: the separations that it overruled. */
  separations?: readonly Separation[]
  /** Of an unlink: that there was no home to go back to, and the person is new. */
  split?: true
  /** Of a merge or a link that resolved reviews: which. */
  reviews?: number[]
  /** Of a merge that relinking made: the version of the match model. */
  model?: string
  /** Of an unmerge: the event that it took back. */
  mergeEvent?: number
  /** Of a resolution: its review. */
  review?: number
  /** Of a resolution: the answer; absent of those from before it was kept. */
  decision?: Exclude<ReviewStatus, 'OPEN'>
}

/** A change of who belongs to whom, or of what a record says. Ids ascend in the order in which it happened. */
export interface IdentityEvent {
  id: number
  type: IdentityEventType
  /** The person that it is about, or that a record came to, or that survived. */
  mpiId: string
  /** The person that a record came from, or that was retired. */
  otherMpiId: string | null
  source: string | null
  sourceId: string | null
  actor: string
  reason: string | null
  at: Date
  before: Before | null
}

export type ReviewStatus = 'OPEN' | 'SAME' | 'DIFFERENT'

/** The question is whether two persons are one (`JOIN`), or whether a record that no longer fits is still of its person (`FIT`). */
export type ReviewKind = 'JOIN' | 'FIT'

/**
 * A question to a steward about two records, and thereby about the persons that these are of at the time. It is `shown`
 * while it is open and makes sense: a JOIN while its persons are two, a FIT while its record is in the home that it was
 * asked about, and one at a time of the same persons.
 */
export interface StoredReview {
  id: number
  kind: ReviewKind
  status: ReviewStatus
  shown: boolean
  record: number
  otherRecord: number
  /** Of a FIT: the home of the record when it was asked; null of a JOIN, and of one that was asked before that was kept. */
  home: string | null
  mpiId: string
  otherMpiId: string
  probability: number
  matchWeight: number
  explanation: FieldExplanation[]
  openedAt: Date
  resolvedAt: Date | null
  resolvedBy: string | null
}

/** Two records that the machine must not join, the smaller id first. */
export type Separation = readonly [record: number, other: number]
