import type { PatientUnit } from '../index/patient-index.ts'
import type { IdentityEvent, StoredRecord } from '../index/stored.ts'
import { below, type Neighbourhood } from './membership.ts'

/**
 * The home of a record that a steward puts into the person `mpiId`: where the last decision had taken it from, when that
 * is of the person by now, so that a merge which is taken back later carries the record along; else the person itself.
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
  return before !== undefined && persons.get(before)?.root === mpiId ? before : mpiId
}

/** A record that is moved, and the home that it is moved to. */
export interface Move {
  record: StoredRecord
  home: string
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
  if (move?.record.origins.length === 0) return move.home
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
  return homes.findLast((home) => home !== undefined && !tree.has(home)) ?? null
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
