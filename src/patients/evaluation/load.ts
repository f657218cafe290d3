import { createRegistrar } from '../registering/register.ts'
import type { RegisterResult } from '../registering/registered.ts'
import { BATCH, type Evaluating } from './evaluating.ts'
import type { LabelledRecord } from './labelled-record.ts'

/** Registers the records one after another, in their order, as a source would. */
export async function load(
  records: readonly LabelledRecord[],
  { deps, signal, onProgress }: Evaluating,
): Promise<RegisterResult[]> {
  const register = createRegistrar(deps)
  const results: RegisterResult[] = []
  for (let at = 0; at < records.length; at += BATCH) {
    signal.throwIfAborted()
    onProgress('registering', at, records.length)
    const batch = records.slice(at, at + BATCH)
    const inputs = batch.map(({ source, id, patient }) => ({ source, sourceId: id, patient }))
    results.push(...(await register(inputs, 'evaluation')))
  }
  return results
}
