import { Kysely, sql } from 'kysely'
import type { Config } from '../config.ts'
import { nowAndThen } from '../observability/now-and-then.ts'
import { openEmbedded } from './embedded.ts'
import { openPostgres } from './postgres.ts'
import type { Database } from './tables.ts'

/** An open database. `kind` matters only to those who ask what the database can do beside answering queries. */
export interface OpenDatabase {
  kind: 'embedded' | 'server'
  db: Kysely<Database>
  /** tells other processes on the same embedded folder where this one listens */
  setAddress(url: string): void
  /** Runs `work` while no other process does so under the same name; undefined when another one is at it. */
  exclusive<T>(name: string, work: () => Promise<T>): Promise<T | undefined>
  /**
   * Does `work` where no statement has a time limit, nor a wait for a lock: on a server, one connection at a time, which is
   * closed afterwards.
   */
  withoutTimeLimit<T>(work: (db: Kysely<Database>) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export interface OpenOptions {
  /** called with the text of every statement, for tests that count them */
  onQuery?: ((text: string) => void) | undefined
  /** hears of a server that cannot be reached or ends connections, or a full disk, once in a while as long as it lasts */
  onError(error: Error): void
}

/** Opens the server named by DATABASE_URL, or the embedded database in DATA_DIR. */
export async function openDatabase(config: Config['database'], options: OpenOptions): Promise<OpenDatabase> {
  const log = options.onQuery ? (event: { query: { sql: string } }) => options.onQuery?.(event.query.sql) : []
  if (config.url === undefined) {
    const embedded = await openEmbedded(config.dataDir, nowAndThen(options.onError))
    const db = new Kysely<Database>({ dialect: embedded.dialect, log })
    return {
      kind: 'embedded',
      db,
      setAddress: embedded.setAddress,
      exclusive: (_name, work) => work(),
      withoutTimeLimit: (work) => work(db),
      close: async () => {
        await db.destroy()
        await embedded.close()
      },
    }
  }
  const server = { ...config, url: config.url, onError: nowAndThen(options.onError) }
  const { pool, dialect } = await openPostgres(server)
  const db = new Kysely<Database>({ dialect, log })
  const locks = await openPostgres({ ...server, poolSize: MOST_LOCKS }).catch(async (error: unknown) => {
    await pool.end()
    throw error
  })
  const locking = new Kysely<Database>({ dialect: locks.dialect })
  return {
    kind: 'server',
    db,
    setAddress: () => {},
    exclusive: (name, work) => holding(locking, name, work),
    withoutTimeLimit: async (work) => {
      const unlimited = await openPostgres({ ...server, poolSize: 1, statementTimeoutMs: undefined })
      await using stack = new AsyncDisposableStack()
      stack.defer(() => unlimited.pool.end())
      return await work(new Kysely<Database>({ dialect: unlimited.dialect, log }))
    },
    close: async () => {
      await db.destroy()
      // Kysely ends no pool that was never used
      for (const one of [pool, locks.pool]) if (!one.ending) await one.end()
    },
  }
}

/** Connections beside those of the pool, which the work under a lock may need all of. One is used while none is held. */
const MOST_LOCKS = 4

/** The server gave the lock back with the connection; the work is done all the same. */
const lostConnection = () => {}

/** Holds a PostgreSQL advisory lock on a connection of its own; the server gives it back when the process dies. */
async function holding<T>(db: Kysely<Database>, name: string, work: () => Promise<T>): Promise<T | undefined> {
  return db.connection().execute(async (connection) => {
    const { rows } = await sql<{
      locked: boolean
    }>`select pg_try_advisory_lock(hashtextextended(${name}, 0)) as locked`.execute(connection)
    if (!rows[0]?.locked) return undefined
    try {
      return await work()
    } finally {
      const unlock = sql`select pg_advisory_unlock(hashtextextended(${name}, 0))`
      await unlock.execute(connection).catch(lostConnection)
    }
  })
}
