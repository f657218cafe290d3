import autocannon from 'autocannon'
import type { ChildProcess } from 'node:child_process'
import { type Benchmark, say } from './benchmark.ts'
import { cpuTime, firstMessage, startChild } from './child.ts'
import { median } from './percentile.ts'
import { filled } from './query.ts'
import { benchServer } from './server.ts'
import { figure, type Table, verdict } from './table.ts'

const MOST_TIMES = 1.3
const CONNECTIONS = 30
const WARM_UP = 5_000
const REQUESTS = 10_000
const QUERY = `{ providers(first: 10, orderBy: NAME_ASC) { nodes { npi name specialty city state phone } pageInfo { hasNextPage } } }`

/** What one round of requests cost the server. */
interface Round {
  /** microseconds of the server's processor for a request */
  cpu: number
  requestsASecond: number
  p99Ms: number
}
interface Candidate {
  name: string
  address: string
  child: ChildProcess
  rounds: Round[]
}

/** The processor time of a ten-row query in our server, and in plain Yoga and Kysely, in turns. */
export const httpBenchmark: Benchmark = {
  name: 'http',
  description: 'processor time of a ten-row query, ours beside plain Yoga and Kysely',
  rows: 1_000_000,
  runs: 5,
  async run({ rows, runs, server: url }) {
    await using server = await benchServer(url)
    const database = await filled(server, rows)
    const plain = await start('plain Yoga and Kysely', 'http-plain.ts', database)
    const ours = await start('our server', 'http-ours.ts', database)
    const candidates = [plain, ours]
    try {
      await sameAnswer(candidates)
      for (const candidate of candidates) await load(candidate, WARM_UP)
      for (let run = 0; run < runs; run++) {
        for (const candidate of candidates) candidate.rounds.push(await load(candidate, REQUESTS))
      }
    } finally {
      for (const { child } of candidates) child.kill()
    }
    return { tables: [costTable(plain, ours)], figures: { plain: plain.rounds, ours: ours.rounds } }
  },
}

async function start(name: string, file: string, database: string): Promise<Candidate> {
  const child = startChild(file, [database])
  return { name, child, address: `${await firstMessage<string>(child)}/graphql`, rounds: [] }
}

async function sameAnswer(candidates: readonly Candidate[]): Promise<void> {
  const request = { method: 'POST', headers: HEADERS, body: BODY }
  const answers = await Promise.all(candidates.map(async ({ address }) => (await fetch(address, request)).text()))
  if (new Set(answers).size > 1) throw new Error(`the answers differ:\n${answers.join('\n')}`)
}

const HEADERS = { 'content-type': 'application/json' }
const BODY = JSON.stringify({ query: QUERY })

async function load({ name, address, child }: Candidate, amount: number): Promise<Round> {
  const before = await cpuTime(child.pid!)
  const options = { method: 'POST', headers: HEADERS, body: BODY, connections: CONNECTIONS, amount } as const
  const { requests, errors, non2xx, duration, latency } = await autocannon({ url: address, ...options })
  const cpu = ((await cpuTime(child.pid!)) - before) / requests.total
  if (errors + non2xx > 0) throw new Error(`${name}: ${errors} errors, ${non2xx} refusals`)
  say(`${name}: ${figure(cpu)} µs`)
  return { cpu, requestsASecond: requests.total / duration, p99Ms: latency.p99 }
}

function costTable(plain: Candidate, ours: Candidate): Table {
  const middle = ({ rounds }: Candidate, key: keyof Round) => median(rounds.map((round) => round[key]))
  const floor = middle(plain, 'cpu')
  return {
    title: `Ten providers over HTTP, ${CONNECTIONS} connections (target: at most ${MOST_TIMES} times plain)`,
    columns: ['', 'CPU µs a request', 'times plain', 'requests/s', 'p99 ms', 'target'],
    rows: [plain, ours].map((candidate) => {
      const cpu = middle(candidate, 'cpu')
      const rest = [figure(middle(candidate, 'requestsASecond')), figure(middle(candidate, 'p99Ms'))]
      return [candidate.name, figure(cpu), figure(cpu / floor, 2), ...rest, verdict(cpu / floor <= MOST_TIMES)]
    }),
  }
}
