import type { Socket } from 'node:net'
import { type Kysely, sql } from 'kysely'
import type pg from 'pg'
import type { Database } from './tables.ts'

/** What a server gets beyond its own limit on a statement before it is taken for dead, in ms. */
const GRACE_MS = 5_000
const LIFT = 'set local statement_timeout = 0'

/** Lets what follows in a transaction take as long as it needs: work on whole tables takes longer than any request may. */
export async function liftTimeLimit(trx: Kysely<Database>): Promise<void> {
  await sql.raw(LIFT).execute(trx)
}

/**
 * Ends a connection whose server does not answer in time: PostgreSQL's own limit is of no use when it is frozen, or out of
 * reach without a word. {@link liftTimeLimit} lifts both until the connection is given back; without `statementTimeoutMs` there is none.
 */
export function createTimeLimit(client: pg.PoolClient, statementTimeoutMs: number | undefined) {
  let limited = true
  return async <T>(text: string, answer: () => Promise<T>): Promise<T> => {
    if (text === LIFT) limited = false
    if (!limited || statementTimeoutMs === undefined) return answer()
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
