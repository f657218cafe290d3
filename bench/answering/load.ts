import autocannon from 'autocannon'
import type { ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { cpuTime, firstMessage, startChild } from '../child.ts'
import { HEADERS } from './documents.ts'

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
  requestsASecond: number
  p50Ms: number
  /** autocannon tells no 95 %; this is stricter */
  p975Ms: number
  p99Ms: number
  failed: number
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
  const { body, connections, seconds, rate } = options
  const before = await cpuTime(child.pid!)
  const { requests, errors, non2xx, latency } = await autocannon({
    url: `${address}/graphql`,
    method: 'POST',
    headers: HEADERS,
    requests: [{ setupRequest: (request) => ({ ...request, body: body() }) }],
    connections,
    duration: seconds,
    ...(rate !== undefined && { overallRate: rate }),
  })
  return {
    requestsASecond: requests.total / seconds,
    p50Ms: latency.p50,
    p975Ms: latency.p97_5,
    p99Ms: latency.p99,
    failed: errors + non2xx,
    cpu: ((await cpuTime(child.pid!)) - before) / requests.total,
    residentMb: await resident(child.pid!),
  }
}

async function resident(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)![1]) / 1024
}
