import type { IndexChanges, KeyOfRecord } from '../index/changes.ts'
import { newPerson } from '../index/new-person.ts'
import type { IdentityEvent, RecordRef, StoredPerson, StoredRecord, StoredReview } from '../index/stored.ts'
import type { Fit } from './judge.ts'

/** The name of a record as one text. */
export const refKey = ({ source, sourceId }: RecordRef): string => `${source}\u0000${sourceId}`

/** Ids that one record of a batch takes at most: its own, its event's and its review's. */
export const IDS_A_RECORD = 3

/** The first record of a person of the index, until it is read. */
const UNKNOWN = 0

/** What a batch has written so far, before any of it is kept. */
export interface Drafts {
  /** The record as it is now, if there is one. */
  record(ref: RecordRef): StoredRecord | undefined
  isNewPerson(mpiId: string): boolean
  addPerson(): string
  /** Tells that more is known of a person. */
  grow(mpiId: string): void
  addRecord(
    content: Omit<StoredRecord, 'id' | 'home' | 'origins' | 'history' | 'registeredAt' | 'updatedAt'>,
  ): StoredRecord
  changeRecord(record: StoredRecord): void
  /** Makes these the keys that are added to a record, in place of those before. */
  setKeys(keys: readonly bigint[], record: StoredRecord): void
  /** Takes from a record of the index the keys that it may have there. */
  removeKeys(keys: readonly bigint[], record: StoredRecord): void
  addEvent(type: IdentityEvent['type'], record: StoredRecord, actor: string, before?: IdentityEvent['before']): void
  /** Asks whether the record is of that person; whether it still is, when it is of that person now. */
  addReview(record: StoredRecord, mpiId: string, weighed: Omit<Fit, 'fits'>): StoredReview
  /** Persons of the index whose first record {@link changes} must know. */
  questioned(): string[]
  /** The drafts as changes of the index; `profileOf` gives the packed profile that a person has in the end. */
  changes(profileOf: (mpiId: string) => string, firstRecordOf: ReadonlyMap<string, number>): IndexChanges
}

/** Drafts of a batch, with the records of the index that it is about. Takes ids from `firstId`. */
export function createDrafts(existing: readonly StoredRecord[], firstId: number, now: Date): Drafts {
  const persons = new Map<string, StoredPerson>()
  const grown = new Set<string>()
  const records = new Map(existing.map((record) => [refKey(record), record]))
  const added = new Set<string>()
  const changed = new Set<string>()
  const newKeys = new Map<number, readonly bigint[]>()
  const removedKeys: KeyOfRecord[] = []
  const events: IdentityEvent[] = []
  const reviews: StoredReview[] = []
  /** The first record of each person that is new. */
  const firstRecords = new Map<string, number>()
  let id = firstId

  return {
    record: (ref) => records.get(refKey(ref)),
    isNewPerson: (mpiId) => persons.has(mpiId),
    addPerson: () => {
      const person = newPerson(now)
      persons.set(person.mpiId, { ...person, active: true })
      return person.mpiId
    },
    grow: (mpiId) => {
      if (!persons.has(mpiId)) grown.add(mpiId)
    },
    addRecord: (content) => {
      const { mpiId } = content
      const times = { registeredAt: now, updatedAt: now }
      const record: StoredRecord = { ...content, id: id++, home: mpiId, origins: [], history: '', ...times }
      records.set(refKey(record), record)
      added.add(refKey(record))
      if (persons.has(mpiId) && !firstRecords.has(mpiId)) firstRecords.set(mpiId, record.id)
      return record
    },
    changeRecord: (record) => {
      records.set(refKey(record), record)
      if (!added.has(refKey(record))) changed.add(refKey(record))
    },
    setKeys: (keys, record) => newKeys.set(record.id, keys),
    removeKeys: (keys, record) => {
      if (!added.has(refKey(record))) for (const key of keys) removedKeys.push([key, record.id])
    },
    addEvent: (type, { mpiId, source, sourceId }, actor, before = null) => {
      events.push({ id: id++, type, mpiId, otherMpiId: null, source, sourceId, actor, reason: null, at: now, before })
    },
    addReview: (record, mpiId, { probability, matchWeight, explanation }) => {
      const kind = mpiId === record.mpiId ? 'FIT' : 'JOIN'
      const otherRecord = kind === 'FIT' ? record.id : (firstRecords.get(mpiId) ?? UNKNOWN)
      const home = kind === 'FIT' ? record.home : null
      const sides = { record: record.id, otherRecord, home, mpiId: record.mpiId, otherMpiId: mpiId }
      const open = { status: 'OPEN', shown: true, openedAt: now, resolvedAt: null, resolvedBy: null } as const
      const review: StoredReview = { id: id++, kind, ...sides, probability, matchWeight, explanation, ...open }
      reviews.push(review)
      return review
    },
    questioned: () => reviews.filter(({ otherRecord }) => otherRecord === UNKNOWN).map(({ otherMpiId }) => otherMpiId),
    changes: (profileOf, firstRecordOf) => ({
      newPersons: Array.from(persons.values(), (person) => ({ ...person, profile: profileOf(person.mpiId) })),
      grownPersons: Array.from(grown, (mpiId) => ({ mpiId, profile: profileOf(mpiId) })),
      newRecords: Array.from(added, (ref) => records.get(ref)!),
      changedRecords: Array.from(changed, (ref) => records.get(ref)!),
      newKeys: Array.from(newKeys).flatMap(([record, keys]) => keys.map((key): KeyOfRecord => [key, record])),
      removedKeys,
      events,
      newReviews: reviews.map((review) =>
        review.otherRecord === UNKNOWN ? { ...review, otherRecord: firstRecordOf.get(review.otherMpiId)! } : review,
      ),
    }),
  }
}
