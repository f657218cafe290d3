import { setTimeout as sleep } from 'node:timers/promises'
import { finished } from 'node:stream/promises'
import { PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { CopyData } from './copy.ts'
import { isReadOnly, tellingOutages } from './outage.ts'
import { preparedName } from './prepared.ts'
import { createTimeLimit } from './time-limit.ts'

export interface PostgresOptions {
  url: string
  poolSize: number
  /** how long a start waits for a database that is still coming up, in ms */
  waitMs: number
  /** undefined: statements and their waits for locks may take as long as they need, whatever the server has by default */
  statementTimeoutMs: number | undefined
  onError(error: Error): void
}

/** How the driver and our statements understand the server, whatever is set for the role or the database. */
const READABLE =
  '-c datestyle=ISO -c intervalstyle=postgres -c bytea_output=hex -c extra_float_digits=1 -c standard_conforming_strings=on -c default_transaction_isolation=read\\ committed'

const INT8: number = pg.types.builtins.INT8

/** int8 and count as numbers (all of ours fit), the rest as pg has it. */
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === INT8 && format !== 'binary') return Number
    return pg.types.getTypeParser(oid, format)
  },
}

/**
 * What each session begins with. A server whose client's machine is gone notices within half a minute, in place of the two
 * hours that are usual: till then it would keep the session's locks.
 */
const OPTIONS = Object.entries({
  'pg_trgm.similarity_threshold': 0.25,
  jit: 'off',
  tcp_keepalives_idle: 10,
  tcp_keepalives_interval: 5,
  tcp_keepalives_count: 3,
  tcp_user_timeout: 30_000,
})
  .map(([name, value]) => `-c ${name}=${value}`)
  .join(' ')

/** Whatever the server, the role or the URL has. */
const NO_LIMIT = 'set statement_timeout = 0; set lock_timeout = 0'

/** A URL with `ours` before its own `options`, which win: the driver would take the URL's alone. */
function withOptions(url: string, ours: string): string {
  return url.replace(/[?&]options=/, (given) => given + ours.replaceAll(' ', '+') + '+')
}

/** Opens a pool on a PostgreSQL server, waiting up to `waitMs` for it. Fails with one line that names DATABASE_URL. */
export async function openPostgres(options: PostgresOptions): Promise<{ pool: pg.Pool; dialect: PostgresDialect }> {
  const { statementTimeoutMs } = options
  const sessionOptions = `${OPTIONS} ${READABLE}`
  const pool = new pg.Pool({
    connectionString: withOptions(options.url, sessionOptions),
    max: options.poolSize,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    // what has no time limit, such as building an index, is not waited for when the server's machine is gone
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    ...(statementTimeoutMs !== undefined && {
      statement_timeout: statementTimeoutMs,
      lock_timeout: statementTimeoutMs,
    }),
    idle_in_transaction_session_timeout: 60_000,
    application_name: 'provider-vault',
    options: sessionOptions,
    types,
  })
  pool.on('error', options.onError)
  pool.on('connect', (client) => client.on('error', options.onError))
  if (statementTimeoutMs === undefined)
    pool.on('connect', (client) => void client.query(NO_LIMIT).catch(options.onError))
  await waitFor(pool, options.waitMs)
  await needUnicode(pool)
  return { pool, dialect: new PostgresDialect({ pool: withCopy(pool, options) }) }
}

async function waitFor(pool: pg.Pool, waitMs: number): Promise<void> {
  const end = Date.now() + waitMs
  for (;;) {
    try {
      return await needWrites(pool)
    } catch (error) {
      if (Date.now() >= end || !mayPass(error)) {
        await pool.end()
        throw new DatabaseUnavailableError(reason(error), { cause: error })
      }
      await sleep(Math.min(500, Math.max(1, end - Date.now())))
    }
  }
}

/** A server that takes no writes may be one that is about to take over: the next connection may lead to another. */
async function needWrites(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  let writable = false
  try {
    const { rows } = await client.query<{ transaction_read_only: 'on' | 'off' }>('show transaction_read_only')
    writable = rows[0]?.transaction_read_only === 'off'
    if (!writable) throw new Error('it takes no writes')
  } finally {
    client.release(!writable)
  }
}

/** Other encodings lack signs that names have, and a batch with one of them would be refused as a whole. */
async function needUnicode(pool: pg.Pool): Promise<void> {
  try {
    const { rows } = await pool.query<{ server_encoding: string }>('show server_encoding')
    const encoding = rows[0]?.server_encoding
    if (encoding !== 'UTF8') throw new Error(`its encoding is ${encoding}, and UTF8 is needed`)
  } catch (error) {
    await pool.end()
    throw new DatabaseUnavailableError(reason(error), { cause: error })
  }
}

/** A database that could not be opened; the message is one line for an operator, without the password. */
export class DatabaseUnavailableError extends Error {
  override name = 'DatabaseUnavailableError'
  constructor(detail: string, options?: ErrorOptions) {
    super(`DATABASE_URL: the database cannot be used: ${detail}`, options)
  }
}

/** Wrong passwords and unknown databases do not cure themselves; a server that is starting does. */
function mayPass(error: unknown): boolean {
  const code = (error as { code?: string }).code ?? ''
  return !/^(28|3D|42)/.test(code)
}

function reason(error: unknown): string {
  if (error instanceof AggregateError && error.errors[0]) return reason(error.errors[0])
  return error instanceof Error ? (error.message.split('\n')[0] ?? 'unknown error') : String(error)
}

/** Kysely's view of the pool, with clients that understand {@link CopyData}, and outages as clients may see them. */
function withCopy(pool: pg.Pool, { statementTimeoutMs, onError }: PostgresOptions): PostgresPool {
  const asking = tellingOutages(onError)
  const connect = async () => {
    const client = await asking(() => pool.connect())
    const inTime = createTimeLimit(client, statementTimeoutMs)
    const send = (text: string, values?: unknown[]): Promise<unknown> =>
      values?.[0] instanceof CopyData
        ? copy(client, text, values[0])
        : client.query({ name: preparedName(text), text, values })
    // the next connection may lead to a server that has taken over
    let leave = false
    const sendHere = (text: string, values?: unknown[]) =>
      send(text, values).catch((error: unknown) => {
        leave ||= isReadOnly(error)
        throw error
      })
    const query = (text: string, values?: unknown[]) => asking(() => inTime(text, () => sendHere(text, values)))
    return { query, release: () => client.release(leave) } as unknown as PostgresPoolClient
  }
  return { connect, end: () => pool.end() } as PostgresPool
}

/** One write for all rows: every further one would wait for a turn of an event loop that is busy making the next. */
async function copy(client: pg.PoolClient, text: string, data: CopyData) {
  const stream = client.query(copyFrom(text))
  stream.end(Buffer.concat(data.chunks))
  await finished(stream)
  return { command: 'COPY', rowCount: stream.rowCount ?? 0, rows: [] }
}
