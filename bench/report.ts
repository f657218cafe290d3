import { mkdir, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import path from 'node:path'
import type { BenchResult } from './benchmark.ts'
import { formatTable } from './table.ts'

const RESULTS = path.join(import.meta.dirname, 'results')

/** Prints what a benchmark found, and keeps it under `name` in the folder of results. */
export async function report(name: string, options: object, { tables, figures }: BenchResult): Promise<void> {
  console.log(tables.map(formatTable).join('\n'))
  const machine = { node: process.version, processor: cpus()[0]?.model, cores: cpus().length }
  await mkdir(RESULTS, { recursive: true })
  const result = { name, at: new Date(), machine, options, figures, tables }
  await writeFile(path.join(RESULTS, `${name}.json`), JSON.stringify(result, undefined, 2))
}
