import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type App, createApp } from '../../src/app.ts'
import { type OpenDatabase, openDatabase } from '../../src/db/open.ts'
import { createLog } from '../../src/observability/log.ts'
import { freshDatabase } from '../support/app.ts'
import { migratedFolder } from '../support/migrated-folder.ts'
import { validNpi } from '../support/records.ts'
import { databaseSettings, HASH_SECRET, testConfig } from '../support/settings.ts'

const ROOT = path.join(import.meta.dirname, '../..')

/** A server process of our own, which the test can kill. */
async function startServer(environment: Record<string, string>): Promise<{ url: string; process: ChildProcess }> {
  const child = spawn(path.join(ROOT, 'bin/vault'), ['serve'], {
    env: { PATH: process.env['PATH'], PORT: '0', ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let log = ''
  const address = await new Promise<string>((resolve, reject) => {
    child.stderr.on('data', (chunk) => {
      log += String(chunk)
      const found = /"address":"([^"]+)"/.exec(log)?.[1]
      if (found) resolve(found)
    })
    child.once('exit', () => reject(new Error(`the server did not start: ${log}`)))
  })
  return { url: address, process: child }
}

const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    npi: validNpi(100_000_000 + i),
    lastName: `Name${i}`,
    city: 'Chicago',
    state: 'IL',
  }))

async function totalOf(url: string): Promise<number> {
  const body = JSON.stringify({ query: '{ providerStats { total } }' })
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body })
  return ((await response.json()) as { data: { providerStats: { total: number } } }).data.providerStats.total
}

interface Place {
  url?: string
  dataDir?: string
}

async function opened(place: Place): Promise<{ app: App; db: OpenDatabase['db'] } & AsyncDisposable> {
  const settings: Record<string, string> = place.url ? { DATABASE_URL: place.url } : { DATA_DIR: place.dataDir! }
  const database = await openDatabase(databaseSettings(place), { onError: () => {} })
  const app = await createApp({ config: testConfig(settings), log: createLog('silent', process.stderr), database })
  return { app, db: database.db, [Symbol.asyncDispose]: () => app[Symbol.asyncDispose]() }
}

/** What must hold whatever happened: each golden record has its source record, each record its golden one, searches see all. */
async function expectWhole({ app, db }: Awaited<ReturnType<typeof opened>>): Promise<number> {
  const { total } = await app.services.providers.stats()
  const found = await app.services.providers.list({ search: 'chicago', first: 1 })
  expect(await found.totalCount()).toBe(total)
  const { rows } = await sql<{ golden: number; records: number; indexes: number }>`
    select (select count(*) from provider p where not exists (select from provider_record r where r.npi = p.npi)) as golden,
      (select count(*) from provider_record r where not exists (select from provider p where p.npi = r.npi)) as records,
      (select count(*) from pg_indexes where tablename = 'provider') as indexes`.execute(db)
  expect(rows[0]).toEqual({ golden: 0, records: 0, indexes: 4 })
  return total
}

describe.each(['embedded', 'server'] as const)('a process that is killed, on the %s database', (kind) => {
  let database: Place
  let environment: Record<string, string>
  let feed: Server
  beforeEach(async () => {
    database = kind === 'server' ? { url: await freshDatabase() } : { dataDir: await migratedFolder() }
    environment = database.url ? { DATABASE_URL: database.url, HASH_SECRET } : { DATA_DIR: database.dataDir! }
  })
  afterEach(async () => {
    feed?.close()
    if (database.dataDir) await rm(database.dataDir, { recursive: true, force: true })
  })

  it('in the middle of an import leaves a whole registry, and the import can be repeated', async () => {
    const server = await startServer(environment)
    const rows = rowsOf(kind === 'server' ? 20_000 : 12_000)
    const lines = rows.map((row) => `${row.npi},${row.lastName},${row.city},${row.state}\n`)
    const file = new Blob(['npi,last_name,city,state\n', ...lines])
    const form = new FormData()
    form.set(
      'operations',
      JSON.stringify({ query: 'mutation($f: File!) { importProviders(file: $f) { read } }', variables: { f: null } }),
    )
    form.set('map', JSON.stringify({ 0: ['variables.f'] }))
    form.set('0', file, 'p.csv')
    const importing = fetch(`${server.url}/graphql`, { method: 'POST', body: form }).catch(() => undefined)
    while ((await totalOf(server.url)) === 0) await sleep(20)
    server.process.kill('SIGKILL')
    await once(server.process, 'exit')
    await importing
    await using again = await opened(database)
    const kept = await expectWhole(again)
    expect(kept).toBeLessThan(rows.length)
    const { importFile, stats } = again.app.services.providers
    expect(await importFile(() => file.stream(), { format: 'CSV' })).toMatchObject({
      inserted: rows.length - kept,
      unchanged: kept,
      rejected: 0,
    })
    expect(await stats()).toMatchObject({ total: rows.length })
  })

  it('in the middle of a fetch leaves a whole registry', async () => {
    feed = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify(rowsOf(20_000)))
    })
    feed.listen(0, '127.0.0.1')
    await once(feed, 'listening')
    const server = await startServer({
      ...environment,
      ROSTER_PRIMARY_CARE_URL: `http://127.0.0.1:${(feed.address() as AddressInfo).port}/`,
    })
    const fetching = fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: 'mutation { fetchAllSources(refresh: true, only: ["Mock-PrimaryCare"]) { fetched } }',
      }),
    }).catch(() => undefined)
    await sleep(700)
    server.process.kill('SIGKILL')
    await once(server.process, 'exit')
    await fetching
    await using again = await opened(database)
    expect(await expectWhole(again)).toBeLessThan(20_000)
  })
})
