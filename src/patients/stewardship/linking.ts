import { newPerson } from '../index/new-person.ts'
import type { PatientUnit } from '../index/patient-index.ts'
import type { IdentityEvent, RecordRef, StoredRecord } from '../index/stored.ts'
import type { PatientDeps } from '../registering/patient-deps.ts'
import { decisionEvent } from './events.ts'
import { conflict, type Decider, theActivePerson, theRecord } from './refusals.ts'
import { readNeighbourhood, revise } from './revision.ts'
import { linkOf, rememberedSeparations } from './remembered.ts'
import { readBetween, separate } from './separations.ts'
import type { Neighbourhood } from './membership.ts'

/** Ids of the records of a person. */
export function recordsIn({ records }: Neighbourhood, mpiId: string): number[] {
  return [...records.values()].filter((record) => record.mpiId === mpiId).map(({ id }) => id)
}

/** Moves a record to another person. What a steward had separated before no longer is. */
export async function link(
  unit: PatientUnit,
  { valueHash, now }: PatientDeps,
  request: Decider & { record: RecordRef; mpiId: string },
): Promise<IdentityEvent> {
  const record = await theRecord(unit, request.record)
  const { mpiId } = await theActivePerson(unit, request.mpiId, 'mpiId')
  if (record.mpiId === mpiId) throw conflict('record', 'is of this person already')
  const before = await readNeighbourhood(unit, [record.mpiId, mpiId])
  const removedSeparations = await readBetween(unit, [record.id], recordsIn(before, mpiId))
  const origins = [...record.origins, record.home]
  const event = decisionEvent(request, now(), {
    id: await unit.takeIds(1),
    type: 'LINKED',
    mpiId,
    otherMpiId: record.mpiId,
    source: record.source,
    sourceId: record.sourceId,
    before: {
      home: record.home,
      depth: origins.length,
      ...(removedSeparations.length > 0 ? { separations: removedSeparations } : {}),
    },
  })
  await revise(unit, valueHash, {
    before,
    records: [{ ...record, home: mpiId, origins }],
    emptiedInto: () => mpiId,
    events: [event],
    rest: { removedSeparations },
  })
  return event
}

/**
 * Takes a record from its person: back to where a steward's link took it from, else to a new person of its own. The
 * machine never joins it with those that it leaves, nor with those that the link had overruled it to be separated from.
 */
export async function unlink(
  unit: PatientUnit,
  { valueHash, now }: PatientDeps,
  request: Decider & { record: RecordRef },
): Promise<IdentityEvent> {
  const record = await theRecord(unit, request.record)
  const home = record.origins.at(-1)
  const back = home === undefined ? [] : await unit.persons([home])
  const before = await readNeighbourhood(unit, [record.mpiId, ...back.map(({ root }) => root)])
  const others = recordsIn(before, record.mpiId).filter((id) => id !== record.id)
  if (!back[0] && others.length === 0) throw conflict('record', 'is the only one of its person')
  const at = now()
  const person = back[0] ?? newPerson(at)
  const mpiId = person.root
  const parted = mpiId === record.mpiId ? [] : separate([record.id], others)
  const remembered = back[0] ? await rememberedSeparations(unit, await linkOf(unit, record)) : []
  const event = decisionEvent(request, at, {
    id: await unit.takeIds(1),
    type: 'UNLINKED',
    mpiId,
    otherMpiId: record.mpiId,
    source: record.source,
    sourceId: record.sourceId,
    before: back[0] ? { home: record.home } : { home: record.home, split: true },
  })
  await revise(unit, valueHash, {
    before,
    persons: back[0] ? [] : [person],
    records: [movedTo(record, person.mpiId)],
    emptiedInto: () => mpiId,
    events: [event],
    rest: { newSeparations: [...parted, ...remembered] },
  })
  return event
}

const movedTo = (record: StoredRecord, home: string): StoredRecord => ({
  ...record,
  home,
  origins: record.origins.slice(0, -1),
})
