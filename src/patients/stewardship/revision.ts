import type { IndexChanges } from '../index/changes.ts'
import type { PatientUnit } from '../index/patient-index.ts'
import type { IdentityEvent, StoredPerson, StoredRecord, StoredReview } from '../index/stored.ts'
import { changesOfCounts, type ValueHash } from '../index/value-counts.ts'
import { unpackProfile } from '../matching/packed.ts'
import { type Neighbourhood, settle } from './membership.ts'
import { placeReviews } from './placing.ts'

/** What one decision changes of a neighbourhood; everything else follows from it. */
export interface Revision {
  before: Neighbourhood
  /** Persons with another edge, and new ones. */
  persons?: readonly StoredPerson[]
  /** Records with another home or history. */
  records?: readonly StoredRecord[]
  removed?: StoredRecord
  /** Where a root leads that loses its last record. */
  emptiedInto?: string | null
  /** Reviews that were resolved or opened again. */
  reviews?: readonly StoredReview[]
  /** New reviews; of those that ask what is asked already, nothing is kept. */
  asked?: readonly StoredReview[]
  events: readonly IdentityEvent[]
  /** Separations, keys and erasures that go with it. */
  rest?: IndexChanges
}

/** The persons of the given roots and all that belongs to them, in two round trips. */
export async function readNeighbourhood(
  unit: Pick<PatientUnit, 'recordsOf' | 'trees'>,
  roots: readonly string[],
): Promise<Neighbourhood> {
  const distinct = [...new Set(roots)]
  const persons = await unit.trees(distinct)
  const records = await unit.recordsOf(distinct)
  return {
    persons: new Map(persons.map((person) => [person.mpiId, person])),
    records: new Map(records.map((record) => [record.id, record])),
  }
}

/** Works out what follows from a decision and writes all of it. Answers how things are then. */
export async function revise(unit: PatientUnit, hash: ValueHash, revision: Revision): Promise<Neighbourhood> {
  const { before, removed, emptiedInto = null } = revision
  const persons = new Map(before.persons)
  for (const person of revision.persons ?? []) persons.set(person.mpiId, person)
  const records = new Map(before.records)
  for (const record of revision.records ?? []) records.set(record.id, record)
  if (removed) records.delete(removed.id)
  const after = settle({ persons, records }, emptiedInto)
  const isNew = ({ mpiId }: StoredPerson) => !before.persons.has(mpiId)
  const changedPersons = [...after.persons.values()].filter((one) => !same(one, before.persons.get(one.mpiId)))
  await unit.write({
    ...revision.rest,
    newPersons: changedPersons.filter(isNew),
    changedPersons: changedPersons.filter((person) => !isNew(person)),
    changedRecords: [...after.records.values()].filter((one) => !same(one, before.records.get(one.id))),
    removedRecords: removed ? [removed.id] : [],
    events: revision.events,
    frequencies: countsOf(before, after, hash),
    ...(await reviewsOf(unit, revision, after)),
  })
  return after
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

function countsOf(before: Neighbourhood, after: Neighbourhood, hash: ValueHash): IndexChanges['frequencies'] {
  const counts = changesOfCounts(hash)
  for (const person of after.persons.values()) {
    const packed = before.persons.get(person.mpiId)?.profile ?? ''
    if (packed === person.profile) continue
    counts.change(profileOf(packed), profileOf(person.profile))
  }
  return counts.changes()
}

const profileOf = (packed: string) => (packed === '' ? null : unpackProfile(packed))

/** The reviews that are about the neighbourhood, placed anew; those of a removed record are about another or go. */
async function reviewsOf(
  unit: PatientUnit,
  { before, removed, reviews = [], asked = [] }: Revision,
  after: Neighbourhood,
): Promise<Pick<IndexChanges, 'newReviews' | 'changedReviews' | 'removedReviews'>> {
  const open = await unit.openReviewsOf([...before.records.keys()])
  const edited = new Map(reviews.map((review) => [review.id, review]))
  const all = [...open.filter(({ id }) => !edited.has(id)), ...reviews]
  const anchors = all.flatMap(({ record, otherRecord }) => [record, otherRecord])
  const elsewhere = await unit.recordsById(anchors.filter((id) => !before.records.has(id)))
  const others = new Map(elsewhere.map((record) => [record.id, record]))
  const moved = removed ? all.map((review) => withoutRecord(review, removed, after)) : all
  const placed = placeReviews(
    [...moved.filter((review) => review !== null), ...asked],
    (id) => after.records.get(id) ?? others.get(id),
  )
  const stored = new Map(open.map((review) => [review.id, review]))
  const fresh = new Set(asked.map(({ id }) => id))
  return {
    newReviews: placed.filter(({ id, shown }) => fresh.has(id) && shown),
    changedReviews: placed.filter((review) => !fresh.has(review.id) && !same(review, stored.get(review.id))),
    removedReviews: all.filter((_, i) => moved[i] === null).map(({ id }) => id),
  }
}

/**
 * A question about a removed record is about another of its person; there is none when that has no other. Where both
 * sides are one person by now, only a record of the same home says what the removed one said.
 */
function withoutRecord(review: StoredReview, removed: StoredRecord, after: Neighbourhood): StoredReview | null {
  if (review.record !== removed.id && review.otherRecord !== removed.id) return review
  if (review.kind === 'FIT' || review.record === review.otherRecord) return null
  const other = review.record === removed.id ? review.otherRecord : review.record
  const own = [...after.records.values()].filter(({ id, mpiId }) => mpiId === removed.mpiId && id !== other)
  const isOnePerson = after.records.get(other)?.mpiId === removed.mpiId
  const next = own.find(({ home }) => home === removed.home) ?? (isOnePerson ? undefined : own[0])
  if (!next) return null
  return review.record === removed.id ? { ...review, record: next.id } : { ...review, otherRecord: next.id }
}
