import type { IndexChanges, KeyOfRecord } from '../index/patient-index.ts'
import type { IdentityEvent, RecordRef, StoredPerson, StoredRecord, StoredReview } from '../index/stored.ts'

/** The name of a record as one text. */
export const refKey = ({ source, sourceId }: RecordRef): string => `${source}\u0000${sourceId}`

/** What a batch has written so far, before any of it is kept. */
export interface Drafts {
  newPersons: StoredPerson[]
  /** By {@link refKey}: the record as it is now. */
  records: Map<string, StoredRecord>
  newRecords: Set<string>
  changedRecords: Set<string>
  newKeys: KeyOfRecord[]
  events: IdentityEvent[]
  newReviews: StoredReview[]
  /** Persons of the index of whom more is known now. */
  grown: Set<string>
}

export function emptyDrafts(existing: readonly StoredRecord[]): Drafts {
  return {
    newPersons: [],
    records: new Map(existing.map((record) => [refKey(record), record])),
    newRecords: new Set(),
    changedRecords: new Set(),
    newKeys: [],
    events: [],
    newReviews: [],
    grown: new Set(),
  }
}

/** The drafts as changes of the index; `profileOf` gives the packed profile that a person has in the end. */
export function changesOf(drafts: Drafts, profileOf: (mpiId: string) => string): IndexChanges {
  const records = (refs: Iterable<string>) => Array.from(refs, (ref) => drafts.records.get(ref)!)
  return {
    newPersons: drafts.newPersons.map((person) => ({ ...person, profile: profileOf(person.mpiId) })),
    grownPersons: Array.from(drafts.grown, (mpiId) => ({ mpiId, profile: profileOf(mpiId) })),
    newRecords: records(drafts.newRecords),
    changedRecords: records([...drafts.changedRecords].filter((ref) => !drafts.newRecords.has(ref))),
    newKeys: drafts.newKeys,
    events: drafts.events,
    newReviews: drafts.newReviews,
  }
}
