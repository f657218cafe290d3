import { createClient } from '@redis/client'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { LIMITS } from '../../../src/graphql/limits.ts'
import type { PatientInput } from '../../../src/patients/patient.ts'
import { missing } from '../../support/needed-servers.ts'
import { findRedisServer } from '../../support/redis-server.ts'
import { somebody } from '../graphql/people.ts'
import { type Fleet, openFleet, questionsOf, redisState } from './fleet.ts'

const MANY = LIMITS.maxAliases
const BATCH = 'query($inputs: [PatientInput!]!) { matchPatients(inputs: $inputs) { status servedFrom } }'
const SINGLE = 'query($input: PatientInput!) { matchPatient(input: $input) { status servedFrom } }'

let next = 0
/** People whom nobody asked for yet. */
const strangers = (count: number) => Array.from({ length: count }, () => somebody(next++) as PatientInput)

type Asking = (people: readonly PatientInput[]) => Promise<unknown>

describe.skipIf(missing('redis-server', findRedisServer()))(
  'A thousand questions cost as many round trips as a few',
  () => {
    let fleet: Fleet
    let redis: ReturnType<typeof createClient>
    beforeAll(async () => {
      fleet = await openFleet()
      redis = createClient({ url: fleet.redis.url })
      await redis.connect()
    })
    afterAll(async () => {
      redis?.destroy()
      await fleet?.[Symbol.asyncDispose]()
    })

    /** Times that a command was sent to Redis. */
    const sent = async (command: string) => {
      const stats = await redis.info('commandstats')
      return Number(new RegExp(`cmdstat_${command}:calls=(\\d+)`).exec(stats)?.[1] ?? 0)
    }
    /** What `work` costs: statements to the database, and reads of many values from Redis. */
    const cost = async (work: () => Promise<unknown>) => {
      await vi.waitFor(() => expect(redisState(fleet.one)).toBe('up'), { timeout: 10_000 })
      fleet.one.forget()
      const before = await sent('mget')
      await work()
      return { statements: questionsOf(fleet.one).length, reads: (await sent('mget')) - before }
    }

    const inOneQuery: Asking = (inputs) => fleet.one.ask(BATCH, { inputs } as never)
    const inAliases: Asking = (people) => {
      const names = people.map((_, i) => i)
      const document = `query(${names.map((i) => `$i${i}: PatientInput!`).join(' ')}) {
      ${names.map((i) => `a${i}: matchPatient(input: $i${i}) { status }`).join(' ')} }`
      return fleet.one.ask(document, Object.fromEntries(people.map((input, i) => [`i${i}`, input])) as never)
    }
    const inRequests: Asking = async (people) => {
      const asked: Promise<unknown>[] = []
      for (const [i, input] of people.entries()) {
        // as sockets do, lets the process do what else is due, such as renewing its lease
        if (i % 50 === 0) await new Promise(setImmediate)
        asked.push(fleet.one.ask(SINGLE, { input } as never))
      }
      await Promise.all(asked)
    }

    it.each([
      ['in one query', inOneQuery],
      ['in aliases', inAliases],
    ])('%s', async (_how, asking) => {
      const one = await cost(() => asking(strangers(1)))
      expect(one).toEqual({ statements: 2, reads: 1 })
      // a large batch is read in four parts
      expect(await cost(() => asking(strangers(MANY)))).toEqual({ statements: 4 * 2, reads: 1 })
    })

    it('in requests at the same time: the first are asked at once, the others together', async () => {
      const { statements, reads } = await cost(() => inRequests(strangers(MANY)))
      expect(reads).toBeLessThanOrEqual(20)
      expect(statements).toBeLessThanOrEqual(2 * 20)
      const people = strangers(MANY)
      await inRequests(people)
      expect(await cost(() => inRequests(people))).toEqual({ statements: 0, reads: 0 })
    })

    it('and the same question of many is asked once', async () => {
      const [person] = strangers(1)
      const asked = Array.from({ length: MANY }, () => ({ ...person!, firstName: ` ${person!.firstName} ` }))
      expect(await cost(() => inRequests(asked))).toEqual({ statements: 2, reads: 1 })
      const [other] = strangers(1)
      expect(await cost(() => inOneQuery([other!, ...asked, other!]))).toEqual({ statements: 2, reads: 1 })
    })

    it('and nothing of the database where another process has asked', async () => {
      const people = strangers(MANY)
      const inputs = { inputs: people } as never
      const before = await redis.dbSize()
      await fleet.other.ask(BATCH, inputs)
      await vi.waitFor(async () => expect(await redis.dbSize()).toBe(before + MANY), { timeout: 10_000 })
      expect(await cost(() => inOneQuery(people))).toEqual({ statements: 0, reads: 1 })
      expect(await cost(() => inOneQuery(people))).toEqual({ statements: 0, reads: 0 })
    })

    it('and the tiers tell how often they answered', async () => {
      const { data } = await fleet.one.ask<
        { cacheStats: { hitRate: number; tiers: Record<string, unknown>[] } },
        never
      >('{ cacheStats { hitRate tiers { tier state entries hits misses p95Ms } } }')
      const { hitRate, tiers } = data!.cacheStats
      expect(tiers.map(({ tier, state }) => [tier, state])).toEqual([
        ['MEMORY', 'up'],
        ['REDIS', 'up'],
        ['STORE', 'up'],
        ['PROVIDER', 'off'],
      ])
      const [memory, shared, store] = tiers as { hits: number; misses: number; p95Ms: number }[]
      expect(hitRate).toBeCloseTo((memory!.hits + shared!.hits) / (memory!.hits + memory!.misses), 12)
      expect(shared!.hits + shared!.misses).toBeLessThanOrEqual(memory!.misses)
      expect(store!.hits).toBeGreaterThanOrEqual(shared!.misses)
      expect(store!.p95Ms).toBeGreaterThan(0)
    })
  },
)
