import { readConfig } from '../src/config.ts'
import { createApp, type App } from '../src/app.ts'
import { createLog } from '../src/observability/log.ts'
import { type Benchmark, say } from './benchmark.ts'
import { type Group, type Timing, timeAll } from './query-groups.ts'
import { runChild } from './child.ts'
import { median, percentile } from './percentile.ts'
import { benchFolder, writePopulation } from './population-file.ts'
import { benchServer, command, type BenchServer } from './server.ts'
import { figure, type Table, verdict } from './table.ts'

const DATABASE = 'bench_query'
const SLOWEST_SHOWN = 12

/** Reading a large registry through GraphQL in process: pages, searches, typing errors, suggestions, provenance. */
export const queryBenchmark: Benchmark = {
  name: 'query',
  description: 'pages, searches, typing errors and suggestions through GraphQL in process',
  rows: 1_000_000,
  runs: 3,
  async run({ rows, runs, server: url }) {
    await using server = await benchServer(url)
    const statements: string[] = []
    await using app = await startApp(await filled(server, rows), (text) => statements.push(text))
    const groups = await timeAll(app, rows, runs)
    const provenance = await provenanceStatements(app, statements)
    return {
      tables: [timeTable(groups), slowTable(groups), provenance],
      figures: { groups },
    }
  },
}

/** The URL of a registry of `rows` providers; one that an earlier run left on a server of one's own is used again. */
export async function filled(server: BenchServer, rows: number): Promise<string> {
  const url = server.url(DATABASE)
  const counted = await command(url, 'select count(*) as count from provider').catch(() => undefined)
  if (Number(counted?.[0]?.['count']) === rows) return url
  say(`importing ${figure(rows)} providers`)
  await using folder = await benchFolder()
  await runChild('import-child.ts', [await server.create(DATABASE), await writePopulation(folder.path, 0, rows)])
  await command(url, 'vacuum analyze')
  return url
}

function startApp(url: string, onQuery: (text: string) => void): Promise<App> {
  const log = createLog('silent', process.stderr)
  return createApp({ config: readConfig({ DATABASE_URL: url, HASH_SECRET: 'a secret of the bench' }), log, onQuery })
}

function timeTable(groups: readonly Group[]): Table {
  const rows = groups.flatMap(({ name, p95Wanted, kinds }) =>
    kinds.map(({ name: kind, timings }) => {
      const ms = timings.map((timing) => timing.ms)
      const p95 = percentile(ms, 0.95)
      const shown = [median(ms), p95, Math.max(...ms)].map((value) => figure(value, 1))
      return [`${name}: ${kind}`, figure(ms.length), ...shown, figure(p95Wanted), verdict(p95 <= p95Wanted)]
    }),
  )
  return {
    title:
      'Reading through GraphQL in process, one request at a time; each question asked several times, its median counts',
    columns: ['', 'questions', 'median ms', 'p95 ms', 'slowest ms', 'p95 wanted', 'target'],
    rows,
  }
}

function slowTable(groups: readonly Group[]): Table {
  const all = groups.flatMap(({ name, kinds }) =>
    kinds.flatMap(({ timings }) => timings.map((timing): Timing & { group: string } => ({ ...timing, group: name }))),
  )
  const slowest = all.toSorted((a, b) => b.ms - a.ms).slice(0, SLOWEST_SHOWN)
  return {
    title: 'The slowest questions',
    columns: ['', 'text', 'ms'],
    rows: slowest.map(({ group, text, ms }) => [group, text, figure(ms, 1)]),
  }
}

const MOST_STATEMENTS = 3
const PROVENANCE = `{ providers(first: 1000) { nodes { npi name provenance { field source others { source } } } } }`

async function provenanceStatements(app: App, statements: string[]): Promise<Table> {
  statements.length = 0
  const response = await app.graphql.yoga.fetch('http://bench/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: PROVENANCE }),
  })
  const answer = (await response.json()) as { data?: { providers: { nodes: unknown[] } }; errors?: unknown }
  if (!answer.data) throw new Error(JSON.stringify(answer.errors))
  const count = statements.length
  return {
    title: 'A list of 1,000 providers with the provenance of every field',
    columns: ['', 'providers', 'statements', 'wanted', 'target'],
    rows: [['', answer.data.providers.nodes.length, count, MOST_STATEMENTS, verdict(count <= MOST_STATEMENTS)]],
  }
}
