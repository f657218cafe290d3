import type { PatientInput } from '../../src/patients/patient.ts'
import type { PatientDeps } from '../../src/patients/registering/patient-deps.ts'
import { createRegistrar } from '../../src/patients/registering/register.ts'
import { timed } from './reading.ts'

const CLIENTS = 32

const from = (source: string, patients: readonly PatientInput[]) =>
  patients.map((patient, i) => ({ source, sourceId: `${i}`, patient }))

/** Records a second of each batch, every record new to its source and matched against the index. */
export async function registeredInBatches(deps: PatientDeps, batches: readonly PatientInput[][]): Promise<number[]> {
  const register = createRegistrar(deps)
  const rates: number[] = []
  for (const [i, batch] of batches.entries()) {
    const records = from(`batch ${i}`, batch)
    rates.push((batch.length * 1000) / (await timed(() => register(records, 'bench'))))
  }
  return rates
}

/** Records a second by 32 clients at the same time, each of which registers one record after another. */
export async function registeredByClients(
  deps: PatientDeps,
  patients: readonly PatientInput[],
  runs: number,
): Promise<number[]> {
  const register = createRegistrar(deps)
  const rates: number[] = []
  for (let run = 0; run < runs; run++) {
    const waiting = from(`clients ${run}`, patients).values()
    const client = async () => {
      for (const record of waiting) await register([record], 'bench')
    }
    const ms = await timed(() => Promise.all(Array.from({ length: CLIENTS }, client)))
    rates.push((patients.length * 1000) / ms)
  }
  return rates
}
