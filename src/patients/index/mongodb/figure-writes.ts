import type { ClientSession } from 'mongodb'
import type { FrequencyChanges, IndexChanges } from '../changes.ts'
import type { Collections } from './collections.ts'
import { change, insert } from './commands.ts'

/**
 * Changes how many persons have values, and forgets those of nobody. Where it is known of each value whether anybody has
 * it, one command for each difference does; else each value is looked for by itself, which takes many times as long.
 */
export async function writeFrequencies(
  { frequencies }: Collections,
  session: ClientSession,
  { counts, absent }: FrequencyChanges,
): Promise<void> {
  const changed = [...counts].filter(([, by]) => by !== 0)
  if (absent) {
    const added = changed.filter(([value]) => absent.has(value))
    await insert(
      frequencies,
      session,
      added.map(([_id, persons]) => ({ _id, persons })),
    )
    const others = changed.filter(([value]) => !absent.has(value))
    for (const [by, group] of Map.groupBy(others, ([, difference]) => difference)) {
      const values = group.map(([value]) => value)
      await frequencies.updateMany({ _id: { $in: values } }, { $inc: { persons: by } }, { session })
    }
  } else {
    await change(
      frequencies,
      session,
      changed.map(([_id, persons]) => ({
        updateOne: { filter: { _id }, update: { $inc: { persons } }, upsert: true },
      })),
    )
  }
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
