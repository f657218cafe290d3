import autocannon from 'autocannon'
import type { ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { cpuTime, firstMessage, startChild } from '../child.ts'
import { percentile } from '../percentile.ts'
import { cacheStats, type CacheStats, HEADERS } from './documents.ts'
import { paced } from './paced.ts'

/** A server in a process of its own. */
export interface Started {
  address: string
  child: ChildProcess
}

export async function start(file: string, args: readonly string[], flags: string[]): Promise<Started> {
  const child = startChild(`answering/${file}`, args, flags)
  return { child, address: await firstMessage<string>(child) }
}

export interface Load {
  requests: number
  requestsASecond: number
  p50Ms: number
  p95Ms: number
  p99Ms: number
  failed: number
  /** which share of the questions a cache answered */
  hitRate: number
  /** 95 % of the last looks into each tier took at most so many ms, in the server */
  tiers: Record<string, number | null>
  /** microseconds of the server's processor for a request */
  cpu: number
  /** memory resident in the end, in MB */
  residentMb: number
}

export interface LoadOptions {
  body: () => string
  connections: number
  seconds: number
  /** requests a second of all connections together; as many as there can be, unless given */
  rate?: number
}

export async function load({ address, child }: Started, options: LoadOptions): Promise<Load> {
  const { rate } = options
  const [cpuBefore, before] = [await cpuTime(child.pid!), await cacheStats(address)]
  const asked = rate === undefined ? await unpaced(address, options) : await atRate(address, { ...options, rate })
  const [cpuAfter, after] = [await cpuTime(child.pid!), await cacheStats(address)]
  return {
    ...asked,
    hitRate: share(before, after),
    tiers: Object.fromEntries(after.tiers.map(({ tier, p95Ms }) => [tier, p95Ms])),
    cpu: (cpuAfter - cpuBefore) / asked.requests,
    residentMb: await resident(child.pid!),
  }
}

/** Which share of the questions that came in between a cache answered. */
function share(before: CacheStats, after: CacheStats): number {
  const counted = ({ tiers }: CacheStats, name: string) => tiers.find(({ tier }) => tier === name)!
  const more = (name: string, kind: 'hits' | 'misses') => counted(after, name)[kind] - counted(before, name)[kind]
  const hits = more('MEMORY', 'hits') + more('REDIS', 'hits')
  return hits / (more('MEMORY', 'hits') + more('MEMORY', 'misses'))
}

type Asked = Omit<Load, 'hitRate' | 'tiers' | 'cpu' | 'residentMb'>

/** Asks as fast as it is answered. */
async function unpaced(address: string, { body, connections, seconds }: LoadOptions): Promise<Asked> {
  const { requests, errors, non2xx, latency } = await autocannon({
    url: `${address}/graphql`,
    method: 'POST',
    headers: HEADERS,
    requests: [{ setupRequest: (request) => ({ ...request, body: body() }) }],
    connections,
    duration: seconds,
  })
  return {
    requests: requests.total,
    requestsASecond: requests.total / seconds,
    p50Ms: latency.p50,
    // autocannon tells no 95 %; this is stricter
    p95Ms: latency.p97_5,
    p99Ms: latency.p99,
    failed: errors + non2xx,
  }
}

async function atRate(address: string, options: LoadOptions & { rate: number }): Promise<Asked> {
  const { times, failed } = await paced({ address, ...options })
  const [p50Ms, p95Ms, p99Ms] = [0.5, 0.95, 0.99].map((share) => percentile(times, share)) as [number, number, number]
  return { requests: times.length, requestsASecond: times.length / options.seconds, p50Ms, p95Ms, p99Ms, failed }
}

async function resident(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)![1]) / 1024
}
