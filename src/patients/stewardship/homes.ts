import type { PatientUnit } from '../index/patient-index.ts'
import type { IdentityEvent, StoredPerson, StoredRecord } from '../index/stored.ts'
import { below, type Neighbourhood } from './membership.ts'

/**
 * The home of a record that a steward puts into the person `mpiId`: where decisions had taken it from, when that is of the
 * person by now, so that a merge which is taken back later carries the record along; else the person itself.
 */
export async function homeIn(
  unit: Pick<PatientUnit, 'eventsOf'>,
  record: StoredRecord,
  mpiId: string,
  { persons }: Neighbourhood,
): Promise<string> {
  const events = await unit.eventsOf([...new Set([record.home, record.mpiId])])
  const move = events.findLast((event) => isOf(event, record) && event.type !== 'UPDATED')
  const before = move?.type === 'UNLINKED' ? move.before?.home : undefined
  const homes = [...(before === undefined ? [] : [before]), ...record.origins.toReversed()]
  return homes.find((home) => persons.get(home)?.root === mpiId) ?? mpiId
}

/** Emptied persons who lead to where a record is, of those that it was taken from. */
export async function followersOf(
  unit: Pick<PatientUnit, 'eventsOf' | 'persons'>,
  record: StoredRecord,
): Promise<StoredPerson[]> {
  const events = await unit.eventsOf([record.home])
  const split = events.findLast((event) => isOf(event, record) && event.before?.split && event.mpiId === record.home)
  const left = split ? [split.before!.home!, split.otherMpiId!] : []
  const persons = await unit.persons([...new Set([...record.origins, ...left])])
  return persons.filter(({ emptiedInto }) => emptiedInto === record.home)
}

/** A record that is moved, and the home that it is moved to; null of one that is erased. */
export interface Move {
  record: StoredRecord
  home: string | null
}

/**
 * Where the own records of an emptied root went, the last one that is left first: null when all of them were erased.
 * Records that a steward had linked to the person are not its own, and tell nothing of who it is.
 */
export async function trailOf(
  unit: Pick<PatientUnit, 'eventsOf' | 'records'>,
  mpiId: string,
  { persons }: Neighbourhood,
  move?: Move,
): Promise<string | null> {
  if (move?.home && move.record.origins.length === 0) return move.home
  const tree = below(mpiId, persons)
  const left = (await eventsOfAll(unit, tree)).filter(
    ({ before }) =>
      before?.home !== undefined && tree.has(before.home) && (before.depth ?? (before.split ? 1 : 0)) === 1,
  )
  const refs = left.map(({ source, sourceId }) => ({ source: source!, sourceId: sourceId! }))
  const records = await unit.records(refs)
  const homes = left.map((event) => {
    const record = records.find((one) => isOf(event, one) && one.registeredAt <= event.at)
    return record?.id === move?.record.id ? move?.home : record?.home
  })
  return homes.findLast((home) => typeof home === 'string' && !tree.has(home)) ?? null
}

/** Events of persons and of all whom they were ever merged into: of those, what left them meanwhile tells. */
async function eventsOfAll(
  unit: Pick<PatientUnit, 'eventsOf'>,
  mpiIds: ReadonlySet<string>,
): Promise<readonly IdentityEvent[]> {
  const asked = new Set(mpiIds)
  for (;;) {
    const events = await unit.eventsOf([...asked])
    const survivors = events.filter(({ type, otherMpiId }) => type === 'MERGED' && asked.has(otherMpiId!))
    const known = asked.size
    for (const { mpiId } of survivors) asked.add(mpiId)
    if (asked.size === known) return events
  }
}

const isOf = ({ source, sourceId }: IdentityEvent, record: StoredRecord): boolean =>
  source === record.source && sourceId === record.sourceId
