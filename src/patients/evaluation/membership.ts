import type { PatientReads } from '../index/patient-index.ts'
import { refKey } from '../registering/drafts.ts'
import { BATCH } from './evaluating.ts'
import type { LabelledRecord } from './labelled-record.ts'

/** The person of each record, in their order; a record that is not in the index is alone. */
export async function personsOf(
  reads: Pick<PatientReads, 'recordsAfter'>,
  records: readonly LabelledRecord[],
  signal: AbortSignal,
): Promise<string[]> {
  const persons = new Map<string, string>()
  for (let after = 0; ; ) {
    signal.throwIfAborted()
    const page = await reads.recordsAfter(after, BATCH)
    for (const record of page) persons.set(refKey(record), record.mpiId)
    if (page.length < BATCH) break
    after = page.at(-1)!.id
  }
  return records.map(({ source, id, line }) => persons.get(refKey({ source, sourceId: id })) ?? `line ${line}`)
}
