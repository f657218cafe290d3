import { expect } from 'vitest'
import { toEvent } from '../../../src/patients/index/postgres/rows.ts'
import type { OpenIndex } from '../index/open-index.ts'
import { replay } from './replay.ts'

/** Everything that an index holds but events and separations, in one order. */
export async function dump({ db }: OpenIndex): Promise<unknown> {
  return {
    persons: await db.selectFrom('patient_person').selectAll().orderBy('mpi_id').execute(),
    records: await db.selectFrom('patient_record').selectAll().orderBy('id').execute(),
    keys: await db
      .selectFrom('patient_key')
      .select((of) => [of.cast<string>('key', 'text').as('key'), 'record'])
      .orderBy('record')
      .orderBy('patient_key.key')
      .execute(),
    reviews: await db.selectFrom('patient_review').selectAll().orderBy('id').execute(),
    frequencies: await db
      .selectFrom('patient_frequency')
      .select((of) => [of.cast<string>('value', 'text').as('value'), 'persons'])
      .orderBy('patient_frequency.value')
      .execute(),
    totals: await db.selectFrom('patient_total').selectAll().orderBy('name').execute(),
  }
}

/** Checks that the events alone tell who belongs to whom, and who was merged into whom. */
export async function expectReplayable({ db }: OpenIndex): Promise<void> {
  const events = await db.selectFrom('patient_event').selectAll().orderBy('id').execute()
  const told = replay(events.map(toEvent))
  const records = await db.selectFrom('patient_record').select(['source', 'source_id', 'mpi_id']).execute()
  expect(told.members).toEqual(Object.fromEntries(records.map((one) => [`${one.source} ${one.source_id}`, one.mpi_id])))
  const persons = await db.selectFrom('patient_person').selectAll().execute()
  const merged = persons.filter((person) => person.merged_into !== null)
  expect(told.edges).toEqual(Object.fromEntries(merged.map((person) => [person.mpi_id, person.merged_into])))
  for (const person of persons.filter(({ active }) => !active)) {
    const erased = events.some(({ type, mpi_id }) => type === 'DELETED' && mpi_id === person.mpi_id)
    if (!erased) expect(person.merged_into ?? person.emptied_into).not.toBeNull()
  }
}
