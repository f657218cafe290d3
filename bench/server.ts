import pg from 'pg'
import { readConfig } from '../src/config.ts'
import { migrate } from '../src/db/migrate.ts'
import { openDatabase, type OpenDatabase } from '../src/db/open.ts'
import { createSearchIndexes } from '../src/providers/search/indexes.ts'
import { startPostgres } from '../tests/support/postgres-server.ts'

/** What an operator would set for a registry of millions; writes reach the disk. */
const SETTINGS = {
  fsync: 'on',
  shared_buffers: '1GB',
  max_wal_size: '4GB',
  maintenance_work_mem: '512MB',
}

/** A PostgreSQL server to measure on. */
export interface BenchServer extends AsyncDisposable {
  /** makes database `name` anew and answers its URL */
  create(name: string): Promise<string>
  url(name: string): string
}

/** Starts a server, or uses the one at `url`. `settings` are parameters beside an operator's. */
export async function benchServer(
  url: string | undefined,
  settings: Record<string, string> = {},
): Promise<BenchServer> {
  const started = url === undefined ? await startPostgres({ ...SETTINGS, ...settings }) : undefined
  const urlOf = (name: string) => started?.url(name) ?? Object.assign(new URL(url!), { pathname: `/${name}` }).href
  return {
    url: urlOf,
    async create(name) {
      await command(urlOf('postgres'), `drop database if exists ${name} with (force)`)
      await command(urlOf('postgres'), `create database ${name}`)
      return urlOf(name)
    },
    async [Symbol.asyncDispose]() {
      await started?.[Symbol.asyncDispose]()
    },
  }
}

/** Runs SQL on a connection of its own; the rows of the last statement. */
export async function command(url: string, ...statements: string[]): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    let rows: Record<string, unknown>[] = []
    for (const statement of statements) ({ rows } = await client.query<Record<string, unknown>>(statement))
    return rows
  } finally {
    await client.end()
  }
}

/** Opens a registry's database as the server does, with its tables and indexes. */
export async function openRegistry(url: string, onQuery?: (text: string) => void): Promise<OpenDatabase> {
  const config = readConfig({ DATABASE_URL: url })
  const database = await openDatabase(config.database, { onQuery, onError: (error) => console.error(error) })
  await migrate(database.db)
  await createSearchIndexes(database.db)
  return database
}
