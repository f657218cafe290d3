import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type App, createApp } from '../../../src/app.ts'
import { createLog } from '../../../src/observability/log.ts'
import type { PatientIndex } from '../../../src/patients/index/patient-index.ts'
import { unavailable } from '../../../src/patients/index/unavailable.ts'
import type { PatientInput } from '../../../src/patients/patient.ts'
import { createPatientServices } from '../../../src/patients/services.ts'
import { freshDatabase } from '../../support/app.ts'
import { findMongod, type MongoServer, startMongo } from '../../support/mongo-server.ts'
import { startOwnPostgres } from '../../support/own-postgres.ts'
import type { PostgresServer } from '../../support/postgres-server.ts'
import { testConfig } from '../../support/settings.ts'
import { freshMongo, STORES } from '../../support/stores.ts'
import { somebody } from '../graphql/people.ts'
import { openIndex, SECRET } from '../index/open-index.ts'

const person = (i: number) => somebody(i) as PatientInput
const known = [{ source: 'clinic', sourceId: '1', patient: person(0) }]
const UNAVAILABLE = { status: 'ERROR', error: { code: 'UPSTREAM_UNAVAILABLE' } }
const WITHIN = { timeout: 15_000, interval: 50 }

describe.each(STORES.filter((kind) => kind !== 'embedded'))('A store that cannot be reached (%s)', (kind) => {
  let server: PostgresServer | MongoServer
  let app: App
  let url: string
  const logged: string[] = []
  let freshPlace: () => Promise<Record<string, string>>
  beforeAll(async () => {
    if (kind === 'mongodb') {
      const mongo = await startMongo(findMongod()!)
      server = mongo
      const providers = { DATABASE_URL: await freshDatabase() }
      freshPlace = async () => ({ ...providers, MONGODB_URI: freshMongo(mongo.uri('any')) })
    } else {
      const postgres = await startOwnPostgres()
      server = postgres
      freshPlace = async () => ({ DATABASE_URL: await freshDatabase('template1', postgres.url('postgres')) })
    }
  })
  afterAll(() => server?.[Symbol.asyncDispose]())
  beforeEach(async () => {
    logged.length = 0
    const place = await freshPlace()
    app = await createApp({
      config: testConfig({ ...place, STATEMENT_TIMEOUT: '1', PROCESSES: '1' }),
      log: createLog('info', { write: (line) => logged.push(line) }),
      migrate: true,
    })
    url = await app.listen()
    await app.services.patients.register(known, 'tester')
  })
  afterEach(async () => {
    await app?.[Symbol.asyncDispose]()
  })
  const ask = async (i: number) => (await app.services.patients.match([person(i)]))[0]!
  const inMetrics = async () =>
    /mpi_tier_up\{tier="store"\} (\d)/.exec(await (await fetch(`${url}/metrics`)).text())?.[1]
  const told = async () => {
    const up = await inMetrics()
    const { caches } = (await (await fetch(`${url}/ready`)).json()) as { caches: { store: string } }
    return [up, caches.store]
  }
  /** The levels of the lines that tell of it. */
  const outages = () =>
    logged
      .map((line) => JSON.parse(line))
      .flatMap(({ msg, level }) => (msg.startsWith('the patient index') ? [level] : []))
  const changes = () => logged.filter((line) => line.includes('the patient index')).length

  it.each([
    ['SIGSTOP', () => server.signal('SIGCONT')],
    ['SIGKILL', () => server.restart()],
  ] as const)('by %s costs one question its time, and no more until it is back', async (signal, heal) => {
    expect([(await ask(0)).status, ...(await told())]).toEqual(['MATCH', '1', 'up'])
    await server.signal(signal)
    expect(await ask(1)).toMatchObject(UNAVAILABLE)
    const start = performance.now()
    for (let i = 2; i < 20; i++) expect(await ask(i)).toMatchObject(UNAVAILABLE)
    expect(performance.now() - start).toBeLessThan(8_000)
    expect(await ask(0)).toMatchObject({ status: 'MATCH', servedFrom: 'MEMORY' })
    expect([await told(), changes()]).toEqual([['0', 'unreachable'], 1])

    await heal()
    await vi.waitFor(async () => expect(await told()).toEqual(['1', 'up']), WITHIN)
    expect(await ask(1)).toMatchObject({ status: 'NO_MATCH', servedFrom: 'STORE' })
    expect(changes()).toBe(2)
  })

  it('is told by /ready and by the metrics, though nobody asks for a patient', async () => {
    const check = async () => {
      const { checks } = (await (await fetch(`${url}/ready`)).json()) as { checks: { patients: boolean } }
      return checks.patients
    }
    expect(await check()).toBe(true)
    await server.signal('SIGSTOP')
    expect(await check()).toBe(false)
    await vi.waitFor(async () => expect(await told()).toEqual(['0', 'unreachable']), WITHIN)
    await server.signal('SIGCONT')
    await vi.waitFor(async () => expect([await check(), ...(await told())]).toEqual([true, '1', 'up']), WITHIN)
  })

  it.each([
    ['a registration', () => app.services.patients.register(known, 'tester')],
    ['a review queue', () => app.services.patients.reviewQueue({ first: 10 })],
    ['a reading of persons', () => app.services.patients.persons.persons(['1'])],
  ] as const)('is told once in the log and in the metrics by %s alone, and so that it is back', async (_what, call) => {
    await server.signal('SIGKILL')
    await expect(call()).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' })
    await vi.waitFor(async () => expect(await inMetrics()).toBe('0'), WITHIN)
    await expect(call()).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' })
    expect(outages()).toEqual([50])

    await server.restart()
    await vi.waitFor(async () => void (await call()), WITHIN)
    await vi.waitFor(async () => expect(await inMetrics()).toBe('1'), WITHIN)
    expect(outages()).toEqual([50, 30])
  })

  it('and is back has writes done before it is asked again', async () => {
    await server.signal('SIGSTOP')
    expect(await ask(1)).toMatchObject(UNAVAILABLE)
    expect(await ask(2)).toMatchObject(UNAVAILABLE)
    await server.signal('SIGCONT')
    const [written] = await app.services.patients.register([{ ...known[0]!, patient: person(1) }], 'tester')
    expect(written!.status).toBe('UPDATED')
  })
})

it('A question that is too much for a store that is well has no other one refused', async () => {
  await using opened = await openIndex('embedded')
  const candidates: PatientIndex['candidates'] = (queries) =>
    queries.length > 1 ? Promise.reject(unavailable()) : opened.index.candidates(queries)
  const { caching } = testConfig().patients
  const told: string[] = []
  const watch = { store: { failed: () => told.push('failed'), back: () => told.push('back') } }
  const settings = { hashSecret: SECRET, maxBatch: 10 }
  const { match } = createPatientServices({ ...opened.index, candidates }, settings, { caching, watch })
  for (let i = 0; i < 5; i++) {
    expect((await match([person(i), person(100 + i)]))[0]).toMatchObject(UNAVAILABLE)
    expect((await match([person(i)]))[0]).toMatchObject({ status: 'NO_MATCH', servedFrom: 'STORE' })
  }
  expect(told).toEqual([])
})
