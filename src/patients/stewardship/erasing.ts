import type { PatientUnit } from '../index/patient-index.ts'
import type { IdentityEvent, RecordRef, Separation, StoredRecord } from '../index/stored.ts'
import type { PatientDeps } from '../registering/patient-deps.ts'
import { decisionEvent } from './events.ts'
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
 * last record it was is retired into nobody.
 */
export async function eraseRecord(
  unit: PatientUnit,
  { valueHash, everyKeyOf, now }: PatientDeps,
  request: Decider & { record: RecordRef },
): Promise<IdentityEvent> {
  const record = await theRecord(unit, request.record)
  const { source, sourceId, mpiId } = record
  const before = await readNeighbourhood(unit, [mpiId])
  const removedSeparations = await unit.separationsOf([record.id])
  const id = await unit.takeIds(1)
  const event = decisionEvent(request, now(), { id, type: 'DELETED', mpiId, source, sourceId })
  await revise(unit, valueHash, {
    before,
    removed: record,
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
