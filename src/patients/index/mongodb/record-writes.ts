import type { ClientSession } from 'mongodb'
import type { IndexChanges } from '../changes.ts'
import type { Collections } from './collections.ts'
import { change, insert } from './commands.ts'
import { fromRecord } from './documents.ts'
import type { RecordKeys } from './held-keys.ts'

/** Persons and keys of records before they change. */
export async function keysBefore(
  { records }: Collections,
  session: ClientSession,
  ids: readonly number[],
): Promise<Map<number, RecordKeys>> {
  if (ids.length === 0) return new Map()
  const found = records.find({ _id: { $in: [...ids] } }, { session, projection: { mpiId: 1, keys: 1 } })
  return new Map((await found.toArray()).map(({ _id, mpiId, keys }) => [_id, { mpiId, keys }]))
}

/** Writes records, each with the keys that it has `after` the changes. */
export async function writeRecords(
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
