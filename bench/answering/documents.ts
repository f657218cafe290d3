import type { PatientInput } from '../../src/patients/patient.ts'
import { patientInput } from '../../src/cli/commands/patient-inputs.ts'

export const HEADERS = { 'content-type': 'application/json' }

const FIELDS = 'status mpiId probability grade searchTruncated servedFrom'
const SINGLE = `query($input: PatientInput!) { matchPatient(input: $input) { ${FIELDS} error { code } } }`
const BATCH = `query($inputs: [PatientInput!]!) { matchPatients(inputs: $inputs) { ${FIELDS} } }`
const STATS = '{ cacheStats { hitRate tiers { tier state hits misses p95Ms } } }'

const inputOf = (patient: PatientInput) => patientInput({ patient }).input

export const singleBody = (patient: PatientInput) =>
  JSON.stringify({ query: SINGLE, variables: { input: inputOf(patient) } })

export const batchBody = (patients: readonly PatientInput[]) =>
  JSON.stringify({ query: BATCH, variables: { inputs: patients.map(inputOf) } })

export interface CacheStats {
  hitRate: number
  tiers: { tier: string; state: string; hits: number; misses: number; p95Ms: number | null }[]
}

async function ask<T>(address: string, body: string): Promise<T> {
  const response = await fetch(`${address}/graphql`, { method: 'POST', headers: HEADERS, body })
  const { data, errors } = (await response.json()) as { data: T; errors?: { message: string }[] }
  if (errors) throw new Error(errors[0]!.message)
  return data
}

export const cacheStats = async (address: string) =>
  (await ask<{ cacheStats: CacheStats }>(address, JSON.stringify({ query: STATS }))).cacheStats

/** Sends a batch; how many answers came from each tier. */
export async function sendBatch(address: string, body: string): Promise<Record<string, number>> {
  const { matchPatients } = await ask<{ matchPatients: { servedFrom: string }[] }>(address, body)
  const tiers: Record<string, number> = {}
  for (const { servedFrom } of matchPatients) tiers[servedFrom] = (tiers[servedFrom] ?? 0) + 1
  return tiers
}
