import { createReadStream, createWriteStream } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { createSearchIndexes, dropSearchIndexes } from '../src/providers/search/indexes.ts'
import { command, openRegistry } from './server.ts'

const TABLES = ['provider_record', 'provider'] as const

/** Rows of both tables as files in COPY's text format. */
export type PreparedText = Record<(typeof TABLES)[number], string>

/** Writes what came into the registry at `url`, or changed there, after `since` into files. */
export async function prepareText(url: string, folder: string, name: string, since: Date): Promise<PreparedText> {
  const client = await connected(url)
  const text: PreparedText = { provider_record: '', provider: '' }
  const recent = `retrieved_at > '${since.toISOString()}'`
  for (const table of TABLES) {
    text[table] = path.join(folder, `${name}-${table}.txt`)
    const rows = table === 'provider' ? `npi in (select npi from provider_record where ${recent})` : recent
    await write(client, `select * from ${table} where ${rows}`, text[table])
  }
  await write(client, `select npi from provider_record where ${recent}`, npisOf(text))
  await client.end()
  return text
}

const npisOf = (text: PreparedText) => `${text.provider}.npis`

/**
 * Copies prepared rows into both tables with no work of ours on any row; answers the seconds. `empty` builds the
 * search indexes behind it, `beside` finds them there, `instead` too, and deletes the rows of these NPIs first.
 */
export async function copyAlone(url: string, text: PreparedText, how: 'empty' | 'beside' | 'instead'): Promise<number> {
  const database = await openRegistry(url)
  if (how === 'empty') await dropSearchIndexes(database.db)
  await command(url, 'checkpoint')
  const started = performance.now()
  const client = await connected(url)
  await client.query('begin')
  if (how === 'instead') await deleteNpis(client, npisOf(text))
  for (const table of TABLES)
    await pipeline(createReadStream(text[table]), client.query(copyFrom(`copy ${table} from stdin`)))
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

async function write(client: pg.Client, query: string, file: string): Promise<void> {
  await pipeline(client.query(copyTo(`copy (${query}) to stdout`)), createWriteStream(file))
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}
