import type { IndexChanges } from './changes.ts'
import type { MatchModel } from '../matching/model/model.ts'
import type {
  IdentityEvent,
  RecordRef,
  ReviewStatus,
  Separation,
  StoredPerson,
  StoredRecord,
  StoredReview,
} from './stored.ts'

/** Persons under one key beyond which the key is not searched. */
export const KEY_CAP = 200

/** What a search of blocking keys proposes. */
export interface CandidateSearch {
  /** The packed profile of every person that any query may mean. */
  profiles: ReadonlyMap<string, string>
  /** For each query, in order. */
  found: readonly FoundPersons[]
}

export interface FoundPersons {
  mpiIds: readonly string[]
  /** Whether one of its keys held more persons than are looked at. */
  truncated: boolean
}

/** How many persons there are, and how many of them have each value that was asked for; absent of nobody. */
export interface Frequencies {
  persons: number
  counts: ReadonlyMap<bigint, number>
}

/** A page of reviews, the most doubtful first. */
export interface ReviewPage {
  reviews: StoredReview[]
  hasNextPage: boolean
  totalCount: number
}

export interface ReviewQuery {
  status: ReviewStatus
  first: number
  /** The review after which the page begins. */
  after?: ReviewPlace | undefined
}

/** A place in the order of reviews: distance from even odds in bits, then id. */
export interface ReviewPlace {
  doubt: number
  id: number
}

export interface IndexCounts {
  /** Active ones. */
  persons: number
  records: number
  openReviews: number
}

/** A model that was ever kept, the newest first. */
export interface KeptModel {
  model: MatchModel
  active: boolean
  keptAt: Date
}

/** Reading what happened to identities. */
export type EventReads = Pick<PatientReads, 'event' | 'eventsOf' | 'eventsAfter' | 'newestEvent'>

/** Reading. Every call takes a batch in one round trip, and leaves out what does not exist. */
export interface PatientReads {
  candidates(queries: readonly (readonly bigint[])[]): Promise<CandidateSearch>
  persons(mpiIds: readonly string[]): Promise<StoredPerson[]>
  /** The given roots and all persons who were merged into them, directly or not. */
  trees(roots: readonly string[]): Promise<StoredPerson[]>
  /** In the order of their ids, whatever the order of `refs`. */
  records(refs: readonly RecordRef[]): Promise<StoredRecord[]>
  recordsById(ids: readonly number[]): Promise<StoredRecord[]>
  /** By person, then by id. */
  recordsOf(mpiIds: readonly string[]): Promise<StoredRecord[]>
  /** The next records by id, at most `count`: a walk through all of them begins after 0. */
  recordsAfter(id: number, count: number): Promise<StoredRecord[]>
  /** The record with the smallest id of each person. */
  firstRecords(mpiIds: readonly string[]): Promise<Map<string, number>>
  event(id: number): Promise<IdentityEvent | undefined>
  /** Events that name any of the persons, the oldest first. */
  eventsOf(mpiIds: readonly string[]): Promise<IdentityEvent[]>
  /** The next events by id, at most `count`: a walk through all of them begins after 0. */
  eventsAfter(id: number, count: number): Promise<IdentityEvent[]>
  /** The id of the last event; 0 before the first. */
  newestEvent(): Promise<number>
  reviewsById(ids: readonly number[]): Promise<StoredReview[]>
  /** Shown ones where the status is OPEN. */
  reviews(query: ReviewQuery): Promise<ReviewPage>
  /** Open reviews about any of the records, shown or not, the oldest first. */
  openReviewsOf(records: readonly number[]): Promise<StoredReview[]>
  /** Separations of any of the records. */
  separationsOf(records: readonly number[]): Promise<Separation[]>
  frequencies(values: readonly bigint[]): Promise<Frequencies>
  counts(): Promise<IndexCounts>
  /** The model in use; undefined while none was activated. */
  activeModel(): Promise<MatchModel | undefined>
  models(): Promise<KeptModel[]>
  /** The mark that {@link PatientUnit.keepHashMark} kept. */
  hashMark(): Promise<string | undefined>
}

/** One transaction: it sees its own writes, and no other transaction writes meanwhile. */
export interface PatientUnit extends PatientReads {
  /** The first of `count` consecutive ids for records, events and reviews, greater than all before. */
  takeIds(count: number): Promise<number>
  /** Everything at once, in a number of statements that does not grow with it. */
  write(changes: IndexChanges): Promise<void>
  /** Keeps a model under its version; one kept under that version before is replaced. */
  keepModel(model: MatchModel, keptAt: Date): Promise<void>
  /** Makes the model of a version the one in use; false when there is none. */
  activateModel(version: string): Promise<boolean>
  /** Keeps what the secret is recognised by that keys and values are hashed with, in the place of the one before. */
  keepHashMark(mark: string): Promise<void>
}

/** Where the Master Patient Index is kept. It stores and finds; who is whom is decided elsewhere. */
export interface PatientIndex extends PatientReads {
  /** Runs `work` alone among all writers of all processes; all of it is kept, or nothing when it throws. */
  transaction<T>(work: (unit: PatientUnit) => Promise<T>): Promise<T>
}
