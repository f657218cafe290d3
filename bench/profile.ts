import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import autocannon from 'autocannon'
import { say } from './benchmark.ts'
import { firstMessage, productionFlags, startChild } from './child.ts'
import type { ProfiledServer, Profiles } from './profile-server.ts'
import { benchServer } from './server.ts'

const RESULTS = path.join(import.meta.dirname, 'results')

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '5000' },
    seconds: { type: 'string', default: '20' },
    inputs: { type: 'string', default: '100' },
    connections: { type: 'string', default: '8' },
    server: { type: 'string' },
  },
})

/** Loads a server of its own with `matchPatients` and writes a CPU and a heap profile of that time. */
async function profile(): Promise<Profiles> {
  await mkdir(RESULTS, { recursive: true })
  await using postgres = await benchServer(values.server)
  const url = await postgres.create('profile')
  say(`registering ${values.people} people`)
  const child = startChild('profile-server.ts', [url, values.people, values.inputs, RESULTS], await productionFlags())
  const { address, bodies } = await firstMessage<ProfiledServer>(child)
  say(`asking for ${values.seconds} s: ${values.inputs} inputs a query, ${values.connections} connections`)
  const { requests, latency, errors, non2xx } = await autocannon({
    url: `${address}/graphql`,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    requests: bodies.map((body) => ({ body })),
    connections: Number(values.connections),
    duration: Number(values.seconds),
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
