import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { type App, createApp } from '../../src/app.ts'
import { migrate } from '../../src/db/migrate.ts'
import { type OpenDatabase, openDatabase } from '../../src/db/open.ts'
import { createLog } from '../../src/observability/log.ts'
import { freshDatabase } from '../support/app.ts'
import { validNpi } from '../support/records.ts'
import { databaseSettings, testConfig } from '../support/settings.ts'

const NPI = validNpi(123_000_000)
const FIND = `{ provider(npi: "${NPI}") { lastName } }`
const CREATE = `mutation { createProvider(input: { npi: "${NPI}", lastName: "Quillfeather" }) { npi } }`
const REGISTER = `mutation { registerPatients(inputs: [{
  source: "A", sourceId: "1", patient: { firstName: "Nomi", lastName: "Quillfeather", dateOfBirth: "1980-02-03" }
}]) { status } }`

describe('a running server, when its database', () => {
  let admin: OpenDatabase
  let app: App
  let url: string
  let databaseUrl: string
  let log: string[]
  const ask = async (query: string) => {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
    return (await response.json()) as { data?: unknown; errors?: { message: string; extensions: { code: string } }[] }
  }
  const readiness = async () => {
    const response = await fetch(`${url}/ready`)
    const { checks } = (await response.json()) as { checks: Record<string, boolean> }
    return [response.status, checks['database']]
  }
  const refusal = (message: string) => [{ message, extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]
  beforeEach(async () => {
    log = []
    databaseUrl = await freshDatabase()
    admin = await openDatabase(databaseSettings({ url: inject('postgresUrl') }), { onError: () => {} })
    const config = testConfig({ DATABASE_URL: databaseUrl, DATABASE_POOL_SIZE: '1', PROCESSES: '1' })
    app = await createApp({ config, log: createLog('error', { write: (line) => log.push(line) }) })
    url = await app.listen()
  })
  afterEach(async () => {
    expect(log.join('')).not.toMatch(/Quillfeather|INTERNAL_SERVER_ERROR/)
    await app[Symbol.asyncDispose]()
    await admin.close()
  })

  it('takes no writes says so and is not ready, and works at once when it does', async () => {
    const name = new URL(databaseUrl).pathname.slice(1)
    const readOnly = sql`alter database ${sql.ref(name)} set default_transaction_read_only`
    await sql`${readOnly} = on`.execute(admin.db)
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`.execute(admin.db)
    await expect.poll(readiness).toEqual([503, false])
    const takesNone = 'the database takes no writes; try again'
    expect((await ask(CREATE)).errors).toMatchObject(refusal(takesNone))
    expect((await ask(REGISTER)).errors).toMatchObject(refusal(takesNone))
    expect(await ask(FIND)).toEqual({ data: { provider: null } })
    await sql`${readOnly} = off`.execute(admin.db)
    expect(await readiness()).toEqual([503, false])
    expect(await ask(CREATE)).toEqual({ data: { createProvider: { npi: NPI } } })
    await expect.poll(readiness).toEqual([200, true])
  })

  it('was replaced by an empty one says what to do, is not ready, and works when that is done', async () => {
    const inside = await openDatabase(databaseSettings({ url: databaseUrl }), { onError: () => {} })
    await sql`drop schema public cascade`.execute(inside.db)
    await sql`create schema public`.execute(inside.db)
    expect(await readiness()).toEqual([503, false])
    const lacksTables = 'the database lacks its tables: run bin/vault migrate'
    for (const query of [FIND, CREATE, REGISTER])
      expect((await ask(query)).errors).toMatchObject(refusal(`${lacksTables} and try again`))
    expect(log.join('')).toContain(lacksTables)
    await inside.withoutTimeLimit(migrate)
    expect(await ask(CREATE)).toEqual({ data: { createProvider: { npi: NPI } } })
    expect((await readiness())[1]).toBe(true)
    await inside.close()
  })
})
