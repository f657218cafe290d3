import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { Config } from '../../config.ts'
import { migrate } from '../../db/migrate.ts'
import { openDatabase } from '../../db/open.ts'
import type { PatientIndex } from '../index/patient-index.ts'
import { createPostgresIndex } from '../index/postgres/postgres-index.ts'

/** An index that is empty and goes when it is disposed of. */
export interface FreshIndex extends AsyncDisposable {
  index: PatientIndex
  store: 'embedded' | 'PostgreSQL' | 'MongoDB'
}

/**
 * An empty index of the kind that the settings name: in memory without a server, else a database of its own on that
 * server, which is dropped in the end.
 */
export async function openFreshIndex(config: Config): Promise<FreshIndex> {
  const { mongo } = config.patients
  if (mongo) return { store: 'MongoDB', ...(await mongoIndex(mongo)) }
  const { url } = config.database
  if (url === undefined)
    return { store: 'embedded', ...(await postgresIndex({ ...config.database, dataDir: 'memory://' })) }
  const temporary = await temporaryDatabase(url)
  try {
    const opened = await postgresIndex({ ...config.database, url: temporary.url })
    return {
      store: 'PostgreSQL',
      index: opened.index,
      [Symbol.asyncDispose]: async () => {
        await opened[Symbol.asyncDispose]()
        await temporary.drop()
      },
    }
  } catch (error) {
    await temporary.drop()
    throw error
  }
}

async function postgresIndex(settings: Config['database']): Promise<Omit<FreshIndex, 'store'>> {
  const database = await openDatabase(settings, { onError: () => {} })
  try {
    await migrate(database.db)
  } catch (error) {
    await database.close()
    throw error
  }
  return { index: createPostgresIndex(database.db), [Symbol.asyncDispose]: () => database.close() }
}

async function mongoIndex(settings: NonNullable<Config['patients']['mongo']>): Promise<Omit<FreshIndex, 'store'>> {
  const { openMongoIndex } = await import('../index/mongodb/open.ts')
  const { index, drop, close } = await openMongoIndex({ ...settings, database: temporaryName() })
  return {
    index,
    [Symbol.asyncDispose]: async () => {
      await drop()
      await close()
    },
  }
}

const temporaryName = () => `vault_evaluation_${randomBytes(6).toString('hex')}`

/** A database of its own on the server of `url`. */
async function temporaryDatabase(url: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = temporaryName()
  await onServer(url, `create database ${name}`)
  const own = new URL(url)
  own.pathname = `/${name}`
  return { url: own.href, drop: () => onServer(url, `drop database if exists ${name} with (force)`) }
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
