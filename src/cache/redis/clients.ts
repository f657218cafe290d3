import { setTimeout as sleep } from 'node:timers/promises'
import type { RedisClientType } from '@redis/client'

export type Client = RedisClientType

/** Connections to one server. */
export interface Clients {
  /** Runs commands on the connection with the fewest under way. Fails at once when there is none. */
  run<T>(commands: (client: Client) => Promise<T>): Promise<T>
  /** Resolves when the first one is there, and when it could not be made at once. */
  attempted: Promise<void>
  close(): Promise<void>
}

const CLOSING_MS = 250

/** Lets what is under way end, for a moment. */
export async function closeClient(client: Client): Promise<void> {
  const closed = client.isReady ? client.close() : Promise.resolve()
  await Promise.race([closed, sleep(CLOSING_MS)]).catch(() => {})
  if (client.isOpen) client.destroy()
}

/** One connection, and more up to `most` while none is free. */
export function clientsOf(connect: () => Client, most: number): Clients {
  const first = connect()
  const underWay = new Map<Client, number>([[first, 0]])
  const attempted = new Promise<void>((resolve) => {
    first.once('ready', resolve)
    first.once('error', () => resolve())
  })

  const freest = (): Client | undefined => {
    let found: Client | undefined
    for (const [client, count] of underWay) {
      if (client.isReady && (found === undefined || count < underWay.get(found)!)) found = client
    }
    return found
  }

  return {
    attempted,
    run: async (commands) => {
      const client = freest()
      if (!client) throw new Error('there is no connection to Redis')
      const busy = underWay.get(client)!
      if (busy > 0 && underWay.size < most) underWay.set(connect(), 0)
      underWay.set(client, busy + 1)
      try {
        return await commands(client)
      } finally {
        underWay.set(client, (underWay.get(client) ?? 1) - 1)
      }
    },
    close: async () => {
      const all = [...underWay.keys()]
      underWay.clear()
      await Promise.all(all.map(closeClient))
    },
  }
}
