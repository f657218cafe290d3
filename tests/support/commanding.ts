import { createClient, type RedisClientType } from '@redis/client'
import type { RedisServer } from './redis-server.ts'

/** Runs commands on a server, on a connection of its own. */
export async function commanding<T>(redis: RedisServer, work: (client: RedisClientType) => Promise<T>): Promise<T> {
  const client = createClient({ url: redis.url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    client.destroy()
  }
}
