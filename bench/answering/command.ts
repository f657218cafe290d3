import { Command } from 'commander'
import type { PatientInput } from '../../src/patients/patient.ts'
import { findRedisServer, startRedis } from '../../tests/support/redis-server.ts'
import { say } from '../benchmark.ts'
import { productionFlags, runChild } from '../child.ts'
import type { LoadAnswer } from '../patients/load-child.ts'
import { questions } from '../patients/people.ts'
import { benchStore, type BenchStore } from '../patients/stores.ts'
import { report } from '../report.ts'
import { peopleOption } from '../sizes.ts'
import { figure } from '../table.ts'
import { batchCosts } from './batches.ts'
import { singleBody } from './documents.ts'
import { growthTable } from './growth.ts'
import { load, start, type Started } from './load.ts'
import { batchTable, loadTable, type Measured, tierTable } from './tables.ts'
import { zipf } from './zipf.ts'

interface Options {
  people: number[]
  seconds: number
  server?: string
}

const DISTINCT = 20_000
/** Of each half the servers become warm by the first. */
const BATCHES = 20
const BATCH = 1_000

/** Questions as they come in practice: few ask about most, most about few. */
function traffic(asked: readonly PatientInput[], seed: number): () => string {
  const bodies = asked.map(singleBody)
  const draw = zipf(bodies.length, seed)
  return () => bodies[draw()]!
}

async function measure(
  [one, other, plain]: readonly [Started, Started, Started],
  people: number,
  seconds: number,
): Promise<Measured> {
  const asked = questions(people, Math.min(DISTINCT + BATCHES * BATCH, people / 2))
  const batchCount = Math.min(BATCHES, 2 * Math.floor(asked.length / 4 / BATCH))
  const repeated = asked.slice(batchCount * BATCH)
  say('one query with 1,000 inputs')
  const batches = Array.from({ length: batchCount }, (_, i) => asked.slice(i * BATCH, (i + 1) * BATCH))
  const batch = await batchCosts(one, other, plain, batches)
  const loads: Measured['loads'] = []
  const under = async (
    name: string,
    options: { connections: number; rate?: number; seconds?: number },
    seed: number,
  ) => {
    say(name)
    loads.push({ name, ...(await load(one, { body: traffic(repeated, seed), seconds, ...options })) })
  }
  await under('warming up, 500/s', { connections: 50, rate: 500, seconds: 2 * seconds }, 1)
  await under('500/s', { connections: 50, rate: 500 }, 2)
  await under('as many as there can be, 50 connections', { connections: 50 }, 3)
  await under('1,000 connections, each once a second', { connections: 1_000, rate: 1_000 }, 4)
  await under('5,000 connections, each once a second', { connections: 5_000, rate: 5_000 }, 5)
  say('two processes')
  const both = await Promise.all(
    [one, other].map((server, i) => load(server, { body: traffic(repeated, 6 + i), seconds, connections: 25 })),
  )
  return { people, distinct: repeated.length, batch, loads, both }
}

/** Loads an index of that many people, and measures two servers of it beside Yoga alone. */
async function measureSize(store: BenchStore, redisUrl: string, people: number, seconds: number): Promise<Measured> {
  const flags = await productionFlags()
  const place = await store.create(`bench_answering_${people}`)
  say(`loading ${figure(people)} people`)
  await runChild<LoadAnswer>('patients/load-child.ts', [JSON.stringify([place, people])], flags)
  await store.maintain(place)
  const environment = JSON.stringify({ ...place, REDIS_URL: redisUrl })
  const servers = [
    await start('server-child.ts', [environment], flags),
    await start('server-child.ts', [environment], flags),
    await start('plain-child.ts', [], flags),
  ] as const
  try {
    return await measure(servers, people, seconds)
  } finally {
    for (const { child } of servers) child.kill()
  }
}

export const answeringCommand = new Command('answering')
  .description('answers from memory, Redis and the store, at the HTTP socket')
  .addOption(peopleOption([100_000]))
  .option('--seconds <count>', 'length of each load', Number, 60)
  .option('--server <url>', 'a PostgreSQL server to measure on; by default one is started')
  .action(async (options: Options) => {
    if (!findRedisServer()) throw new Error('there is no redis-server on this machine')
    await using store = await benchStore('postgres', options.server)
    await using redis = await startRedis()
    const all: Measured[] = []
    for (const people of options.people) all.push(await measureSize(store, redis.url, people, options.seconds))
    const each = all.flatMap((measured) => [batchTable(measured), loadTable(measured), tierTable(measured)])
    const tables = all.length > 1 ? [...each, growthTable(all)] : each
    await report('answering', options, { tables, figures: { all } })
  })
