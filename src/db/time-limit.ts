import type { Socket } from 'node:net'
import type pg from 'pg'

/** What a server gets beyond its own limit on a statement before it is taken for dead, in ms. */
const GRACE_MS = 5_000
const UNLIMITED = /^\s*set local statement_timeout = 0/

/**
 * Ends a connection whose server does not answer in time: PostgreSQL's own limit is of no use when it is frozen, or out of
 * reach without a word. Work that lifts that limit for its transaction lifts this one as well.
 */
export function createTimeLimit(client: pg.PoolClient, statementTimeoutMs: number) {
  let limited = true
  return async <T>(text: string, answer: () => Promise<T>): Promise<T> => {
    if (UNLIMITED.test(text)) limited = false
    if (!limited) return answer()
    const timer = setTimeout(() => hangUp(client), statementTimeoutMs + GRACE_MS)
    try {
      return await answer()
    } finally {
      clearTimeout(timer)
    }
  }
}

/** pg then fails what waits for an answer, and its pool lets go of the connection. */
function hangUp(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection
  stream.destroy(Object.assign(new Error('the server does not answer'), { code: 'ETIMEDOUT' }))
}
