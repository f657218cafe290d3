import type { ClientSession } from 'mongodb'
import type { IndexChanges } from '../changes.ts'
import type { Collections } from './collections.ts'
import { change } from './commands.ts'

/** Changes how many persons have values, and forgets those of nobody. */
export async function writeFrequencies(
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

export async function writeTotals(
  { state }: Collections,
  session: ClientSession,
  { newRecords, removedRecords, frequencies }: IndexChanges,
): Promise<void> {
  const records = (newRecords?.length ?? 0) - (removedRecords?.length ?? 0)
  const persons = frequencies?.persons ?? 0
  if (records === 0 && persons === 0) return
  await state.updateOne({ _id: 'index' }, { $inc: { records, persons } }, { session })
}
