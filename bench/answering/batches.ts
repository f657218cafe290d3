import type { PatientInput } from '../../src/patients/patient.ts'
import { cpuTime } from '../child.ts'
import { median } from '../percentile.ts'
import { batchBody, sendBatch } from './documents.ts'
import type { Started } from './load.ts'

/** One query with many inputs: milliseconds at the socket, and of the server's processor. */
export interface BatchCost {
  wallMs: number
  cpuMs: number
  tiers: Record<string, number>
}

const REPEATED = 40

type Body = ReturnType<typeof batchBody>

async function cost(server: Started, bodies: readonly Body[]): Promise<BatchCost> {
  const before = await cpuTime(server.child.pid!)
  const times: number[] = []
  let tiers: Record<string, number> = {}
  for (const body of bodies) {
    const sent = await sendBatch(server.address, body)
    times.push(sent.ms)
    tiers = sent.tiers
  }
  const cpuMs = ((await cpuTime(server.child.pid!)) - before) / 1_000 / bodies.length
  return { wallMs: median(times), cpuMs, tiers }
}

export interface BatchCosts {
  cold: BatchCost
  memory: BatchCost
  redis: BatchCost
  plain: BatchCost
}

/** The same batches cold, from memory, and by another process from Redis; and one by Yoga alone. */
export async function batchCosts(
  one: Started,
  other: Started,
  plain: Started,
  batches: readonly PatientInput[][],
): Promise<BatchCosts> {
  const bodies = batches.map(batchBody)
  const [warming, measured] = [bodies.slice(0, bodies.length / 2), bodies.slice(bodies.length / 2)]
  const again = Array<Body>(REPEATED).fill(measured[0]!)
  await cost(one, warming)
  const cold = await cost(one, measured)
  await cost(one, again)
  await cost(plain, again)
  await cost(other, warming)
  return {
    cold,
    redis: await cost(other, measured),
    memory: await cost(one, again),
    plain: await cost(plain, again),
  }
}
