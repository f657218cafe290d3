import { readConfig } from '../../src/config.ts'
import { migrate } from '../../src/db/migrate.ts'
import { openDatabase } from '../../src/db/open.ts'
import { openPatientIndex } from '../../src/patients/index/open-index.ts'
import { openMongoIndex } from '../../src/patients/index/mongodb/open.ts'
import type { PatientIndex } from '../../src/patients/index/patient-index.ts'
import { findMongod, startMongo } from '../../tests/support/mongo-server.ts'
import { benchServer, command } from '../server.ts'

export const STORES = ['postgres', 'mongodb'] as const
export type StoreName = (typeof STORES)[number]

/** The settings that say where an index is. */
export type Place = { DATABASE_URL: string } | { MONGODB_URI: string }

/** A database server to measure on. */
export interface BenchStore extends AsyncDisposable {
  /** an empty database of that name */
  create(name: string): Promise<Place>
  /** what its own maintenance would do after a large load */
  maintain(place: Place): Promise<void>
}

/** What an operator would set for an index of a million persons. */
const POSTGRES = { shared_buffers: '4GB' }
const MONGO = { cacheGb: 6, engine: 'eviction_dirty_target=60,eviction_dirty_trigger=75' }

/** Starts a server of the store, or uses the one at `url`. */
export async function benchStore(store: StoreName, url: string | undefined): Promise<BenchStore> {
  if (store === 'mongodb') return mongoStore(url)
  const server = await benchServer(url, POSTGRES)
  return {
    create: async (name) => ({ DATABASE_URL: await server.create(name) }),
    maintain: async (place) => {
      if ('DATABASE_URL' in place) await command(place.DATABASE_URL, 'vacuum analyze', 'checkpoint')
    },
    [Symbol.asyncDispose]: async () => server[Symbol.asyncDispose](),
  }
}

async function mongoStore(url: string | undefined): Promise<BenchStore> {
  const binary = findMongod()
  if (url === undefined && !binary) throw new Error('no mongod: set MONGOMS_SYSTEM_BINARY, or give --server')
  const started = url === undefined ? await startMongo(binary!, MONGO) : undefined
  return {
    async create(name) {
      const uri = started?.uri(name) ?? url!.replace(/^(mongodb(?:\+srv)?:\/\/[^/?]+)\/?[^?]*/, `$1/${name}`)
      const { drop, close } = await openMongoIndex(mongoSettings(uri))
      await drop()
      await close()
      return { MONGODB_URI: uri }
    },
    maintain: async () => {},
    [Symbol.asyncDispose]: async () => started?.[Symbol.asyncDispose](),
  }
}

const mongoSettings = (uri: string) => settings({ MONGODB_URI: uri }).patients.mongo!

/** The settings of a server on that index; patients alone are measured, so providers are in memory. */
export const settings = (place: Place) =>
  readConfig({ DATA_DIR: 'memory://', HASH_SECRET: 'a secret of the bench', STATEMENT_TIMEOUT: '60', ...place })

/** Opens the index with its tables or collections. */
export async function openIndex(place: Place): Promise<AsyncDisposable & { index: PatientIndex }> {
  const config = settings(place)
  if (config.patients.mongo) {
    const { index, close } = await openMongoIndex(config.patients.mongo)
    return { index, [Symbol.asyncDispose]: close }
  }
  const database = await openDatabase(config.database, { onError: (error) => console.error(error) })
  await migrate(database.db)
  const { index } = await openPatientIndex(config, database.db)
  return { index, [Symbol.asyncDispose]: () => database.close() }
}
