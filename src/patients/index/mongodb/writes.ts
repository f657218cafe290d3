import type { AnyBulkWriteOperation, ClientSession, Collection, Document } from 'mongodb'
import type { IndexChanges } from '../changes.ts'
import type { RecordRef, Separation } from '../stored.ts'
import type { Collections } from './collections.ts'
import { fromEvent, fromPerson, fromRecord, fromReview, type PersonDocument, refOf } from './documents.ts'
import { heldKeys, type KeyDeltas, keyDeltas, keysAfter, type RecordKeys, recordsWithKeys } from './held-keys.ts'

/** Writes all changes in a number of commands that does not grow with them, as far as one command holds them. */
export async function writeChanges(
  collections: Collections,
  session: ClientSession,
  changes: IndexChanges,
): Promise<void> {
  const before = await keysBefore(collections, session, recordsWithKeys(changes))
  const after = keysAfter(before, changes)
  await writeRecords(collections, session, changes, after)
  await writePersons(collections, session, changes, keyDeltas(before.values(), after.values()))
  await writeReviews(collections, session, changes)
  await writeSeparations(collections, session, changes)
  await writeFrequencies(collections, session, changes.frequencies?.counts ?? new Map())
  await writeTotals(collections, session, changes)
  await insert(collections.events, session, (changes.events ?? []).map(fromEvent))
  await erase(collections, session, changes.erased ?? [])
}

async function insert<T extends Document>(collection: Collection<T>, session: ClientSession, documents: T[]) {
  if (documents.length > 0) await collection.insertMany(documents as never[], { session, ordered: false })
}

async function change<T extends Document>(
  collection: Collection<T>,
  session: ClientSession,
  operations: AnyBulkWriteOperation<T>[],
) {
  if (operations.length > 0) await collection.bulkWrite(operations, { session, ordered: false })
}

async function keysBefore(
  { records }: Collections,
  session: ClientSession,
  ids: readonly number[],
): Promise<Map<number, RecordKeys>> {
  if (ids.length === 0) return new Map()
  const found = records.find({ _id: { $in: [...ids] } }, { session, projection: { mpiId: 1, keys: 1 } })
  return new Map((await found.toArray()).map(({ _id, mpiId, keys }) => [_id, { mpiId, keys }]))
}

async function writeRecords(
  { records }: Collections,
  session: ClientSession,
  { newRecords = [], changedRecords = [], removedRecords = [] }: IndexChanges,
  after: ReadonlyMap<number, RecordKeys>,
): Promise<void> {
  if (removedRecords.length > 0) await records.deleteMany({ _id: { $in: [...removedRecords] } }, { session })
  const left = new Map(after)
  const keysOf = (id: number) => {
    const { keys } = left.get(id)!
    left.delete(id)
    return [...keys]
  }
  await insert(
    records,
    session,
    newRecords.map((record) => ({ ...fromRecord(record), keys: keysOf(record.id) })),
  )
  const changed = changedRecords.map((record) => {
    const { _id, ...content } = fromRecord(record)
    return { updateOne: { filter: { _id }, update: { $set: { ...content, keys: keysOf(_id) } } } }
  })
  const found = Array.from(left, ([_id, { keys }]) => ({
    updateOne: { filter: { _id }, update: { $set: { keys: [...keys] } } },
  }))
  await change(records, session, [...changed, ...found])
}

async function writePersons(
  { persons }: Collections,
  session: ClientSession,
  { newPersons = [], changedPersons = [], grownPersons = [] }: IndexChanges,
  deltas: KeyDeltas,
): Promise<void> {
  const NONE = new Map<bigint, number>()
  await insert(
    persons,
    session,
    newPersons.map((person) => ({ ...fromPerson(person), ...heldKeys({}, deltas.get(person.mpiId) ?? NONE) })),
  )
  const updates = new Map<string, Partial<PersonDocument>>()
  for (const { mpiId, profile } of grownPersons) updates.set(mpiId, { profile })
  for (const person of changedPersons) {
    const { _id, ...content } = fromPerson(person)
    updates.set(_id, content)
  }
  const fresh = new Set(newPersons.map(({ mpiId }) => mpiId))
  const moved = [...deltas.keys()].filter((mpiId) => !fresh.has(mpiId))
  const held = moved.length > 0 ? await heldBefore(persons, session, moved) : []
  const unset = new Map<string, Document>()
  for (const { _id, ...before } of held) {
    const { keys, counts } = heldKeys(before, deltas.get(_id)!)
    updates.set(_id, { ...updates.get(_id), ...(keys && { keys }), ...(counts && { counts }) })
    if (!counts) unset.set(_id, { ...(!keys && { keys: '' }), counts: '' })
  }
  await change(
    persons,
    session,
    Array.from(updates, ([_id, set]) => {
      const $unset = unset.get(_id)
      const update = { ...(Object.keys(set).length > 0 && { $set: set }), ...($unset && { $unset }) }
      return { updateOne: { filter: { _id }, update } }
    }),
  )
}

async function heldBefore(persons: Collections['persons'], session: ClientSession, mpiIds: readonly string[]) {
  const found = persons.find({ _id: { $in: [...mpiIds] } }, { session, projection: { keys: 1, counts: 1 } })
  return found.toArray()
}

/** Those that stop being shown go first, so that no pair is ever shown twice. */
async function writeReviews(
  { reviews }: Collections,
  session: ClientSession,
  { newReviews = [], changedReviews = [], removedReviews = [] }: IndexChanges,
): Promise<void> {
  if (removedReviews.length > 0) await reviews.deleteMany({ _id: { $in: [...removedReviews] } }, { session })
  const ids = changedReviews.map(({ id }) => id)
  if (ids.length > 0) await reviews.updateMany({ _id: { $in: ids } }, { $set: { shown: false } }, { session })
  const replaced = changedReviews.map(fromReview)
  await change(
    reviews,
    session,
    replaced.map((replacement) => ({ replaceOne: { filter: { _id: replacement._id }, replacement } })),
  )
  await insert(reviews, session, newReviews.map(fromReview))
}

async function writeSeparations(
  { separations }: Collections,
  session: ClientSession,
  { newSeparations = [], removedSeparations = [] }: IndexChanges,
): Promise<void> {
  const idOf = ([record, other]: Separation) => `${record} ${other}`
  await change(
    separations,
    session,
    newSeparations.map((pair) => {
      const [record, otherRecord] = pair
      return { updateOne: { filter: { _id: idOf(pair) }, update: { $set: { record, otherRecord } }, upsert: true } }
    }),
  )
  if (removedSeparations.length === 0) return
  await separations.deleteMany({ _id: { $in: removedSeparations.map(idOf) } }, { session })
}

async function writeFrequencies(
  { frequencies }: Collections,
  session: ClientSession,
  counts: ReadonlyMap<bigint, number>,
): Promise<void> {
  const changed = [...counts].filter(([, by]) => by !== 0)
  await change(
    frequencies,
    session,
    changed.map(([_id, persons]) => ({ updateOne: { filter: { _id }, update: { $inc: { persons } }, upsert: true } })),
  )
  const fewer = changed.filter(([, by]) => by < 0).map(([value]) => value)
  if (fewer.length > 0) await frequencies.deleteMany({ _id: { $in: fewer }, persons: { $lte: 0 } }, { session })
}

async function writeTotals(
  { state }: Collections,
  session: ClientSession,
  { newRecords, removedRecords, frequencies }: IndexChanges,
): Promise<void> {
  const records = (newRecords?.length ?? 0) - (removedRecords?.length ?? 0)
  const persons = frequencies?.persons ?? 0
  if (records === 0 && persons === 0) return
  await state.updateOne({ _id: 'index' }, { $inc: { records, persons } }, { session })
}

/** No event keeps demographics of these records: only an update's before-image holds any. */
async function erase({ events }: Collections, session: ClientSession, refs: readonly RecordRef[]): Promise<void> {
  if (refs.length === 0) return
  const among = { $in: refs.map(({ source, sourceId }) => refOf(source, sourceId)) }
  await events.updateMany(
    { ref: among, type: 'UPDATED', before: { $type: 'string' } },
    { $set: { before: null } },
    { session },
  )
}
