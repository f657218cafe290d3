import { createReadStream, createWriteStream } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { createSearchIndexes, dropSearchIndexes } from '../src/providers/search/indexes.ts'
import { command, openRegistry } from './server.ts'

const TABLES = ['provider_record', 'provider'] as const
/** The format in which each is read fastest. */
const FORMATS = { provider_record: '', provider: ' (format binary)' }

/** Rows of both tables as files for COPY. */
export type PreparedRows = Record<(typeof TABLES)[number], string>

/** Writes what came into the registry at `url`, or changed there, after `since` into files. */
export async function prepareRows(url: string, folder: string, name: string, since: Date): Promise<PreparedRows> {
  const client = await connected(url)
  const files: PreparedRows = { provider_record: '', provider: '' }
  const recent = `retrieved_at > '${since.toISOString()}'`
  for (const table of TABLES) {
    files[table] = path.join(folder, `${name}-${table}.copy`)
    const rows = table === 'provider' ? `npi in (select npi from provider_record where ${recent})` : recent
    await write(client, `select * from ${table} where ${rows}`, files[table], FORMATS[table])
  }
  await write(client, `select npi from provider_record where ${recent}`, npisOf(files))
  await client.end()
  return files
}

const npisOf = (files: PreparedRows) => `${files.provider}.npis`

/**
 * Copies prepared rows into both tables with no work of ours on any row; answers the seconds. `empty` builds the
 * search indexes behind it, `beside` finds them there, `instead` too, and deletes the rows of these NPIs first.
 */
export async function copyAlone(
  url: string,
  files: PreparedRows,
  how: 'empty' | 'beside' | 'instead',
): Promise<number> {
  const database = await openRegistry(url)
  if (how === 'empty') await dropSearchIndexes(database.db)
  await command(url, 'checkpoint')
  const started = performance.now()
  const client = await connected(url)
  await client.query('begin')
  if (how === 'instead') await deleteNpis(client, npisOf(files))
  for (const table of TABLES)
    await pipeline(createReadStream(files[table]), client.query(copyFrom(`copy ${table} from stdin${FORMATS[table]}`)))
  await client.query('commit')
  if (how === 'empty') await createSearchIndexes(database.db)
  const seconds = (performance.now() - started) / 1000
  await client.end()
  await database.close()
  return seconds
}

async function deleteNpis(client: pg.Client, file: string): Promise<void> {
  await client.query('create temp table gone (npi bigint primary key)')
  await pipeline(createReadStream(file), client.query(copyFrom('copy gone from stdin')))
  for (const table of TABLES) await client.query(`delete from ${table} t using gone where t.npi = gone.npi`)
}

async function write(client: pg.Client, query: string, file: string, format = ''): Promise<void> {
  await pipeline(client.query(copyTo(`copy (${query}) to stdout${format}`)), createWriteStream(file))
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}
