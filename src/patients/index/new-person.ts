import { randomUUIDv7 } from 'node:crypto'
import type { StoredPerson } from './stored.ts'

/**
 * A person of whom nothing is known yet. The id begins with the time (RFC 9562, version 7): what is indexed by it grows
 * at its end, where one of random ids is written all over.
 */
export function newPerson(createdAt: Date): StoredPerson {
  const mpiId = randomUUIDv7()
  const none = { mergedInto: null, mergeEvent: null, emptiedInto: null }
  return { mpiId, active: false, ...none, root: mpiId, profile: '', createdAt }
}
