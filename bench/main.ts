import { Command } from 'commander'
import { answeringCommand } from './answering/command.ts'
import type { Benchmark, BenchOptions } from './benchmark.ts'
import { fetchBenchmark } from './fetch.ts'
import { floorsCommand } from './floors/command.ts'
import { httpBenchmark } from './http.ts'
import { importBenchmark } from './import.ts'
import { patientsCommand } from './patients/command.ts'
import { populationCommand } from './population/command.ts'
import { queryBenchmark } from './query.ts'
import { report } from './report.ts'

const BENCHMARKS: readonly Benchmark[] = [fetchBenchmark, importBenchmark, queryBenchmark, httpBenchmark]
function commandOf(benchmark: Benchmark): Command {
  const command = new Command(benchmark.name)
    .description(benchmark.description)
    .option('--runs <count>', 'repetitions, of which the median counts', Number, benchmark.runs)
    .option('--server <url>', 'a PostgreSQL server to measure on; by default one is started')
    .action(async (given: Partial<BenchOptions>) => {
      const options = { rows: 0, runs: 1, server: undefined, ...given }
      await report(benchmark.name, options, await benchmark.run(options))
    })
  if (benchmark.rows) command.option('--rows <count>', 'providers in the registry', Number, benchmark.rows)
  return command
}

const program = new Command('npm run bench --').description(
  'Repeatable measurements of the provider registry and the patient index.',
)
for (const benchmark of BENCHMARKS) program.addCommand(commandOf(benchmark))
program.addCommand(patientsCommand)
program.addCommand(floorsCommand)
program.addCommand(answeringCommand)
program.addCommand(populationCommand)
await program.parseAsync()
