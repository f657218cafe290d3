import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createApp } from '../../../src/app.ts'
import { createLog } from '../../../src/observability/log.ts'
import type { PatientInput } from '../../../src/patients/patient.ts'
import type { TestApp } from '../../support/app.ts'
import { commanding } from '../../support/commanding.ts'
import { missing } from '../../support/needed-servers.ts'
import { startOwnPostgres } from '../../support/own-postgres.ts'
import { findRedisServer } from '../../support/redis-server.ts'
import { Match, Register } from '../graphql/documents.ts'
import { testConfig } from '../../support/settings.ts'
import { records, somebody } from '../graphql/people.ts'
import { type Fleet, openFleet, questionsOf, redisState } from './fleet.ts'

const PEOPLE = Array.from({ length: 40 }, (_, i) => somebody(i))

const ask = async (app: TestApp, inputs = PEOPLE) => (await app.get(Match, { inputs })).matchPatients
const tiersOf = (answers: Awaited<ReturnType<typeof ask>>) => [...new Set(answers.map(({ servedFrom }) => servedFrom))]
const WITHIN = { timeout: 15_000, interval: 50 }

describe.skipIf(missing('redis-server', findRedisServer()))('While Redis cannot be used', () => {
  let fleet: Fleet
  let registered = 0
  beforeAll(async () => {
    fleet = await openFleet()
    await fleet.one.get(Register, { inputs: records(PEOPLE, 'clinic') })
  })
  afterAll(() => fleet?.[Symbol.asyncDispose]())

  const both = () => [fleet.one, fleet.other]
  const expectTruth = async () => {
    const plain = (answers: Awaited<ReturnType<typeof ask>>) => answers.map(({ status, mpiId }) => [status, mpiId])
    const truth = plain(await ask(fleet.truth))
    for (const app of both()) expect(plain(await ask(app))).toEqual(truth)
  }
  /** Both answer from their caches again. */
  const expectHealed = async () => {
    await vi.waitFor(async () => {
      for (const app of both()) {
        expect(redisState(app)).toBe('up')
        await ask(app)
        expect(tiersOf(await ask(app))).toEqual(['MEMORY'])
      }
    }, WITHIN)
  }
  /** A new record of somebody, so that the answers about all who share the name of a person change. */
  const write = async (writer = fleet.one) => {
    const patient = { ...PEOPLE[registered % 40]!, phones: ['212-555-0100'] }
    registered++
    await writer.get(Register, { inputs: [{ source: 'lab', sourceId: String(registered), patient }] })
    const retired = await ask(fleet.truth, [PEOPLE[(registered + 5) % 40]!])
    if (retired[0]!.mpiId === null) return
    await writer.app.services.patients.steward.deleteRecord({
      actor: 'tester',
      reason: 'a test',
      record: { source: 'clinic', sourceId: String(((registered + 5) % 40) + 1) },
    })
  }
  beforeEach(async () => {
    await expectHealed()
  })

  it('at one writer that was given none, those that have it see what that one wrote', async () => {
    const stranger = somebody(1_000)
    const statuses = async () => (await Promise.all(both().map((app) => ask(app, [stranger])))).flat()
    for (let i = 0; i < 2; i++) expect((await statuses()).map(({ status }) => status)).toEqual(['NO_MATCH', 'NO_MATCH'])
    await fleet.truth.get(Register, { inputs: records([stranger], 'shell') })
    const seen = async () => expect((await statuses()).map(({ status }) => status)).toEqual(['MATCH', 'MATCH'])
    await vi.waitFor(seen, WITHIN)
  })

  it.each([
    ['is frozen', 'SIGSTOP', async () => fleet.redis.signal('SIGCONT')],
    ['is killed', 'SIGKILL', async () => fleet.redis.restart()],
  ] as const)(
    'since it %s, the store answers, no write is missed, and all heals by itself',
    async (_what, signal, heal) => {
      await fleet.redis.signal(signal)
      await write()
      await expectTruth()
      await vi.waitFor(() => expect(both().map(redisState)).toEqual(['unreachable', 'unreachable']), WITHIN)
      expect(tiersOf(await ask(fleet.one))).toEqual(['STORE'])
      await write()
      await expectTruth()
      await heal()
      await expectTruth()
      await expectHealed()
      await expectTruth()
      if (signal === 'SIGKILL') expect(fleet.one.logged.join('')).toContain('"msg":"Redis can be used again"')
    },
  )

  it('the same question of many is put to the store once', async () => {
    await fleet.redis.signal('SIGKILL')
    await vi.waitFor(async () => expect(tiersOf(await ask(fleet.one))).toEqual(['STORE']), WITHIN)
    fleet.one.forget()
    const stranger = somebody(PEOPLE.length)
    await ask(fleet.one, Array<typeof stranger>(1000).fill(stranger))
    const questions = questionsOf(fleet.one)
    await fleet.redis.restart()
    await expectHealed()
    expect(questions).toHaveLength(2)
  })

  it('tells so in /metrics and /ready, which stays ready', async () => {
    const url = await fleet.one.app.listen()
    const told = async () => {
      const metrics = await (await fetch(`${url}/metrics`)).text()
      const ready = await fetch(`${url}/ready`)
      const { caches } = (await ready.json()) as { caches: { redis: string } }
      return [/mpi_tier_up\{tier="redis"\} (\d)/.exec(metrics)?.[1], ready.status, caches.redis]
    }
    expect(await told()).toEqual(['1', 200, 'up'])
    await fleet.redis.signal('SIGKILL')
    await vi.waitFor(async () => expect(await told()).toEqual(['0', 200, 'unreachable']), WITHIN)
    await fleet.redis.restart()
    await vi.waitFor(async () => expect(await told()).toEqual(['1', 200, 'up']), WITHIN)
  })

  it('since it is slow, it is left alone', async () => {
    fleet.link.delay(700)
    await vi.waitFor(() => expect(redisState(fleet.other)).not.toBe('up'), WITHIN)
    expect(tiersOf(await ask(fleet.other))).toEqual(['STORE'])
    await write()
    await expectTruth()
    fleet.link.delay(0)
    await expectHealed()
  })

  it('by one process alone, the others find what it writes in the store', async () => {
    fleet.link.cut(true)
    await write(fleet.other)
    await expectTruth()
    await ask(fleet.one)
    await write(fleet.other)
    await expectTruth()
    fleet.link.cut(false)
    await expectTruth()
    await expectHealed()
    await expectTruth()
  })

  it('since others have put something under its keys, that is no answer', async () => {
    await vi.waitFor(
      () => commanding(fleet.redis, async (client) => expect(await client.dbSize()).toBeGreaterThan(40)),
      WITHIN,
    )
    const newcomer = await commanding(fleet.redis, async (client) => {
      const keys = await client.keys('vault:*')
      for (const [i, key] of keys.entries()) {
        if (key.endsWith(':state') || key.endsWith(':log')) continue
        if (i % 4 === 0) await client.del(key).then(() => client.lPush(key, 'mine'))
        else await client.set(key, ['["a1","x"]', '{"value":1}', '\u0000\uffff'][i % 3]!)
      }
      return fleet.join()
    })
    expect(tiersOf(await ask(newcomer))).toEqual(['STORE'])
    await expectTruth()
    await commanding(fleet.redis, async (client) => {
      for (const key of await client.keys('*')) await client.del(key).then(() => client.set(key, 'mine'))
    })
    await write()
    await expectTruth()
    await expectHealed()
  })

  it('since it was emptied, nothing of before is answered', async () => {
    await commanding(fleet.redis, (client) => client.flushAll())
    await write()
    await expectTruth()
    await expectHealed()
  })

  it('at the start, a process starts without it', async () => {
    await fleet.redis.signal('SIGKILL')
    const newcomer = await fleet.join()
    expect(tiersOf(await ask(newcomer))).toEqual(['STORE'])
    await fleet.redis.restart()
    await vi.waitFor(() => expect(redisState(newcomer)).toBe('up'), WITHIN)
    await expectHealed()
  })
})

describe('While the database does not answer', () => {
  it('what the caches know is answered, and the rest is an ERROR, never NO_MATCH', async () => {
    await using server = await startOwnPostgres()
    const environment = { DATABASE_URL: server.url('postgres'), STATEMENT_TIMEOUT: '5', PROCESSES: '1' }
    const log = createLog('silent', process.stderr)
    await using app = await createApp({ config: testConfig(environment), log, migrate: true })
    const { register, match } = app.services.patients
    const inputs = PEOPLE.slice(0, 2) as PatientInput[]
    await register([{ source: 'clinic', sourceId: '1', patient: inputs[0]! }], 'tester')
    await match(inputs.slice(0, 1))
    await server.signal('SIGSTOP')
    const answers = await match(inputs)
    await server.signal('SIGCONT')
    expect(answers[0]).toMatchObject({ status: 'MATCH', servedFrom: 'MEMORY' })
    expect(answers[1]).toMatchObject({ status: 'ERROR', error: { code: 'UPSTREAM_UNAVAILABLE' } })
    await vi.waitFor(async () => {
      const [answer] = await match(inputs.slice(1))
      expect(answer).toMatchObject({ status: 'NO_MATCH', servedFrom: 'STORE' })
    }, WITHIN)
  })
})
