import { Command, Option } from 'commander'
import { say } from '../benchmark.ts'
import { productionFlags, runChild } from '../child.ts'
import { report } from '../report.ts'
import { peopleOption } from '../sizes.ts'
import { figure } from '../table.ts'
import type { LoadAnswer } from './load-child.ts'
import type { MeasureAnswer } from './measure-child.ts'
import { benchStore, type BenchStore, STORES, type StoreName } from './stores.ts'
import { growthTable, type Measured } from './tables.ts'

interface Options {
  people: number[]
  store: StoreName
  runs: number
  server?: string
}

/** Loads an index of that many people and measures it, each in a process of its own, started as bin/vault starts one. */
async function measure(store: BenchStore, people: number, runs: number): Promise<Measured> {
  const flags = await productionFlags()
  const place = await store.create(`bench_patients_${people}`)
  say(`loading ${figure(people)} people`)
  const load = await runChild<LoadAnswer>('patients/load-child.ts', [JSON.stringify([place, people])], flags)
  await store.maintain(place)
  say(`${figure(load.records)} records in ${figure(load.seconds, 1)} s; measuring`)
  const answer = await runChild<MeasureAnswer>(
    'patients/measure-child.ts',
    [JSON.stringify([place, people, runs])],
    flags,
  )
  return { people, load, answer }
}

export const patientsCommand = new Command('patients')
  .description('the patient index as it grows: matching, registering, loading and scoring')
  .addOption(peopleOption([10_000, 100_000, 1_000_000]))
  .addOption(new Option('--store <store>', 'where the index is').choices(STORES).default('postgres'))
  .option('--runs <count>', 'repetitions, of which the median counts; an index is loaded once', Number, 4)
  .option('--server <url>', 'a server of the store to measure on; by default one is started')
  .action(async (options: Options) => {
    await using store = await benchStore(options.store, options.server)
    const all: Measured[] = []
    for (const people of options.people) all.push(await measure(store, people, options.runs))
    await report(`patients-${options.store}`, options, { tables: [growthTable(options.store, all)], figures: { all } })
  })
