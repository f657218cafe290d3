import { expect } from 'vitest'
import { blockingKeys } from '../../../src/patients/matching/blocking/keys.ts'
import { countedValues } from '../../../src/patients/matching/frequency.ts'
import { packProfile, unpackProfile } from '../../../src/patients/matching/packed.ts'
import { mergeProfiles } from '../../../src/patients/matching/profile.ts'
import type { StoredRecord } from '../../../src/patients/index/stored.ts'
import { SECRET, type OpenIndex } from './open-index.ts'

const everything = (record: StoredRecord) =>
  mergeProfiles([record.profile, record.history].filter((packed) => packed !== '').map(unpackProfile))

/** Checks what is true of every index at all times, against what its records say. */
export async function expectSound({ db, index, deps }: OpenIndex): Promise<void> {
  const persons = await db.selectFrom('patient_person').selectAll().execute()
  const records = await index.recordsOf(persons.map((person) => person.mpi_id))
  const byPerson = Map.groupBy(records, ({ mpiId }) => mpiId)
  const { count } = await db
    .selectFrom('patient_record')
    .select((of) => of.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  expect(records.length).toBe(count)

  const active = persons.filter((person) => person.active)
  expect(new Set(active.map((person) => person.mpi_id))).toEqual(new Set(byPerson.keys()))
  for (const person of persons) {
    const own = byPerson.get(person.mpi_id) ?? []
    expect(person.profile).toBe(own.length > 0 ? packProfile(mergeProfiles(own.map(everything))) : '')
  }

  const keysOf = blockingKeys(SECRET)
  const expected = records.flatMap((record) => keysOf(everything(record)).map((key) => `${key} ${record.id}`))
  const keys = await db
    .selectFrom('patient_key')
    .select((of) => [of.cast<string>('key', 'text').as('key'), 'record'])
    .execute()
  expect(new Set(keys.map(({ key, record }) => `${key} ${record}`))).toEqual(new Set(expected))

  const counted = new Map<string, number>()
  for (const person of active) {
    for (const [field, value] of countedValues(unpackProfile(person.profile))) {
      const hashed = String(deps.valueHash(field, value))
      counted.set(hashed, (counted.get(hashed) ?? 0) + 1)
    }
  }
  const frequencies = await db
    .selectFrom('patient_frequency')
    .select((of) => [of.cast<string>('value', 'text').as('value'), 'persons'])
    .execute()
  expect(new Map(frequencies.map(({ value, persons }) => [value, persons]))).toEqual(counted)
  expect(await index.counts()).toMatchObject({ persons: active.length, records: records.length })
}
