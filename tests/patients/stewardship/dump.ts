import { expect } from 'vitest'
import type { IdentityEvent } from '../../../src/patients/index/stored.ts'
import type { IndexContents } from '../index/contents.ts'
import type { OpenIndex } from '../index/open-index.ts'
import { replay } from './replay.ts'

/** Everything that an index holds but events and separations, in one order. */
export async function dump({ contents }: OpenIndex): Promise<Omit<IndexContents, 'events' | 'separations'>> {
  const { events: _events, separations: _separations, ...rest } = await contents()
  return rest
}

/** Checks that the events alone tell who belongs to whom, and who was merged into whom. */
export async function expectReplayable({ contents }: Pick<OpenIndex, 'contents'>): Promise<void> {
  const { events, records, persons } = await contents()
  const told = replay(events)
  expect(told.members).toEqual(
    Object.fromEntries(records.map(({ source, sourceId, mpiId }) => [`${source} ${sourceId}`, mpiId])),
  )
  const merged = persons.filter((person) => person.mergedInto !== null)
  expect(told.edges).toEqual(Object.fromEntries(merged.map((person) => [person.mpiId, person.mergedInto])))
  for (const person of persons.filter(({ active }) => !active)) {
    const own = events.filter(({ mpiId, before }) => mpiId === person.mpiId || before?.home === person.mpiId).map(refOf)
    const erased = events.some((event) => event.type === 'DELETED' && own.includes(refOf(event)))
    if (!erased) expect(person.mergedInto ?? person.emptiedInto).not.toBeNull()
  }
}

const refOf = ({ source, sourceId }: IdentityEvent) => `${source} ${sourceId}`
