import { figure, type Table, verdict } from '../table.ts'
import type { BatchCost, BatchCosts } from './batches.ts'
import type { CacheStats } from './documents.ts'
import type { Load } from './load.ts'

export interface Measured {
  people: number
  batch: BatchCosts
  loads: (Load & { name: string })[]
  /** two processes at the same time */
  both: Load[]
  stats: CacheStats
  others: CacheStats
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

export function loadTable({ loads, both }: Measured): Table {
  const row = ({ name, ...load }: Load & { name: string }) => [
    name,
    figure(load.requestsASecond),
    figure(load.p50Ms, 1),
    figure(load.p975Ms, 1),
    figure(load.p99Ms, 1),
    figure(load.failed),
    figure(load.cpu),
    figure(load.residentMb),
  ]
  return {
    title: 'Single matches over HTTP, Zipf over 20,000 questions',
    columns: ['', 'requests/s', 'p50 ms', 'p97.5 ms', 'p99 ms', 'failed', 'server CPU µs', 'resident MB'],
    rows: [...loads, ...both.map((load, i) => ({ name: `two processes, ${i + 1}`, ...load }))].map(row),
  }
}

const TARGETS: Record<string, number> = { MEMORY: 0.1, REDIS: 2, STORE: 10 }

export function tierTable({ stats, others }: Measured): Table {
  const rows = [stats, others].flatMap(({ hitRate, tiers }, process) =>
    tiers
      .filter(({ tier }) => tier in TARGETS)
      .map(({ tier, hits, misses, p95Ms }) => [
        `process ${process + 1}, ${tier}`,
        figure(hits),
        figure(misses),
        `${figure(100 * hitRate, 1)} %`,
        p95Ms === null ? '' : figure(p95Ms, 4),
        p95Ms === null ? '' : verdict(p95Ms < TARGETS[tier]!),
      ]),
  )
  return {
    title: 'The tiers inside the servers (targets of p95: memory .1 ms, Redis 2 ms, store 10 ms)',
    columns: ['', 'hits', 'misses', 'hit rate of all', 'p95 ms a look', 'target'],
    rows,
  }
}
