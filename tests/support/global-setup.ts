import { randomUUID } from 'node:crypto'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { Kysely, PGliteDialect, sql } from 'kysely'
import { MongoClient } from 'mongodb'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../src/db/migrate.ts'
import { openDatabase } from '../../src/db/open.ts'
import type { Database } from '../../src/db/tables.ts'
import { createSearchIndexes } from '../../src/providers/search/indexes.ts'
import { databaseSettings } from './settings.ts'
import { findMongod, startMongo } from './mongo-server.ts'
import { type PostgresFiles, preparePostgres, startPostgres } from './postgres-server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** any database of the test run's PostgreSQL server */
    postgresUrl: string
    /** what another PostgreSQL server begins with */
    postgresFiles: PostgresFiles
    /** the dump of a migrated embedded database */
    embeddedTemplate: string
    /** any database of the MongoDB that tests may use; undefined where there is none */
    mongoUri: string | undefined
    /** what the names of the run's databases on it begin with */
    mongoPrefix: string
  }
}

export const TEMPLATE = 'registry_template'

/**
 * Migrated templates that the databases of tests begin with, embedded and on one PostgreSQL server for the whole run; and a
 * MongoDB, that of MONGODB_URI or one from a mongod on this machine.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (Number(process.versions.node.split('.')[0]) < 24)
    throw new Error('the tests run on Node 24, which npm installs beside the project')
  const [{ server, files, folder }, embedded, mongo] = await Promise.all([
    migratedServer(),
    dumpEmbedded(),
    mongoForAll(),
  ])
  project.provide('postgresUrl', server.url('postgres'))
  project.provide('postgresFiles', files)
  project.provide('embeddedTemplate', path.join(embedded, 'template.tar'))
  project.provide('mongoUri', mongo.uri)
  project.provide('mongoPrefix', mongo.prefix)
  return async () => {
    await server[Symbol.asyncDispose]()
    await mongo.stop()
    await Promise.all([embedded, folder].map((one) => rm(one, { recursive: true })))
  }
}

/** Hundreds of small databases that live for minutes need no vacuum, and what is lost with the machine is missed by nobody. */
const QUICK = { autovacuum: 'off', full_page_writes: 'off', wal_level: 'minimal', max_wal_senders: '0' }

async function migratedServer() {
  const folder = await mkdtemp(path.join(tmpdir(), 'provider-vault-postgres-'))
  await chmod(folder, 0o777)
  const files = await preparePostgres(folder)
  const server = await startPostgres(QUICK, files)
  await using stack = new AsyncDisposableStack()
  const admin = stack.adopt(
    await openDatabase(databaseSettings({ url: server.url('postgres') }), { onError: console.error }),
    (opened) => opened.close(),
  )
  await sql.raw(`create database ${TEMPLATE}`).execute(admin.db)
  const template = await openDatabase(databaseSettings({ url: server.url(TEMPLATE) }), { onError: console.error })
  await migrate(template.db)
  await createSearchIndexes(template.db)
  await template.close()
  return { server, files, folder }
}

/** Answers the folder of the dump. */
async function dumpEmbedded(): Promise<string> {
  const pglite = await PGlite.create({ extensions: { pg_trgm } })
  const db = new Kysely<Database>({ dialect: new PGliteDialect({ pglite }) })
  await migrate(db)
  await createSearchIndexes(db)
  // nobody opens these, and half of the dump's files would be theirs
  await pglite.exec('update pg_database set datistemplate = false')
  for (const unused of ['template0', 'template1']) await pglite.exec(`drop database ${unused}`)
  const dump = await pglite.dumpDataDir('none')
  await db.destroy()
  const folder = await mkdtemp(path.join(tmpdir(), 'provider-vault-template-'))
  await writeFile(path.join(folder, 'template.tar'), dump.stream())
  return folder
}

async function mongoForAll(): Promise<{ uri: string | undefined; prefix: string; stop(): Promise<void> }> {
  const given = process.env['MONGODB_URI']
  const prefix = `test_${randomUUID().slice(0, 8)}_`
  if (given) return { uri: given, prefix, stop: () => dropDatabases(given, prefix) }
  const binary = findMongod()
  if (!binary) return { uri: undefined, prefix, stop: async () => {} }
  const server = await startMongo(binary)
  return { uri: server.uri('test'), prefix, stop: async () => server[Symbol.asyncDispose]() }
}

async function dropDatabases(uri: string, prefix: string): Promise<void> {
  await using client = new MongoClient(uri)
  const { databases } = await client.db().admin().listDatabases({ nameOnly: true })
  const own = databases.filter(({ name }) => name.startsWith(prefix))
  await Promise.all(own.map(({ name }) => client.db(name).dropDatabase()))
}
