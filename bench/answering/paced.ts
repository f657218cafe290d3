import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'undici'
import { HEADERS } from './documents.ts'

export interface PacedOptions {
  address: string
  body: () => string
  connections: number
  /** requests a second of all connections together, at even distances */
  rate: number
  seconds: number
}

export interface Paced {
  /** from the moment at which a request was due to the end of its answer, in ms */
  times: number[]
  failed: number
}

/**
 * Asks at even distances, each connection in its turn. A connection that still waits for an answer lets its turn pass,
 * as a client that asks once a second does. autocannon sends what a second is to have all at once, at the second's
 * beginning, and so measures how long a queue of that length takes.
 */
export async function paced({ address, body, connections, rate, seconds }: PacedOptions): Promise<Paced> {
  const times: number[] = []
  let failed = 0
  const ask = async (client: Client) => {
    const answer = await client.request({ path: '/graphql', method: 'POST', headers: HEADERS, body: body() })
    const text = await answer.body.text()
    if (answer.statusCode !== 200 || /"errors"|UPSTREAM_UNAVAILABLE/.test(text)) failed++
  }
  const start = performance.now()
  const end = start + seconds * 1_000
  const interval = (connections * 1_000) / rate
  const connection = async (place: number) => {
    const client = new Client(address, { pipelining: 1 })
    for (let due = start + (place * 1_000) / rate; due < end; ) {
      const early = due - performance.now()
      if (early > 0) await sleep(early)
      await ask(client).catch(() => failed++)
      const now = performance.now()
      times.push(now - due)
      due += interval * Math.max(1, Math.ceil((now - due) / interval))
    }
    await client.close()
  }
  await Promise.all(Array.from({ length: connections }, (_, place) => connection(place)))
  return { times, failed }
}
