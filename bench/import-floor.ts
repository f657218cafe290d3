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

/** Writes what is in the registry at `url` into files; without the rows that are in `besides`. */
export async function prepareText(
  url: string,
  folder: string,
  name: string,
  besides?: PreparedText,
): Promise<PreparedText> {
  const client = await connected(url)
  const since = besides ? `where npi not in (select npi from seen)` : ''
  if (besides) {
    await client.query('create temp table seen (npi bigint primary key)')
    await pipeline(createReadStream(`${besides.provider}.npis`), client.query(copyFrom('copy seen from stdin')))
  }
  const text: PreparedText = { provider_record: '', provider: '' }
  for (const table of TABLES) {
    text[table] = path.join(folder, `${name}-${table}.txt`)
    await write(client, `select * from ${table} ${since}`, text[table])
  }
  await write(client, `select npi from provider ${since}`, `${text.provider}.npis`)
  await client.end()
  return text
}

/**
 * Copies prepared rows into both tables with no work of ours on any row; answers the seconds. `empty` builds the
 * search indexes behind it, `beside` finds them there, `instead` deletes every row first and finds them there.
 */
export async function copyAlone(url: string, text: PreparedText, how: 'empty' | 'beside' | 'instead'): Promise<number> {
  const database = await openRegistry(url)
  if (how === 'empty') await dropSearchIndexes(database.db)
  await command(url, 'checkpoint')
  const started = performance.now()
  const client = await connected(url)
  await client.query('begin')
  if (how === 'instead') for (const table of TABLES) await client.query(`delete from ${table}`)
  for (const table of TABLES)
    await pipeline(createReadStream(text[table]), client.query(copyFrom(`copy ${table} from stdin`)))
  await client.query('commit')
  if (how === 'empty') await createSearchIndexes(database.db)
  const seconds = (performance.now() - started) / 1000
  await client.end()
  await database.close()
  return seconds
}

async function write(client: pg.Client, query: string, file: string): Promise<void> {
  await pipeline(client.query(copyTo(`copy (${query}) to stdout`)), createWriteStream(file))
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}
