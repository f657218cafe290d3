import { newPerson } from '../index/new-person.ts'
import type { PatientUnit } from '../index/patient-index.ts'
import type { IdentityEvent, RecordRef, Separation, StoredPerson, StoredRecord } from '../index/stored.ts'
import type { PatientDeps } from '../registering/patient-deps.ts'
import { answeredByLink, askedAgain } from './answered.ts'
import { decisionEvent } from './events.ts'
import { followersOf, homeIn, trailOf } from './homes.ts'
import { conflict, type Decider, theActivePerson, theRecord } from './refusals.ts'
import { readNeighbourhood, revise } from './revision.ts'
import { linkOf, rememberedSeparations } from './remembered.ts'
import { readBetween, separate } from './separations.ts'
import type { Neighbourhood } from './membership.ts'

/** Ids of the records of a person. */
export function recordsIn({ records }: Neighbourhood, mpiId: string): number[] {
  return [...records.values()].filter((record) => record.mpiId === mpiId).map(({ id }) => id)
}

/**
 * Moves a record to another person. What a steward had separated before no longer is, and the machine never joins the
 * record with those that it leaves.
 */
export async function link(
  unit: PatientUnit,
  { valueHash, now }: PatientDeps,
  request: Decider & { record: RecordRef; mpiId: string },
): Promise<IdentityEvent> {
  const record = await theRecord(unit, request.record)
  const { mpiId } = await theActivePerson(unit, request.mpiId, 'mpiId')
  if (record.mpiId === mpiId) throw conflict('record', 'is of this person already')
  const led = await followersOf(unit, record)
  const before = await readNeighbourhood(unit, [record.mpiId, mpiId, ...led.map((person) => person.mpiId)])
  const others = recordsIn(before, record.mpiId).filter((id) => id !== record.id)
  const removedSeparations = await readBetween(unit, [record.id], recordsIn(before, mpiId))
  const apart = await readBetween(unit, [record.id], others)
  const home = await homeIn(unit, record, mpiId, before)
  const origins = [...record.origins, record.home]
  const at = now()
  const reviews = await answeredByLink(unit, record, home, { at, actor: request.actor })
  const event = decisionEvent(request, at, {
    id: await unit.takeIds(1),
    type: 'LINKED',
    mpiId,
    otherMpiId: record.mpiId,
    source: record.source,
    sourceId: record.sourceId,
    before: {
      home: record.home,
      depth: origins.length,
      ...(home === mpiId ? {} : { into: home }),
      ...(removedSeparations.length > 0 ? { separations: removedSeparations } : {}),
      ...(apart.length > 0 ? { apart } : {}),
      ...(reviews.length > 0 ? { reviews: reviews.map(({ id }) => id) } : {}),
      ...(led.length > 0 ? { led: led.map((person) => person.mpiId) } : {}),
    },
  })
  await revise(unit, valueHash, {
    before,
    persons: led.map((person) => ({ ...person, emptiedInto: home })),
    records: [{ ...record, home, origins }],
    reviews,
    emptiedInto: others.length > 0 ? null : await trailOf(unit, record.mpiId, before, { record, home }),
    events: [event],
    rest: { removedSeparations, newSeparations: separate([record.id], others) },
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
  const linked = back[0] && (await linkOf(unit, record))
  const led = back[0] ? await ledBack(unit, record, linked) : await followersOf(unit, record)
  const roots = [record.mpiId, ...back.map(({ root }) => root), ...led.map((one) => one.mpiId)]
  const before = await readNeighbourhood(unit, roots)
  const others = recordsIn(before, record.mpiId).filter((id) => id !== record.id)
  if (!back[0] && others.length === 0) throw conflict('record', 'is the only one of its person')
  const at = now()
  const person = back[0] ?? newPerson(at)
  const mpiId = person.root
  const parted = mpiId === record.mpiId ? [] : separate([record.id], others)
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
    persons: [...led.map((one) => ({ ...one, emptiedInto: person.mpiId })), ...(back[0] ? [] : [person])],
    records: [movedTo(record, person.mpiId)],
    reviews: (await askedAgain(unit, linked?.before?.reviews ?? [])).reviews,
    emptiedInto: others.length > 0 ? null : await trailOf(unit, record.mpiId, before, { record, home: person.mpiId }),
    events: [event],
    rest: {
      newSeparations: [...parted, ...(await rememberedSeparations(unit, linked))],
      removedSeparations: linked ? await joinedAgain(unit, record, recordsIn(before, mpiId), linked) : [],
    },
  })
  return event
}

/** What a link had separated from its record, and is of one person with it again. */
async function joinedAgain(
  unit: Pick<PatientUnit, 'separationsOf'>,
  { id }: StoredRecord,
  others: readonly number[],
  link: IdentityEvent,
): Promise<Separation[]> {
  const apart = new Set(link.before?.apart?.map(String))
  const between = await readBetween(unit, [id], others)
  return between.filter((pair) => !apart.has(String(pair)))
}

/** Emptied persons whom a link had led on to where its record is now. */
async function ledBack(
  unit: Pick<PatientUnit, 'persons'>,
  { home }: StoredRecord,
  link: IdentityEvent | undefined,
): Promise<StoredPerson[]> {
  return (await unit.persons(link?.before?.led ?? [])).filter(({ emptiedInto }) => emptiedInto === home)
}

const movedTo = (record: StoredRecord, home: string): StoredRecord => ({
  ...record,
  home,
  origins: record.origins.slice(0, -1),
})
