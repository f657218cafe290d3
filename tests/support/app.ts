import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { type App, createApp } from '../../src/app.ts'
import { createLog } from '../../src/observability/log.ts'
import type { TypedDocumentString } from '../generated/graphql.ts'
import { TEMPLATE } from './global-setup.ts'
import { freshEmbedded } from './embedded.ts'
import { testConfig } from './settings.ts'
import { leaveMongo, takeMongo } from './mongo-databases.ts'
import type { StoreKind } from './stores.ts'

export { DATABASES, type DatabaseKind } from './stores.ts'

interface GraphQLErrorShape {
  message: string
  path?: (string | number)[]
  extensions: { code?: string; fieldErrors?: { path: string; message: string }[]; [name: string]: unknown }
}
export interface Answer<T> {
  data?: T | null
  errors?: GraphQLErrorShape[]
}

export interface TestApp extends AsyncDisposable {
  app: App
  /** what the log got, line by line */
  logged: string[]
  /** the texts of the SQL statements and the names of the MongoDB commands since the last call of `forget` */
  statements: string[]
  forget(): void
  ask<T, V>(document: TypedDocumentString<T, V> | string, variables?: V): Promise<Answer<T>>
  /** the data of an answer that must have no errors */
  get<T, V>(document: TypedDocumentString<T, V>, variables?: V): Promise<T>
  /** the first error of an answer that must have one */
  refused(document: TypedDocumentString<unknown, never> | string, variables?: unknown): Promise<GraphQLErrorShape>
}

/** The URL of a database of its own, cloned from the migrated template. */
export async function freshDatabase(template: string = TEMPLATE, server = inject('postgresUrl')): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(`create database ${name} template ${template} strategy file_copy`)
  await client.end()
  return server.replace(/\/[^/]*$/, `/${name}`)
}

/** Settings of a store of its own. Providers beside a MongoDB are on the server, which is quicker to open. */
export async function freshStore(kind: StoreKind): Promise<Record<string, string>> {
  if (kind === 'embedded') return {}
  const providers = { DATABASE_URL: await freshDatabase() }
  return kind === 'mongodb' ? { ...providers, MONGODB_URI: takeMongo() } : providers
}

/** The whole app on a store of its own of one kind, or on the one that settings name, asked in process. */
export async function openTestApp(
  store: StoreKind | Record<string, string>,
  environment: Record<string, string> = {},
): Promise<TestApp> {
  const isShared = typeof store === 'object'
  const place = isShared ? store : await freshStore(store)
  const statements: string[] = []
  const logged: string[] = []
  const config = testConfig({ ...place, ...environment })
  const log = createLog('debug', { write: (line) => logged.push(line) })
  const onQuery = (text: string) => statements.push(text)
  const database = store === 'embedded' ? await freshEmbedded(onQuery) : undefined
  const app = await createApp({
    config,
    log,
    database,
    onFetchLine: (line) => logged.push(line),
    onQuery,
    patience: { grace: 20 },
  })

  async function ask<T, V>(document: TypedDocumentString<T, V> | string, variables?: V): Promise<Answer<T>> {
    const info = {
      caller: { kind: 'local' as const },
      requestId: 'test',
      uploaded: { query: String(document), variables },
    }
    const response = await app.graphql.run(info, () =>
      app.graphql.yoga.fetch(
        'http://127.0.0.1/graphql',
        { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":""}' },
        info,
      ),
    )
    return (await response.json()) as Answer<T>
  }

  return {
    app,
    logged,
    statements,
    forget: () => (statements.length = 0),
    ask,
    async get(document, variables) {
      const { data, errors } = await ask(document, variables)
      if (errors || data == null) throw new Error(`the answer has errors: ${JSON.stringify(errors)}`)
      return data
    },
    async refused(document, variables) {
      const { errors } = await ask(document as string, variables)
      if (!errors?.[0]) throw new Error('the answer has no error')
      return errors[0]
    },
    async [Symbol.asyncDispose]() {
      await app[Symbol.asyncDispose]()
      if (place['MONGODB_URI'] && !isShared) await leaveMongo(place['MONGODB_URI'])
    },
  }
}
