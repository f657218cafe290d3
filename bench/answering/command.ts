import { Command } from 'commander'
import type { PatientInput } from '../../src/patients/patient.ts'
import { findRedisServer, startRedis } from '../../tests/support/redis-server.ts'
import { say } from '../benchmark.ts'
import { productionFlags, runChild } from '../child.ts'
import type { LoadAnswer } from '../patients/load-child.ts'
import { questions } from '../patients/people.ts'
import { benchStore } from '../patients/stores.ts'
import { report } from '../report.ts'
import { figure } from '../table.ts'
import { batchCosts } from './batches.ts'
import { singleBody } from './documents.ts'
import { load, start, type Started } from './load.ts'
import { batchTable, loadTable, type Measured, tierTable } from './tables.ts'
import { zipf } from './zipf.ts'

interface Options {
  people: number
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

async function measure(one: Started, other: Started, plain: Started, { people, seconds }: Options): Promise<Measured> {
  const asked = questions(people, Math.min(DISTINCT + BATCHES * BATCH, people / 2))
  const repeated = asked.slice(0, asked.length - BATCHES * BATCH)
  const fresh = asked.slice(-BATCHES * BATCH)
  say('one query with 1,000 inputs')
  const batches = Array.from({ length: BATCHES }, (_, i) => fresh.slice(i * BATCH, (i + 1) * BATCH))
  const batch = await batchCosts(one, other, plain, batches)
  const loads: Measured['loads'] = []
  const under = async (name: string, options: { connections: number; rate?: number }, seed: number) => {
    say(name)
    loads.push({ name, ...(await load(one, { body: traffic(repeated, seed), seconds, ...options })) })
  }
  await under('warming up, 500/s', { connections: 50, rate: 500 }, 1)
  await under('500/s', { connections: 50, rate: 500 }, 2)
  await under('as many as there can be, 50 connections', { connections: 50 }, 3)
  await under('1,000 connections, each once a second', { connections: 1_000, rate: 1_000 }, 4)
  await under('5,000 connections, each once a second', { connections: 5_000, rate: 5_000 }, 5)
  say('two processes')
  const both = await Promise.all(
    [one, other].map((server, i) => load(server, { body: traffic(repeated, 6 + i), seconds, connections: 25 })),
  )
  return { people, batch, loads, both }
}

export const answeringCommand = new Command('answering')
  .description('answers from memory, Redis and the store, at the HTTP socket')
  .option('--people <count>', 'people in the index', Number, 100_000)
  .option('--seconds <count>', 'length of each load', Number, 60)
  .option('--server <url>', 'a PostgreSQL server to measure on; by default one is started')
  .action(async (options: Options) => {
    if (!findRedisServer()) throw new Error('there is no redis-server on this machine')
    await using store = await benchStore('postgres', options.server)
    await using redis = await startRedis()
    const flags = await productionFlags()
    const place = await store.create(`bench_answering_${options.people}`)
    say(`loading ${figure(options.people)} people`)
    await runChild<LoadAnswer>('patients/load-child.ts', [JSON.stringify([place, options.people])], flags)
    await store.maintain(place)
    const environment = JSON.stringify({ ...place, REDIS_URL: redis.url })
    const servers = [
      await start('server-child.ts', [environment], flags),
      await start('server-child.ts', [environment], flags),
      await start('plain-child.ts', [], flags),
    ] as const
    try {
      const measured = await measure(...servers, options)
      const tables = [batchTable(measured), loadTable(measured), tierTable(measured)]
      await report('answering', options, { tables, figures: { ...measured } })
    } finally {
      for (const { child } of servers) child.kill()
    }
  })
