import { describe, expect, it, vi } from 'vitest'
import { openRedis } from '../../src/cache/redis/connection.ts'
import { commanding } from '../support/commanding.ts'
import { missing } from '../support/needed-servers.ts'
import { findRedisServer, type RedisServer, startRedis } from '../support/redis-server.ts'
import { slowLink } from '../support/slow-link.ts'

const publish = (redis: RedisServer, message: string) => commanding(redis, (client) => client.publish('news', message))

/** What a subscriber hears, and what it is told of. */
function subscribing(url: string) {
  const heard: string[] = []
  const told: string[] = []
  const redis = openRedis({ url, poolSize: 1 }, (error) => told.push(error.message))
  redis.subscribe(['other', 'news'], (message) => heard.push(message))
  return { heard, told, [Symbol.asyncDispose]: () => redis[Symbol.asyncDispose]() }
}

describe.skipIf(missing('redis-server', findRedisServer()))('A subscription to Redis', () => {
  it('whose connection is cut as it is asked for is asked for again, and hears each message once', async () => {
    await using redis = await startRedis()
    await using link = await slowLink(Number(new URL(redis.url).port))
    link.cutAt('subscribe')
    await using subscriber = subscribing(`redis://127.0.0.1:${link.port}`)
    await vi.waitFor(async () => expect(await publish(redis, 'first')).toBe(1), 10_000)
    await vi.waitFor(() => expect(subscriber.heard).toEqual(['first']))
    link.cut(true)
    link.cut(false)
    await vi.waitFor(async () => expect(await publish(redis, 'second')).toBe(1), 10_000)
    await publish(redis, 'third')
    await vi.waitFor(() => expect(subscriber.heard).toEqual(['first', 'second', 'third']))
  })

  it('that Redis refuses for a while is told of, and taken as soon as Redis allows it', async () => {
    await using redis = await startRedis()
    const user = (...rules: string[]) => commanding(redis, (client) => client.aclSetUser('vault', rules))
    await user('on', '>secret', '~*', '+@all', 'resetchannels')
    await using subscriber = subscribing(redis.url.replace('//', '//vault:secret@'))
    const refusal = 'Redis refuses a command: NOPERM'
    await vi.waitFor(() => expect(subscriber.told.slice(0, 2)).toEqual([refusal, refusal]), 10_000)
    await user('allchannels')
    await vi.waitFor(async () => expect(await publish(redis, 'first')).toBe(1), 10_000)
    await vi.waitFor(() => expect(subscriber.heard).toEqual(['first']))
  })
})
