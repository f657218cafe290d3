import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { expect, it, vi } from 'vitest'
import { openRedis } from '../../src/cache/redis/connection.ts'
import { sharedInvalidation } from '../../src/cache/redis/shared-invalidation.ts'
import { commanding } from '../support/commanding.ts'
import { missing } from '../support/needed-servers.ts'
import { findRedisServer, startRedis } from '../support/redis-server.ts'
import { slowLink } from '../support/slow-link.ts'

const change = { marks: Int32Array.of(7), growth: 1 }
const noSign = async () => {}

async function openProcess(url: string) {
  const redis = openRedis({ url, poolSize: 2 }, () => {})
  const invalidation = sharedInvalidation(redis, 'test', async () => 'the sign')
  await invalidation.started
  return {
    invalidation,
    [Symbol.asyncDispose]: async () => {
      await invalidation[Symbol.asyncDispose]()
      await redis[Symbol.asyncDispose]()
    },
  }
}

it.skipIf(missing('redis-server', findRedisServer()))(
  'A change whose end could not be told for a while is over for the others as soon as it can be told',
  async () => {
    await using redis = await startRedis()
    await using link = await slowLink(Number(new URL(redis.url).port))
    await using writer = await openProcess(`redis://127.0.0.1:${link.port}`)
    await using reader = await openProcess(redis.url)
    const { ledger } = reader.invalidation
    const announced = await writer.invalidation.announce(change, noSign)
    await vi.waitFor(() => expect(ledger.isChanging()).toBe(true), 5_000)
    link.cut(true)
    await announced.settled()
    expect(ledger.isFresh(ledger.position(), change.marks)).toBe(false)
    expect(writer.invalidation.isCurrent()).toBe(false)
    link.cut(false)
    await vi.waitFor(() => expect(ledger.isChanging()).toBe(false), 10_000)
    expect(ledger.isFresh(ledger.position(), change.marks)).toBe(true)
  },
)

it.skipIf(missing('redis-server', findRedisServer()))(
  'A change whose end was told while a process was cut off for longer than its lease is over for that process too',
  async () => {
    await using redis = await startRedis()
    await using link = await slowLink(Number(new URL(redis.url).port))
    await using writer = await openProcess(redis.url)
    await using reader = await openProcess(`redis://127.0.0.1:${link.port}`)
    const { ledger } = reader.invalidation
    const announced = await writer.invalidation.announce(change, noSign)
    await vi.waitFor(() => expect(ledger.isChanging()).toBe(true), 5_000)
    link.cut(true)
    const era = writer.invalidation.era()
    await announced.settled()
    await vi.waitFor(() => expect(writer.invalidation.era()).not.toBe(era), 10_000)
    link.cut(false)
    await vi.waitFor(() => expect(ledger.isChanging()).toBe(false), 10_000)
    expect(ledger.isFresh(ledger.position(), change.marks)).toBe(true)
  },
)

it.skipIf(missing('redis-server', findRedisServer()))(
  'A change is not over while a process may answer from its caches of which an emptied Redis knows nothing',
  async () => {
    await using redis = await startRedis()
    await using link = await slowLink(Number(new URL(redis.url).port))
    await using writer = await openProcess(redis.url)
    await using reader = await openProcess(`redis://127.0.0.1:${link.port}`)
    const era = writer.invalidation.era()
    const { isCurrent } = reader.invalidation
    link.cut(true)
    await commanding(redis, (client) => client.flushAll())
    await vi.waitFor(() => expect(writer.invalidation.era()).not.toBe(era), 5_000)
    expect(isCurrent()).toBe(true)
    const announced = await writer.invalidation.announce(change, noSign)
    await announced.settled()
    expect(isCurrent()).toBe(false)
    link.cut(false)
    await vi.waitFor(() => expect(isCurrent()).toBe(true), 10_000)
  },
)

it.skipIf(missing('redis-server', findRedisServer()))(
  'A number of the state that others have spoilt begins another era, and then all goes on',
  async () => {
    await using redis = await startRedis()
    await using one = await openProcess(redis.url)
    const { era, ledger, announce, isCurrent } = one.invalidation
    const spoilt: Record<string, string>[] = [
      { last: 'garbage' },
      { last: '99999999999999999999' },
      { bytes: '-.5' },
      { blind: '' },
      { 'm:somebody': 'garbage' },
    ]
    for (const fields of [...spoilt, 'last']) {
      const before = era()
      await commanding(redis, (client) =>
        typeof fields === 'string' ? client.hDel('{test}:state', fields) : client.hSet('{test}:state', fields),
      )
      await vi.waitFor(() => expect(era(), JSON.stringify(fields)).not.toBe(before), 5_000)
    }
    const position = ledger.position()
    await (await announce(change, noSign)).settled()
    expect([ledger.position(), isCurrent()]).toEqual([position + 2, true])
  },
)

it.skipIf(missing('redis-server', findRedisServer()))(
  'A process that was answered what it did not ask for uses its caches again once it gets its own answers',
  async () => {
    await using server = await startRedis()
    await using redis = openRedis({ url: server.url, poolSize: 2 }, () => {})
    let reply: unknown
    const probe: typeof redis.probe = async (commands) =>
      reply === undefined ? redis.probe(commands) : (reply as never)
    await using invalidation = sharedInvalidation({ ...redis, probe }, 'test', async () => 'the sign')
    await invalidation.started
    await vi.waitFor(() => expect(invalidation.isCurrent()).toBe(true), 5_000)
    for (const strange of [[null], 'PONG', ['era', 1], ['era', 'NaN', 0, []]]) {
      reply = strange
      await vi.waitFor(() => expect(invalidation.isCurrent()).toBe(false), 5_000)
      reply = undefined
      await vi.waitFor(() => expect(invalidation.isCurrent()).toBe(true), 5_000)
    }
    expect(invalidation.ledger.position()).toBeGreaterThanOrEqual(0)
  },
)

it.skipIf(missing('redis-server', findRedisServer()))(
  'A Redis that answers and refuses is told of, by the word for it and nothing of the command',
  async () => {
    await using server = await startRedis()
    await commanding(server, (client) => client.configSet({ maxmemory: '1', 'maxmemory-policy': 'noeviction' }))
    const told: string[] = []
    await using redis = openRedis({ url: server.url, poolSize: 2 }, (error) => told.push(error.message))
    await redis.attempted
    for (const run of [redis.probe, redis.within, redis.behind])
      await expect(run((client) => client.set('name', 'SECRET'))).rejects.toThrow('OOM')
    expect(told).toEqual(Array(3).fill('Redis refuses a command: OOM'))
  },
)

it('Closing connections to a Redis that are still being made is no failure to tell of', async () => {
  let greeted = 0
  const silent = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => (greeted += 1))
  }).listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const { port } = silent.address() as AddressInfo
  const told: string[] = []
  const redis = openRedis({ url: `redis://127.0.0.1:${port}`, poolSize: 2 }, (error) => told.push(error.message))
  await vi.waitFor(() => expect(greeted).toBe(2))
  await redis[Symbol.asyncDispose]()
  await new Promise(setImmediate)
  expect(told).toEqual([])
  silent.close()
})
