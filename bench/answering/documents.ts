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
  Buffer.from(JSON.stringify({ query: BATCH, variables: { inputs: patients.map(inputOf) } }))

export interface CacheStats {
  hitRate: number
  tiers: { tier: string; state: string; hits: number; misses: number; p95Ms: number | null }[]
}

const post = (address: string, body: Buffer<ArrayBuffer> | string) =>
  fetch(`${address}/graphql`, { method: 'POST', headers: HEADERS, body })

function dataOf(text: string): unknown {
  const { data, errors } = JSON.parse(text) as { data: unknown; errors?: { message: string }[] }
  if (errors) throw new Error(errors[0]!.message)
  return data
}

export async function cacheStats(address: string): Promise<CacheStats> {
  const response = await post(address, JSON.stringify({ query: STATS }))
  return (dataOf(await response.text()) as { cacheStats: CacheStats }).cacheStats
}

export interface SentBatch {
  /** until the last byte of the answer came */
  ms: number
  /** how many answers came from each tier */
  tiers: Record<string, number>
}

/** Sends a batch. */
export async function sendBatch(address: string, body: Buffer<ArrayBuffer>): Promise<SentBatch> {
  const start = performance.now()
  const response = await post(address, body)
  const bytes = await response.arrayBuffer()
  const ms = performance.now() - start
  const { matchPatients } = dataOf(Buffer.from(bytes).toString()) as {
    matchPatients: { servedFrom: string }[]
  }
  const tiers: Record<string, number> = {}
  for (const { servedFrom } of matchPatients) tiers[servedFrom] = (tiers[servedFrom] ?? 0) + 1
  return { ms, tiers }
}
