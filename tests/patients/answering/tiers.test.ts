import { createClient } from '@redis/client'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readConfig } from '../../../src/config.ts'
import { openTestApp, type TestApp } from '../../support/app.ts'
import { missing } from '../../support/needed-servers.ts'
import { findRedisServer } from '../../support/redis-server.ts'
import { Match, Register } from '../graphql/documents.ts'
import { records, somebody } from '../graphql/people.ts'
import { type Fleet, openFleet } from './fleet.ts'

const PEOPLE = Array.from({ length: 300 }, (_, i) => somebody(i))
const KNOWN = PEOPLE.slice(0, 200)

const ask = async (app: TestApp, inputs = PEOPLE) => (await app.get(Match, { inputs })).matchPatients
const tiersOf = (answers: Awaited<ReturnType<typeof ask>>) => [...new Set(answers.map(({ servedFrom }) => servedFrom))]

describe.skipIf(missing('redis-server', findRedisServer()))('Answers that two processes share', () => {
  const SECRET = 'the secret of the cached answers'
  let fleet: Fleet
  let redis: ReturnType<typeof createClient>
  beforeAll(async () => {
    const environment = { CACHE_TTL: '3600', NEGATIVE_CACHE_TTL: '100' }
    fleet = await openFleet({ ...environment, CACHE_ENCRYPTION_KEY: SECRET, CACHE_MEMORY_ENTRIES: '250' })
    redis = createClient({ url: fleet.redis.url })
    await redis.connect()
    await fleet.one.get(Register, { inputs: records(KNOWN, 'clinic') })
  })
  afterAll(async () => {
    redis?.destroy()
    await fleet?.[Symbol.asyncDispose]()
  })
  const values = async () => (await redis.keys('vault:*')).filter((key) => !key.includes('{'))

  it('come from the store first, for the other from Redis, then from memory, and are the same', async () => {
    const first = await ask(fleet.one)
    expect(tiersOf(first)).toEqual(['STORE'])
    await vi.waitFor(async () => expect(await values()).toHaveLength(PEOPLE.length), { timeout: 10_000 })
    const second = await ask(fleet.other)
    expect(tiersOf(second)).toEqual(['REDIS'])
    const third = await ask(fleet.other, PEOPLE.slice(100))
    expect(tiersOf(third)).toEqual(['MEMORY'])
    const plain = (answers: typeof first) => answers.map((answer) => ({ ...answer, servedFrom: null }))
    expect(plain(second)).toEqual(plain(first))
    expect(plain(third)).toEqual(plain(first.slice(100)))
  })

  it('are bounded in memory, and asked for in Redis beyond', async () => {
    const { tiers } = (
      await fleet.one.ask<{ cacheStats: { tiers: { entries: number }[] } }, never>(
        '{ cacheStats { tiers { entries } } }',
      )
    ).data!.cacheStats
    expect(tiers[0]!.entries).toBe(250)
    expect(tiersOf(await ask(fleet.one)).toSorted()).toEqual(['MEMORY', 'REDIS'])
  })

  it('end in Redis when they end: those that name nobody sooner', async () => {
    const left = await Promise.all((await values()).map((key) => redis.ttl(key)))
    const [long, short] = [left.filter((seconds) => seconds > 100), left.filter((seconds) => seconds <= 100)]
    expect([long.length, short.length]).toEqual([KNOWN.length, PEOPLE.length - KNOWN.length])
    expect(Math.max(...left)).toBeLessThanOrEqual(3600)
    expect(Math.min(...left)).toBeGreaterThan(0)
  })

  it('show nothing of anybody, neither in their names nor in what is kept', async () => {
    const keys = await values()
    const kept = (await redis.mGet(keys)).join(' ')
    const mpiIds = (await ask(fleet.one, KNOWN.slice(0, 20))).map(({ mpiId }) => mpiId!)
    for (const shown of [...mpiIds, 'MATCH', 'firstName', ...KNOWN.map(({ lastName }) => lastName!)]) {
      expect(kept).not.toContain(shown)
      expect(keys.join(' ')).not.toContain(shown)
    }
  })

  it('are not read by a process with another secret', async () => {
    const stranger = await fleet.join({ CACHE_ENCRYPTION_KEY: 'quite another secret of the cache' })
    expect(tiersOf(await ask(stranger))).toEqual(['STORE'])
  })
})

describe('The settings of the caches', () => {
  const read = (environment: Record<string, string>) =>
    readConfig({ HASH_SECRET: 'a secret of the tests', ...environment })
  const ttlOf = (environment: Record<string, string>) => read(environment).patients.caching.ttlMs
  const server = { DATABASE_URL: 'postgres://vault@db.internal/vault' }

  it('keep answers for five seconds where others may write without telling', () => {
    expect(ttlOf({})).toBe(3_600_000)
    expect(ttlOf(server)).toBe(5_000)
    expect(ttlOf({ MONGODB_URI: 'mongodb://db.internal/vault', PROCESSES: '2' })).toBe(5_000)
    expect(ttlOf({ ...server, CACHE_TTL: '2' })).toBe(2_000)
    expect(read({ ...server, NEGATIVE_CACHE_TTL: '100' }).patients.caching.negativeTtlMs).toBe(5_000)
    expect(ttlOf({ ...server, PROCESSES: '1' })).toBe(3_600_000)
    expect(ttlOf({ ...server, PROCESSES: '8', REDIS_HOST: 'redis.internal' })).toBe(3_600_000)
  })

  it('turn them off: the memory says so and counts nothing', async () => {
    await using off = await openTestApp('embedded', { CACHE_TTL: '0' })
    for (let times = 0; times < 2; times++) expect(tiersOf(await ask(off, [PEOPLE[0]!]))).toEqual(['STORE'])
    const { cacheStats } = (
      await off.ask<{ cacheStats: object }, never>('{ cacheStats { hitRate tiers { tier state hits misses p95Ms } } }')
    ).data!
    expect(cacheStats).toMatchObject({
      hitRate: 0,
      tiers: [{ tier: 'MEMORY', state: 'off', hits: 0, misses: 0, p95Ms: null }, {}, { state: 'up', hits: 2 }, {}],
    })
    const ready = await fetch(`${await off.app.listen()}/ready`)
    expect(await ready.json()).toMatchObject({ status: 'ready', caches: { memory: 'off', store: 'up' } })
  })

  it('refuse more than one process on the embedded database', () => {
    expect(() => read({ PROCESSES: '2' })).toThrow(/^PROCESSES: [^\n]+$/)
  })

  it('take Redis by its address or by host and port', () => {
    expect(read({}).patients.redis).toBeUndefined()
    expect(read({ REDIS_HOST: 'redis.internal', REDIS_PORT: '6380' }).patients.redis).toEqual({
      url: 'redis://redis.internal:6380',
      poolSize: 50,
      secret: undefined,
    })
    expect(read({ REDIS_HOST: '::1' }).patients.redis!.url).toBe('redis://[::1]:6379')
    expect(read({ REDIS_URL: 'rediss://u:p@redis.internal/2', REDIS_POOL_SIZE: '7' }).patients.redis).toMatchObject({
      url: 'rediss://u:p@redis.internal/2',
      poolSize: 7,
    })
    expect(() => read({ REDIS_URL: 'http://redis.internal' })).toThrow(/^REDIS_URL: must be a redis:[^\n]+$/)
    expect(() => read({ CACHE_ENCRYPTION_KEY: 'short' })).toThrow(/^CACHE_ENCRYPTION_KEY: [^\n]+$/)
  })
})
