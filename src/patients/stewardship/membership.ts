import type { StoredPerson, StoredRecord } from '../index/stored.ts'
import { packProfile, unpackProfile } from '../matching/packed.ts'
import { bounded, mergeProfiles, type Profile } from '../matching/profile.ts'

/** Whole persons, the retired ones below them included, with all their records. */
export interface Neighbourhood {
  persons: ReadonlyMap<string, StoredPerson>
  records: ReadonlyMap<number, StoredRecord>
}

/** Everything that a record ever said. */
export function everythingOf({ profile, history }: StoredRecord): Profile {
  return mergeProfiles([profile, history].filter((packed) => packed !== '').map(unpackProfile))
}

/**
 * What a record said before, as far as it counts for its person; null for nothing. What made it somebody else's by all looks
 * stays behind when a steward takes it to another person.
 */
export function pastOf(record: StoredRecord): Profile | null {
  if (record.history === '') return null
  const past = unpackProfile(record.history)
  return past.reused.length === 0 || past.reused.includes(placeOf(record)) ? past : null
}

/** Where a record is, by its home and how many links of stewards that are not taken back led there. */
export const placeOf = ({ home, origins }: StoredRecord): string => `${home}/${origins.length}`

/** What is known of a person by one of its records. */
export function countedOf(record: StoredRecord): Profile {
  const past = pastOf(record)
  const now = unpackProfile(record.profile)
  return past ? mergeProfiles([now, past]) : now
}

/** Values of one field by which a record is found: each is combined with each of others. */
const MOST_FINDABLE = 8

/** What a record is found by: what it says, and of what it said before a bounded number of values. */
export function findableBy(record: StoredRecord): Profile {
  return bounded(everythingOf(record), MOST_FINDABLE, unpackProfile(record.profile))
}

/** The retired persons from one on up to its root: each was merged into the next. */
export function wayUp(mpiId: string, persons: ReadonlyMap<string, StoredPerson>): StoredPerson[] {
  const way: StoredPerson[] = []
  let at = persons.get(mpiId)
  while (at?.mergedInto) {
    way.push(at)
    if (way.length > persons.size) throw new Error('persons are merged into each other in a ring')
    at = persons.get(at.mergedInto)
  }
  return way
}

/** The person at the end of the edges. */
function rootOf(mpiId: string, persons: ReadonlyMap<string, StoredPerson>): string {
  return wayUp(mpiId, persons).at(-1)?.mergedInto ?? mpiId
}

/**
 * What follows from edges and homes: the root of every person, the person of every record, who is active, and what is
 * known of them. Since nothing else is decided, edges and homes can be taken back in any order. A root that loses its last
 * record leads to `emptiedInto`.
 */
export function settle({ persons, records }: Neighbourhood, emptiedInto: string | null): Neighbourhood {
  const settled = new Map<number, StoredRecord>()
  for (const record of records.values()) settled.set(record.id, { ...record, mpiId: rootOf(record.home, persons) })
  const own = Map.groupBy(settled.values(), ({ mpiId }) => mpiId)
  const result = new Map<string, StoredPerson>()
  for (const person of persons.values()) {
    const root = rootOf(person.mpiId, persons)
    const said = own.get(person.mpiId)
    const emptied = said || root !== person.mpiId ? null : person.active ? emptiedInto : person.emptiedInto
    result.set(person.mpiId, {
      ...person,
      root,
      active: said !== undefined,
      emptiedInto: emptied,
      profile: said ? packProfile(mergeProfiles(said.map(countedOf))) : '',
    })
  }
  return { persons: result, records: settled }
}

/** The persons that were merged into one, directly or not, and the one itself. */
export function below(mpiId: string, persons: ReadonlyMap<string, StoredPerson>): Set<string> {
  const found = new Set([mpiId])
  let size = 0
  while (size !== found.size) {
    size = found.size
    for (const person of persons.values()) {
      if (person.mergedInto !== null && found.has(person.mergedInto)) found.add(person.mpiId)
    }
  }
  return found
}
