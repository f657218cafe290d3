import { expect } from 'vitest'
import { blockingKeys } from '../../../src/patients/matching/blocking/keys.ts'
import { countedValues } from '../../../src/patients/matching/frequency.ts'
import { packProfile, unpackProfile } from '../../../src/patients/matching/packed.ts'
import { mergeProfiles } from '../../../src/patients/matching/profile.ts'
import { findableBy } from '../../../src/patients/stewardship/membership.ts'
import type { StoredRecord } from '../../../src/patients/index/stored.ts'
import { SECRET, type OpenIndex } from './open-index.ts'

/** What it says and said, but for a past of somebody else's that it was taken away from. */
const counted = (record: StoredRecord) =>
  mergeProfiles(
    [record.profile, record.history]
      .filter((packed) => packed !== '')
      .map(unpackProfile)
      .filter(({ reused }) => reused.length === 0 || reused.includes(`${record.home}/${record.origins.length}`)),
  )

/** Checks what is true of every index at all times, against what its records say. */
export async function expectSound({
  contents,
  index,
  deps,
}: Pick<OpenIndex, 'contents' | 'index' | 'deps'>): Promise<void> {
  const { persons, records, reviews, keys, frequencies, totals } = await contents()
  const byPerson = Map.groupBy(records, ({ mpiId }) => mpiId)
  const active = persons.filter((person) => person.active)
  expect(new Set(active.map(({ mpiId }) => mpiId))).toEqual(new Set(byPerson.keys()))
  for (const person of persons) {
    const own = byPerson.get(person.mpiId) ?? []
    expect(person.profile).toBe(own.length > 0 ? packProfile(mergeProfiles(own.map(counted))) : '')
  }

  const known = new Set(records.map(({ id }) => id))
  const isActive = new Set(active.map(({ mpiId }) => mpiId))
  for (const review of reviews.filter(({ status }) => status === 'OPEN')) {
    expect([review.id, known.has(review.record), known.has(review.otherRecord)]).toEqual([review.id, true, true])
    if (!review.shown) continue
    expect([review.id, isActive.has(review.mpiId), isActive.has(review.otherMpiId)]).toEqual([review.id, true, true])
  }

  const keysOf = blockingKeys(SECRET)
  const expected = records.flatMap((record) => {
    const own = new Set([findableBy(record), unpackProfile(record.profile)].flatMap(keysOf))
    return Array.from(own, (key) => `${key} ${record.id}`)
  })
  expect(keys).toEqual(expected.toSorted())

  const bearers = new Map<string, number>()
  for (const person of active) {
    for (const [field, value] of countedValues(unpackProfile(person.profile))) {
      const hashed = String(deps.valueHash(field, value))
      bearers.set(hashed, (bearers.get(hashed) ?? 0) + 1)
    }
  }
  expect(frequencies).toEqual(bearers)
  expect(totals).toEqual({ persons: active.length, records: records.length })
  expect(await index.counts()).toMatchObject(totals)
}
