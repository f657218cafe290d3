import { readQuestion } from '../../src/patients/registering/question.ts'
import { createMatcher } from '../../src/patients/registering/match.ts'
import type { PatientDeps } from '../../src/patients/registering/patient-deps.ts'
import type { PatientInput } from '../../src/patients/patient.ts'
import { MatchDocument } from '../../src/cli/documents/patients.ts'
import { patientInput } from '../../src/cli/commands/patient-inputs.ts'
import { openLocal } from '../../src/cli/transport/local.ts'
import { percentile } from '../percentile.ts'
import { type Place, settings } from './stores.ts'

/** Milliseconds, the half and 95 % of the calls took at most. */
export interface Latency {
  p50: number
  p95: number
}

const latency = (ms: readonly number[]): Latency => ({ p50: percentile(ms, 0.5), p95: percentile(ms, 0.95) })

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** One match at a time, and the bare query for its candidates, which of the two comes first by turns. */
export async function oneAtATime(
  deps: PatientDeps,
  inputs: readonly PatientInput[],
  warmUp: number,
): Promise<{ match: Latency; bare: Latency }> {
  const match = createMatcher(deps)
  const times = { match: [] as number[], bare: [] as number[] }
  for (const [i, input] of inputs.entries()) {
    const { keys } = readQuestion(input, deps.now(), deps.keysOf)
    const bare = async () => times.bare.push(await timed(() => deps.index.candidates([keys])))
    const whole = async () => times.match.push(await timed(() => match([input])))
    for (const measure of i % 2 === 0 ? [bare, whole] : [whole, bare]) await measure()
  }
  return { match: latency(times.match.slice(warmUp)), bare: latency(times.bare.slice(warmUp)) }
}

/** Milliseconds of each batch by the matcher alone. */
export async function matched(deps: PatientDeps, batches: readonly PatientInput[][]): Promise<number[]> {
  const match = createMatcher(deps)
  const times: number[] = []
  for (const batch of batches) times.push(await timed(() => match(batch)))
  return times
}

/** Milliseconds of each batch as one `matchPatients` through GraphQL in process, each question asked for the first time. */
export async function matchedThroughGraphQL(place: Place, batches: readonly PatientInput[][]): Promise<number[]> {
  const server = await openLocal(settings(place), () => {})
  const times: number[] = []
  for (const batch of batches) {
    const inputs = batch.map((patient) => patientInput({ patient }).input)
    times.push(await timed(() => server.execute(MatchDocument, { inputs })))
  }
  await server.close()
  return times
}
