import { sql } from 'kysely'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../src/db/migrate.ts'
import { openDatabase } from '../../src/db/open.ts'
import { createSearchIndexes } from '../../src/providers/search/indexes.ts'
import { databaseSettings } from './settings.ts'
import { findMongod, startMongo } from './mongo-server.ts'
import { startPostgres } from './postgres-server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** any database of the test run's PostgreSQL server */
    postgresUrl: string
    /** any database of the MongoDB that tests may use; undefined where there is none */
    mongoUri: string | undefined
  }
}

export const TEMPLATE = 'registry_template'

/**
 * One PostgreSQL server for the whole run, with a migrated template that each test file's database is cloned from; and a
 * MongoDB, that of MONGODB_URI or one from a mongod on this machine.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (Number(process.versions.node.split('.')[0]) < 24)
    throw new Error('the tests run on Node 24, which npm installs beside the project')
  const server = await startPostgres()
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
  project.provide('postgresUrl', server.url('postgres'))
  const mongo = await mongoForAll()
  project.provide('mongoUri', mongo.uri)
  return async () => {
    await server[Symbol.asyncDispose]()
    await mongo.stop()
  }
}

async function mongoForAll(): Promise<{ uri: string | undefined; stop(): Promise<void> }> {
  const given = process.env['MONGODB_URI']
  const binary = findMongod()
  if (given || !binary) return { uri: given, stop: async () => {} }
  const server = await startMongo(binary)
  return { uri: server.uri('test'), stop: async () => server[Symbol.asyncDispose]() }
}
