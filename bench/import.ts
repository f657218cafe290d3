import type { Benchmark, BenchOptions } from './benchmark.ts'
import { say } from './benchmark.ts'
import { productionFlags, runChild } from './child.ts'
import type { ImportAnswer } from './import-child.ts'
import { copyAlone, prepareRows } from './import-floor.ts'
import { median } from './percentile.ts'
import { benchFolder, writePopulation } from './population-file.ts'
import { benchServer, type BenchServer } from './server.ts'
import { figure, type Table, verdict } from './table.ts'

/** One way to import, measured: our process, and PostgreSQL's own floor in the same run. */
interface Case {
  name: string
  wantedRowsASecond: number
  imports: ImportAnswer[]
  floorSeconds: number[]
}

const MOST_MB = 250

/** Importing a CSV file into an empty and into a full registry, and the memory that it takes. */
export const importBenchmark: Benchmark = {
  name: 'import',
  description: 'a CSV file into an empty and into a full registry, with memory and the floor that PostgreSQL sets',
  rows: 1_000_000,
  runs: 2,
  async run(options) {
    await using server = await benchServer(options.server)
    await using folder = await benchFolder()
    const cases = [
      { name: 'into an empty registry', wantedRowsASecond: 40_000 },
      { name: 'as many other NPIs', wantedRowsASecond: 15_000 },
      { name: 'a tenth of the NPIs, changed', wantedRowsASecond: 15_000 },
    ].map((entry): Case => ({ ...entry, imports: [], floorSeconds: [] }))
    const small: ImportAnswer[] = []
    for (let run = 0; run < options.runs; run++) small.push(await measureRun(server, folder.path, options, cases))
    return { tables: [speedTable(cases), memoryTable(cases, small)], figures: { cases, small } }
  },
}

/** Every case once; answers the import of a tenth of the rows. */
async function measureRun(
  server: BenchServer,
  folder: string,
  { rows }: BenchOptions,
  [empty, other, changed]: Case[],
): Promise<ImportAnswer> {
  const base = await writePopulation(folder, 0, rows)
  const others = await writePopulation(folder, rows, 2 * rows)
  const newer = await writePopulation(folder, 0, rows / 10, { version: 1 })
  const tenth = await writePopulation(folder, 0, rows / 10)

  await importInto(await server.create('bench_import'), base, empty!)
  const since = new Date(0)
  const full = await prepareRows(server.url('bench_import'), folder, 'base', since)
  empty!.floorSeconds.push(await copyAlone(await server.create('bench_floor'), full, 'empty'))

  for (const [into, file, how] of [
    [other!, others, 'beside'],
    [changed!, newer, 'instead'],
  ] as const) {
    const before = new Date()
    await importInto(server.url('bench_import'), file, into)
    const text = await prepareRows(server.url('bench_import'), folder, how, before)
    into.floorSeconds.push(await copyAlone(server.url('bench_floor'), text, how))
  }

  return importFile(await server.create('bench_import'), tenth)
}

/** Imports in a process of its own, started as bin/vault starts one. */
async function importFile(url: string, file: string): Promise<ImportAnswer> {
  return runChild<ImportAnswer>('import-child.ts', [url, file], await productionFlags())
}

async function importInto(url: string, file: string, into: Case): Promise<void> {
  const answer = await importFile(url, file)
  say(`${into.name}: ${figure(answer.read / answer.seconds)} rows/s, ${figure(answer.peakMb)} MB`)
  if (answer.rejected > 0) throw new Error(`${answer.rejected} rows were rejected`)
  into.imports.push(answer)
}

function speedTable(cases: readonly Case[]): Table {
  return {
    title: 'Importing a CSV file, every search index in place at the end',
    columns: ['', 'rows', 'seconds', 'rows/s', 'wanted', 'CPU s', 'floor s', '× floor', 'target'],
    rows: cases.map(({ name, wantedRowsASecond, imports, floorSeconds }) => {
      const seconds = median(imports.map((answer) => answer.seconds))
      const floor = median(floorSeconds)
      const rows = imports[0]!.read
      return [
        name,
        figure(rows),
        figure(seconds, 1),
        figure(rows / seconds),
        figure(wantedRowsASecond),
        figure(median(imports.map((answer) => answer.cpuSeconds)), 1),
        figure(floor, 1),
        figure(seconds / floor, 2),
        verdict(rows / seconds >= wantedRowsASecond),
      ]
    }),
  }
}

function memoryTable(cases: readonly Case[], small: readonly ImportAnswer[]): Table {
  const all = [
    ...cases.map(({ name, imports }) => ({ name, imports })),
    { name: 'a tenth of them, empty', imports: small },
  ]
  return {
    title: `The importing process's memory (target: at most ${MOST_MB} MB, whatever the number of rows)`,
    columns: ['', 'rows', 'peak MB', 'target'],
    rows: all.map(({ name, imports }) => {
      const peak = Math.max(...imports.map((answer) => answer.peakMb))
      return [name, figure(imports[0]!.read), figure(peak), verdict(peak <= MOST_MB)]
    }),
  }
}
