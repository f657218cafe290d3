import type { PatientReads } from '../index/patient-index.ts'
import type { IdentityEvent, Separation, StoredRecord } from '../index/stored.ts'

/** The link by which a steward brought a record to its home; undefined of one that does not tell its depth. */
export async function linkOf(
  reads: Pick<PatientReads, 'eventsOf'>,
  { home, mpiId, source, sourceId, origins }: StoredRecord,
): Promise<IdentityEvent | undefined> {
  const events = await reads.eventsOf([...new Set([home, mpiId])])
  return events.findLast(
    (event) =>
      event.type === 'LINKED' &&
      event.source === source &&
      event.sourceId === sourceId &&
      event.before?.depth === origins.length,
  )
}

/**
 * The separations that an event overruled, without those of erased records. Those of records that another decision has
 * brought together meanwhile are among them: they part nobody, and count once that decision is taken back too.
 */
export async function rememberedSeparations(
  reads: Pick<PatientReads, 'recordsById'>,
  event: IdentityEvent | undefined,
): Promise<Separation[]> {
  const separations = event?.before?.separations ?? []
  if (separations.length === 0) return []
  const records = await reads.recordsById([...new Set(separations.flat())])
  const known = new Set(records.map(({ id }) => id))
  return separations.filter((pair) => pair.every((id) => known.has(id)))
}
