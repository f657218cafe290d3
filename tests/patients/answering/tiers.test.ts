import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, openTestApp, type TestApp } from '../../support/app.ts'
import { missing } from '../../support/needed-servers.ts'
import { findRedisServer, type RedisServer, startRedis } from '../../support/redis-server.ts'
import { Match, Register } from '../graphql/documents.ts'
import { records, somebody } from '../graphql/people.ts'

const PEOPLE = Array.from({ length: 1_000 }, (_, i) => somebody(i))

describe.skipIf(missing('redis-server', findRedisServer()))('answers that two processes share', () => {
  let redis: RedisServer
  let one: TestApp
  let other: TestApp
  beforeAll(async () => {
    redis = await startRedis()
    const place = { DATABASE_URL: await freshDatabase(), REDIS_URL: redis.url }
    one = await openTestApp('server', place)
    other = await openTestApp('server', place)
    await one.get(Register, { inputs: records(PEOPLE, 'clinic') })
  })
  afterAll(async () => {
    await one[Symbol.asyncDispose]()
    await other[Symbol.asyncDispose]()
    await redis[Symbol.asyncDispose]()
  })

  it('come from the store first, then from memory, and for the other from Redis, and are the same', async () => {
    const ask = async (app: TestApp) => (await app.get(Match, { inputs: PEOPLE })).matchPatients
    const first = await ask(one)
    expect(new Set(first.map(({ servedFrom }) => servedFrom))).toEqual(new Set(['STORE']))
    const second = await ask(one)
    expect(new Set(second.map(({ servedFrom }) => servedFrom))).toEqual(new Set(['MEMORY']))
    const third = await ask(other)
    expect(new Set(third.map(({ servedFrom }) => servedFrom))).toEqual(new Set(['REDIS']))
    const plain = (answers: typeof first) => answers.map((answer) => ({ ...answer, servedFrom: null }))
    expect(plain(second)).toEqual(plain(first))
    expect(plain(third)).toEqual(plain(first))
  })
})
