import type { PatientUnit } from '../index/patient-index.ts'
import type { IdentityEvent, RecordRef, Separation, StoredPerson, StoredRecord } from '../index/stored.ts'
import type { PatientDeps } from '../registering/patient-deps.ts'
import { decisionEvent } from './events.ts'
import { followersOf, trailOf } from './homes.ts'
import { recordsIn } from './linking.ts'
import { everythingOf, type Neighbourhood } from './membership.ts'
import { type Decider, theRecord } from './refusals.ts'
import { readNeighbourhood, revise } from './revision.ts'
import { separate } from './separations.ts'

/**
 * What a steward separated from an erased record stays separated from the others of its person: what was decided was
 * about the person.
 */
function inherited(
  separations: readonly Separation[],
  { id, mpiId }: StoredRecord,
  before: Neighbourhood,
): readonly Separation[] {
  const heirs = recordsIn(before, mpiId).filter((heir) => heir !== id)
  const others = separations.flat().filter((other) => other !== id && !heirs.includes(other))
  return separate(heirs, others)
}

/**
 * Erases a record: its demographics are nowhere any more, present or past; its events stay without them. A person whose
 * last record it was leads to where others of its own went, if there are any, and so do those who led to it.
 */
export async function eraseRecord(
  unit: PatientUnit,
  { valueHash, everyKeyOf, now }: PatientDeps,
  request: Decider & { record: RecordRef },
): Promise<IdentityEvent> {
  const record = await theRecord(unit, request.record)
  const { source, sourceId, mpiId } = record
  const followers = await followersOf(unit, record)
  const before = await readNeighbourhood(unit, [mpiId, ...followers.map((person) => person.mpiId)])
  const isLast = recordsIn(before, mpiId).length === 1
  const led: StoredPerson[] = []
  for (const person of followers)
    led.push({ ...person, emptiedInto: await trailOf(unit, person.mpiId, before, { record, home: null }) })
  const removedSeparations = await unit.separationsOf([record.id])
  const id = await unit.takeIds(1)
  const event = decisionEvent(request, now(), { id, type: 'DELETED', mpiId, source, sourceId })
  await revise(unit, valueHash, {
    before,
    persons: led,
    removed: record,
    emptiedInto: isLast ? await trailOf(unit, mpiId, before, { record, home: null }) : null,
    events: [event],
    rest: {
      removedKeys: everyKeyOf(everythingOf(record)).map((key) => [key, record.id]),
      removedSeparations,
      newSeparations: inherited(removedSeparations, record, before),
      erased: [{ source, sourceId }],
    },
  })
  return event
}
