import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import autocannon from 'autocannon'
import { Command } from 'commander'
import { say } from './benchmark.ts'
import { firstMessage, productionFlags, startChild } from './child.ts'
import type { ProfiledServer, Profiles } from './profile-server.ts'
import { benchServer } from './server.ts'

const RESULTS = path.join(import.meta.dirname, 'results')

interface Load {
  people: number
  seconds: number
  inputs: number
  connections: number
  server?: string
}

const load = new Command('npm run profile --')
  .description('Writes a CPU and a heap profile of a server that is asked matchPatients.')
  .option('--people <count>', 'persons registered before', Number, 5_000)
  .option('--seconds <count>', 'how long it is asked', Number, 20)
  .option('--inputs <count>', 'patients in one query', Number, 100)
  .option('--connections <count>', 'queries at the same time', Number, 8)
  .option('--server <url>', 'a PostgreSQL server to work on; by default one is started')
  .parse()
  .opts<Load>()

/** Loads a server of its own with `matchPatients` and writes a CPU and a heap profile of that time. */
async function profile(): Promise<Profiles> {
  await mkdir(RESULTS, { recursive: true })
  const { people, seconds, inputs, connections } = load
  await using postgres = await benchServer(load.server)
  const url = await postgres.create('profile')
  say(`registering ${people} people`)
  const child = startChild('profile-server.ts', [url, String(people), String(inputs), RESULTS], await productionFlags())
  const { address, bodies } = await firstMessage<ProfiledServer>(child)
  say(`asking for ${seconds} s: ${inputs} inputs a query, ${connections} connections`)
  const { requests, latency, errors, non2xx } = await autocannon({
    url: `${address}/graphql`,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    requests: bodies.map((body) => ({ body })),
    connections,
    duration: seconds,
  })
  if (errors + non2xx > 0) throw new Error(`${errors + non2xx} of ${requests.total} queries failed`)
  say(`${requests.total} queries, median ${latency.p50} ms`)
  const ended = once(child, 'exit')
  const written = firstMessage<Profiles>(child)
  child.send('stop')
  await ended
  return written
}

const { cpu, heap } = await profile()
console.log(`${cpu}\n${heap}`)
say('Open them in the tab Performance and the tab Memory of the developer tools of Chromium, or with npx speedscope.')
