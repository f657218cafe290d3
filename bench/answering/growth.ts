import { figure, type Table } from '../table.ts'
import type { Load } from './load.ts'
import type { Measured } from './tables.ts'

const at = (name: string, of: (load: Load) => number) => (measured: Measured) =>
  of(measured.loads.find((load) => load.name === name)!)

const LINES: readonly (readonly [name: string, of: (measured: Measured) => number, digits?: number])[] = [
  ['1,000 inputs cold, ms', ({ batch }) => batch.cold.wallMs, 1],
  ['1,000 inputs from Redis, ms', ({ batch }) => batch.redis.wallMs, 1],
  ['1,000 inputs from memory, ms', ({ batch }) => batch.memory.wallMs, 1],
  ['500/s, p95 ms', at('500/s', ({ p95Ms }) => p95Ms), 1],
  ['500/s, p99 ms', at('500/s', ({ p99Ms }) => p99Ms), 1],
  ['500/s, hit rate in %', at('500/s', ({ hitRate }) => 100 * hitRate), 1],
  ['500/s, store p95 ms', at('500/s', ({ tiers }) => tiers['STORE'] ?? NaN), 1],
  ['most requests/s of 50 connections', at('as many as there can be, 50 connections', (load) => load.requestsASecond)],
  ['server CPU µs a request of these', at('as many as there can be, 50 connections', ({ cpu }) => cpu)],
  ['1,000 connections, p99 ms', at('1,000 connections, each once a second', ({ p99Ms }) => p99Ms), 1],
  ['5,000 connections, resident MB', at('5,000 connections, each once a second', ({ residentMb }) => residentMb)],
]

/** What the answers of indexes of several sizes cost. */
export function growthTable(all: readonly Measured[]): Table {
  return {
    title: 'Answers as the index grows',
    columns: ['', ...all.map(({ people }) => `${figure(people)} people`)],
    rows: LINES.map(([name, of, digits = 0]) => [name, ...all.map((measured) => figure(of(measured), digits))]),
  }
}
