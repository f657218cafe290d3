import { createProviderServices } from '../src/providers/services.ts'
import { readConfig } from '../src/config.ts'
import { createSourceServices } from '../src/sources/services.ts'
import type { FetchReport } from '../src/sources/fetch-report.ts'
import type { Benchmark } from './benchmark.ts'
import { median } from './percentile.ts'
import { benchServer, openRegistry } from './server.ts'
import { figure, verdict } from './table.ts'

const WANTED_SPEEDUP = 3
const WITHIN = 0.9

/** The four sample sources with the original's delays, all at once, against one after another. */
export const fetchBenchmark: Benchmark = {
  name: 'fetch',
  description: 'four sources at once against one after another',
  rows: 0,
  runs: 5,
  async run({ runs, server: url }) {
    await using server = await benchServer(url)
    const reports: FetchReport[] = []
    for (let i = 0; i < runs; i++) reports.push(await fetchOnce(await server.create('bench_fetch')))
    const rows = reports.map((report, i) =>
      row(`run ${i + 1}`, report.durationMs, report.sequentialMs, slowest(report)),
    )
    const middle = (of: (report: FetchReport) => number) => median(reports.map(of))
    rows.push(
      row(
        'median',
        middle((r) => r.durationMs),
        middle((r) => r.sequentialMs),
        middle(slowest),
      ),
    )
    return {
      tables: [
        {
          title: `Fetching four sample sources (target: a speed-up of ${WANTED_SPEEDUP} and 90 % of what is possible)`,
          columns: ['', 'wall ms', 'sum ms', 'slowest ms', 'speed-up', 'possible', 'target'],
          rows,
        },
      ],
      figures: { reports },
    }
  },
}

async function fetchOnce(url: string): Promise<FetchReport> {
  const database = await openRegistry(url)
  try {
    const { registry } = createProviderServices(database.db)
    const config = readConfig({ DATABASE_URL: url }).sources
    return await createSourceServices({ config, database, registry, log: () => {} }).fetchAll({})
  } finally {
    await database.close()
  }
}

const slowest = (report: FetchReport) => Math.max(...report.sources.map((source) => source.durationMs))

function row(name: string, wall: number, sum: number, slowest: number) {
  const speedup = sum / wall
  const possible = sum / slowest
  const met = speedup >= WANTED_SPEEDUP && speedup >= WITHIN * possible
  return [name, ...[wall, sum, slowest].map((ms) => figure(ms)), figure(speedup, 2), figure(possible, 2), verdict(met)]
}
