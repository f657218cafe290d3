import type { Table } from './table.ts'

/** What every benchmark can be told on its command line. */
export interface BenchOptions {
  /** providers in the registry */
  rows: number
  /** repetitions, of which the median counts */
  runs: number
  /** a PostgreSQL server of one's own as postgres:// URL; by default one is started from npm's binaries */
  server: string | undefined
}

/** One measurement that can be repeated. */
export interface Benchmark {
  name: string
  description: string
  /** providers unless told; 0 when their number does not matter */
  rows: number
  runs: number
  run(options: BenchOptions): Promise<BenchResult>
}

/** What a benchmark found: tables to print, and the figures behind them. */
export interface BenchResult {
  tables: Table[]
  figures: Record<string, unknown>
}

/** Tells on stderr how far a benchmark is. */
export function say(message: string): void {
  process.stderr.write(`${message}\n`)
}
