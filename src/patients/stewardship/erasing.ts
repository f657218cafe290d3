import type { PatientUnit } from '../index/patient-index.ts'
import type { IdentityEvent, RecordRef } from '../index/stored.ts'
import type { PatientDeps } from '../registering/patient-deps.ts'
import { decisionEvent } from './events.ts'
import { everythingOf } from './membership.ts'
import { type Decider, theRecord } from './refusals.ts'
import { readNeighbourhood, revise } from './revision.ts'

/**
 * Erases a record: its demographics are nowhere any more, present or past; its events stay without them. A person whose
 * last record it was is retired into nobody.
 */
export async function eraseRecord(
  unit: PatientUnit,
  { valueHash, keysOf, now }: PatientDeps,
  request: Decider & { record: RecordRef },
): Promise<IdentityEvent> {
  const record = await theRecord(unit, request.record)
  const { source, sourceId, mpiId } = record
  const before = await readNeighbourhood(unit, [mpiId])
  const id = await unit.takeIds(1)
  const event = decisionEvent(request, now(), { id, type: 'DELETED', mpiId, source, sourceId })
  await revise(unit, valueHash, {
    before,
    removed: record,
    events: [event],
    rest: {
      removedKeys: keysOf(everythingOf(record)).map((key) => [key, record.id]),
      removedSeparations: await unit.separationsOf([record.id]),
      erased: [{ source, sourceId }],
    },
  })
  return event
}
