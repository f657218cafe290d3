import { sql } from 'kysely'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../src/db/migrate.ts'
import { openDatabase } from '../../src/db/open.ts'
import { createSearchIndexes } from '../../src/providers/search/indexes.ts'
import { databaseSettings } from './settings.ts'
import { startPostgres } from './postgres-server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** any database of the test run's PostgreSQL server */
    postgresUrl: string
  }
}

export const TEMPLATE = 'registry_template'

/** One PostgreSQL server for the whole run, with a migrated template that each test file's database is cloned from. */
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
  return async () => server[Symbol.asyncDispose]()
}
