import type { IndexChanges } from '../changes.ts'
import type { PersonDocument } from './documents.ts'

/** A record's person and blocking keys. */
export interface RecordKeys {
  mpiId: string
  keys: readonly bigint[]
}

/** By how much the number of a person's records with each key changes. */
export type KeyDeltas = Map<string, Map<bigint, number>>

/** Records of which the changes move something that they are found by, and that are there before. */
export function recordsWithKeys({ changedRecords, removedRecords, newKeys, removedKeys, newRecords }: IndexChanges) {
  const fresh = new Set(newRecords?.map(({ id }) => id))
  const touched = [
    ...(changedRecords ?? []).map(({ id }) => id),
    ...(removedRecords ?? []),
    ...[...(newKeys ?? []), ...(removedKeys ?? [])].map(([, record]) => record),
  ]
  return [...new Set(touched)].filter((id) => !fresh.has(id))
}

/** The keys that records have after the changes, given what the touched ones had before. */
export function keysAfter(before: ReadonlyMap<number, RecordKeys>, changes: IndexChanges): Map<number, RecordKeys> {
  const after = new Map(Array.from(before, ([id, { mpiId, keys }]) => [id, { mpiId, keys: new Set(keys) }]))
  for (const { id, mpiId } of changes.newRecords ?? []) after.set(id, { mpiId, keys: new Set() })
  for (const { id, mpiId } of changes.changedRecords ?? []) after.set(id, { mpiId, keys: after.get(id)!.keys })
  for (const [key, record] of changes.removedKeys ?? []) after.get(record)?.keys.delete(key)
  for (const [key, record] of changes.newKeys ?? []) after.get(record)?.keys.add(key)
  for (const id of changes.removedRecords ?? []) after.delete(id)
  return new Map(Array.from(after, ([id, { mpiId, keys }]) => [id, { mpiId, keys: [...keys] }]))
}

/** What the difference is to persons. */
export function keyDeltas(before: Iterable<RecordKeys>, after: Iterable<RecordKeys>): KeyDeltas {
  const deltas: KeyDeltas = new Map()
  const add = ({ mpiId, keys }: RecordKeys, by: 1 | -1) => {
    const person = deltas.get(mpiId) ?? new Map<bigint, number>()
    deltas.set(mpiId, person)
    for (const key of keys) {
      const sum = (person.get(key) ?? 0) + by
      if (sum === 0) person.delete(key)
      else person.set(key, sum)
    }
  }
  for (const record of before) add(record, -1)
  for (const record of after) add(record, 1)
  for (const [mpiId, person] of deltas) if (person.size === 0) deltas.delete(mpiId)
  return deltas
}

/** What a person is found by, given what it was found by before. */
export function heldKeys(
  { keys = [], counts }: Pick<PersonDocument, 'keys' | 'counts'>,
  delta: ReadonlyMap<bigint, number>,
): Pick<PersonDocument, 'keys' | 'counts'> {
  const held = new Map(keys.map((key, i) => [key, counts?.[i] ?? 1]))
  for (const [key, by] of delta) {
    const count = (held.get(key) ?? 0) + by
    if (count > 0) held.set(key, count)
    else held.delete(key)
  }
  if (held.size === 0) return {}
  const one = held.values().every((count) => count === 1)
  return { keys: [...held.keys()], ...(!one && { counts: [...held.values()] }) }
}
