import { figure, type Table, verdict } from '../table.ts'
import type { BatchCost, BatchCosts } from './batches.ts'
import type { Load } from './load.ts'

export interface Measured {
  people: number
  /** questions of the load */
  distinct: number
  batch: BatchCosts
  loads: (Load & { name: string })[]
  /** two processes at the same time */
  both: Load[]
}

const TIMES_PLAIN = 2.5
const TARGET_MS = { cold: 400, memory: 15, redis: 35 }

export function batchTable({ batch, people }: Measured): Table {
  const tiers = ({ tiers: from }: BatchCost) =>
    Object.entries(from)
      .map(([tier, count]) => `${tier} ${count}`)
      .join(', ')
  const row = (name: keyof typeof TARGET_MS) => {
    const { wallMs, cpuMs } = batch[name]
    const times = cpuMs / batch.plain.cpuMs
    const met = wallMs < TARGET_MS[name] && (name !== 'memory' || times <= TIMES_PLAIN)
    return [name, figure(wallMs, 1), figure(cpuMs, 1), figure(times, 2), tiers(batch[name]), verdict(met)]
  }
  const { wallMs, cpuMs } = batch.plain
  return {
    title: `One query with 1,000 inputs, ${figure(people)} people (targets: cold 400 ms, memory 15 ms and 2.5 times Yoga, Redis 35 ms)`,
    columns: ['', 'ms at the socket', 'server CPU ms', 'times Yoga', 'last served from', 'target'],
    rows: [
      row('cold'),
      row('memory'),
      row('redis'),
      ['Yoga alone', figure(wallMs, 1), figure(cpuMs, 1), '1.00', '', ''],
    ],
  }
}

export function loadTable({ loads, both, people, distinct }: Measured): Table {
  const row = ({ name, ...load }: Load & { name: string }) => [
    name,
    figure(load.requestsASecond),
    figure(load.p50Ms, 1),
    figure(load.p95Ms, 1),
    figure(load.p99Ms, 1),
    figure(load.failed),
    `${figure(100 * load.hitRate, 1)} %`,
    figure(load.cpu),
    figure(load.residentMb),
  ]
  return {
    title: `Single matches over HTTP, ${figure(people)} people, Zipf over ${figure(distinct)} questions`,
    columns: ['', 'requests/s', 'p50 ms', 'p95 ms', 'p99 ms', 'failed', 'hit rate', 'server CPU µs', 'resident MB'],
    rows: [...loads, ...both.map((load, i) => ({ name: `two processes, ${i + 1}`, ...load }))].map(row),
  }
}

const TARGETS: Record<string, number> = { MEMORY: 0.1, REDIS: 2, STORE: 10 }

export function tierTable({ loads }: Measured): Table {
  const rows = loads.flatMap(({ name, tiers }) =>
    Object.entries(TARGETS).map(([tier, target]) => {
      const p95Ms = tiers[tier]
      return [name, tier, ...(p95Ms == null ? ['', ''] : [figure(p95Ms, 4), verdict(p95Ms < target)])]
    }),
  )
  return {
    title:
      'The last 1,024 looks into each tier, inside the server (targets of p95: memory .1 ms, Redis 2 ms, store 10 ms)',
    columns: ['', 'tier', 'p95 ms a look', 'target'],
    rows,
  }
}
