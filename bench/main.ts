import { mkdir, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import path from 'node:path'
import { Command } from 'commander'
import type { Benchmark, BenchOptions } from './benchmark.ts'
import { fetchBenchmark } from './fetch.ts'
import { httpBenchmark } from './http.ts'
import { importBenchmark } from './import.ts'
import { populationCommand } from './population/command.ts'
import { queryBenchmark } from './query.ts'
import { formatTable } from './table.ts'

const BENCHMARKS: readonly Benchmark[] = [fetchBenchmark, importBenchmark, queryBenchmark, httpBenchmark]
const RESULTS = path.join(import.meta.dirname, 'results')

async function measure(benchmark: Benchmark, options: BenchOptions): Promise<void> {
  const { tables, figures } = await benchmark.run(options)
  console.log(tables.map(formatTable).join('\n'))
  const machine = { node: process.version, processor: cpus()[0]?.model, cores: cpus().length }
  await mkdir(RESULTS, { recursive: true })
  const result = { name: benchmark.name, at: new Date(), machine, options, figures, tables }
  await writeFile(path.join(RESULTS, `${benchmark.name}.json`), JSON.stringify(result, undefined, 2))
}

function commandOf(benchmark: Benchmark): Command {
  const command = new Command(benchmark.name)
    .description(benchmark.description)
    .option('--runs <count>', 'repetitions, of which the median counts', Number, benchmark.runs)
    .option('--server <url>', 'a PostgreSQL server to measure on; by default one is started')
    .action((given: Partial<BenchOptions>) => measure(benchmark, { rows: 0, runs: 1, server: undefined, ...given }))
  if (benchmark.rows) command.option('--rows <count>', 'providers in the registry', Number, benchmark.rows)
  return command
}

const program = new Command('npm run bench --').description('Repeatable measurements of the provider registry.')
for (const benchmark of BENCHMARKS) program.addCommand(commandOf(benchmark))
program.addCommand(populationCommand)
await program.parseAsync()
