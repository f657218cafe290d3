import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type App, createApp } from '../../src/app.ts'
import { openDatabase } from '../../src/db/open.ts'
import { createLog } from '../../src/observability/log.ts'
import { startOwnPostgres } from '../support/own-postgres.ts'
import type { PostgresServer } from '../support/postgres-server.ts'
import { validNpi } from '../support/records.ts'
import { databaseSettings, testConfig } from '../support/settings.ts'

const KNOWN = validNpi(123_000_000)
const FIND = `{ provider(npi: "${KNOWN}") { lastName } }`
const create = (npi: string) =>
  `mutation { createProvider(input: { npi: "${npi}", lastName: "Quillfeather", city: "Chicago" }) { npi } }`

interface Answer {
  data?: { provider: { lastName: string } | null } | null
  errors?: { message: string; extensions: { code: string } }[]
}

describe('the registry, when its PostgreSQL', () => {
  let server: PostgresServer
  let app: App
  let url: string
  let log: string[]
  const ask = async (query: string): Promise<Answer> => {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
    return (await response.json()) as Answer
  }
  const expectUnavailable = async (query: string) => {
    const { errors } = await ask(query)
    expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }])
    expect(errors![0]!.message).toMatch(/database/)
  }
  beforeAll(async () => {
    server = await startOwnPostgres()
  })
  beforeEach(async () => {
    log = []
    const config = testConfig({ DATABASE_URL: server.url('postgres'), STATEMENT_TIMEOUT: '1', PROCESSES: '1' })
    app = await createApp({
      config,
      log: createLog('error', { write: (line) => log.push(line) }),
      migrate: true,
    })
    url = await app.listen()
  })
  afterEach(async () => {
    expect(log.filter((line) => line.includes('the database cannot be reached or is too busy')).length).toBeGreaterThan(
      0,
    )
    expect(log.join('')).not.toMatch(/Quillfeather|INTERNAL_SERVER_ERROR/)
    await app[Symbol.asyncDispose]()
  })
  afterAll(() => server[Symbol.asyncDispose]())

  it('is killed in a first import holds whole batches, and has its indexes again when it is back', async () => {
    const rows = async function* () {
      yield Buffer.from('npi,last_name\n')
      for (let i = 0; i < 40_000; i++) {
        if (i === 20_000) await server.signal('SIGKILL')
        yield Buffer.from(`${validNpi(140_000_000 + i)},Quillfeather\n`)
      }
    }
    const importing = app.services.providers.importFile(rows, { format: 'CSV' })
    await expect(importing).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' })
    await server.restart()
    const { db, close } = await openDatabase(databaseSettings({ url: server.url('postgres') }), { onError: () => {} })
    const indexes = async () =>
      (await sql`select 1 from pg_indexes where tablename = 'provider'`.execute(db)).rows.length
    await expect.poll(() => indexes(), { timeout: 20_000 }).toBe(4)
    await close()
    const { total } = await app.services.providers.stats()
    expect([0, 8_000, 16_000]).toContain(total)
  })

  it('is killed says so to every question and change, and goes on when it is back', async () => {
    await ask(create(KNOWN))
    await server.signal('SIGKILL')
    await expectUnavailable(FIND)
    await expectUnavailable(create(validNpi(123_000_001)))
    expect((await fetch(`${url}/ready`)).status).toBe(503)
    await server.restart()
    await expect
      .poll(() => ask(FIND), { timeout: 10_000 })
      .toEqual({ data: { provider: { lastName: 'Quillfeather' } } })
  })

  it('is killed in the midst of an export is told in the log, and the answer counts as failed', async () => {
    const rows = async function* () {
      yield Buffer.from('npi,last_name\n')
      for (let i = 0; i < 25_000; i++) yield Buffer.from(`${validNpi(140_000_000 + i)},${'Quillfeather'.repeat(40)}\n`)
    }
    await app.services.providers.importFile(rows, { format: 'CSV' })
    const response = await fetch(`${url}/export/providers.csv`)
    const reader = response.body!.getReader()
    await reader.read()
    await server.signal('SIGKILL')
    await expect(
      (async () => {
        while (!(await reader.read()).done);
      })(),
    ).rejects.toThrow()
    await server.restart()
    await vi.waitFor(() => expect(log.join('')).toContain('an answer broke off'), 5_000)
    const metrics = await (await fetch(`${url}/metrics`)).text()
    expect(metrics).toMatch(/route="\/export\/providers\.csv",status="500"/)
    await vi.waitFor(async () => expect((await ask(FIND)).errors).toBeUndefined(), 20_000)
    await app.services.providers.edits.clear()
  })

  it('is killed refuses an export before it begins', async () => {
    await server.signal('SIGKILL')
    for (const format of ['csv', 'ndjson']) {
      const response = await fetch(`${url}/export/providers.${format}`)
      expect([response.status, await response.json()]).toMatchObject([
        503,
        { errors: [{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }] },
      ])
    }
    await server.restart()
  })

  it('is frozen says so in time, and goes on when it does', async () => {
    await ask(create(KNOWN))
    await server.signal('SIGSTOP')
    try {
      await Promise.all([expectUnavailable(FIND), expectUnavailable(create(validNpi(123_000_002)))])
    } finally {
      await server.signal('SIGCONT')
    }
    await expect
      .poll(() => ask(FIND), { timeout: 10_000 })
      .toEqual({ data: { provider: { lastName: 'Quillfeather' } } })
  })
})
