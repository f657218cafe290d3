import type { ClientSession, Document } from 'mongodb'
import type { IndexChanges } from '../changes.ts'
import type { Collections } from './collections.ts'
import { change, insert } from './commands.ts'
import { fromPerson, type PersonDocument } from './documents.ts'
import { heldKeys, type KeyDeltas } from './held-keys.ts'

/** Writes persons, and what those are found by whose records have other keys now. */
export async function writePersons(
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
