import type { IdentityEvent, RecordRef, Separation, StoredPerson, StoredRecord, StoredReview } from './stored.ts'

/** What one transaction changes. A part that is absent changes nothing. */
export interface IndexChanges {
  newPersons?: readonly StoredPerson[]
  changedPersons?: readonly StoredPerson[]
  /** Active persons of whom only more is known. */
  grownPersons?: readonly GrownPerson[]
  newRecords?: readonly StoredRecord[]
  changedRecords?: readonly StoredRecord[]
  removedRecords?: readonly number[]
  /** Blocking keys of records. */
  newKeys?: readonly KeyOfRecord[]
  removedKeys?: readonly KeyOfRecord[]
  events?: readonly IdentityEvent[]
  newReviews?: readonly StoredReview[]
  changedReviews?: readonly StoredReview[]
  removedReviews?: readonly number[]
  newSeparations?: readonly Separation[]
  removedSeparations?: readonly Separation[]
  frequencies?: FrequencyChanges
  /** Records whose demographics no event keeps. */
  erased?: readonly RecordRef[]
}

/** By how much the number of persons and of those with each value changes. */
export interface FrequencyChanges {
  persons: number
  counts: ReadonlyMap<bigint, number>
  /** Those of the values that nobody had, when all were read in the same transaction before. */
  absent?: ReadonlySet<bigint>
}

/** A person and the packed profile that it has now. */
export type GrownPerson = Pick<StoredPerson, 'mpiId' | 'profile'>

/** That a record has a blocking key. */
export type KeyOfRecord = readonly [key: bigint, record: number]
