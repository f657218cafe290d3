import { setTimeout as sleep } from 'node:timers/promises'
import { type Db, type Document, MongoClient, type MongoClientOptions, MongoServerError, ReadConcern } from 'mongodb'
import type { PatientIndex } from '../patient-index.ts'
import { type Collections, collectionsIn, prepareCollections } from './collections.ts'
import { createMongoIndex } from './mongo-index.ts'
import { readState } from './state.ts'
import { createTurns } from './turns.ts'
import { createWriterLock } from './writer-lock.ts'
import { createWriters } from './writers.ts'

export interface MongoSettings {
  uri: string
  /** Another database than the one that the address names. */
  database?: string | undefined
  poolSize: number
  /** How long the start waits for a server that is coming up. */
  waitMs: number
  /** The limit of one command, and of waiting for a turn to write. */
  timeoutMs: number
  /** Called with the name of every command, for tests that count them. */
  onCommand?: ((name: string) => void) | undefined
}

export interface OpenMongoIndex {
  index: PatientIndex
  /** Whether the server answers, takes writes and has what the index needs. */
  answers(): Promise<boolean>
  /** Removes the index with its database. */
  drop(): Promise<void>
  close(): Promise<void>
}

/** A MongoDB that cannot be used. The message is one line for an operator, without the password. */
export class MongoUnavailableError extends Error {
  override name = 'MongoUnavailableError'
  constructor(detail: string, options?: ErrorOptions) {
    super(`MONGODB_URI: the database cannot be used: ${detail}`, options)
  }
}

const DATABASE = 'provider_vault'

/** Opens the index in the database that the URI names, with its collections and indexes. */
export async function openMongoIndex(settings: MongoSettings): Promise<OpenMongoIndex> {
  const client = createClient(settings)
  try {
    await waitFor(client, settings.waitMs)
    await prepare(settings)
    const db = databaseOf(client, settings)
    const collections = collectionsIn(db)
    const turns = createTurns(
      createWriterLock(client, collections, createWriters(client, db, collections)),
      settings.timeoutMs,
    )
    return {
      index: createMongoIndex(collections, turns, settings.timeoutMs),
      answers: () => answers(client, collections, settings.timeoutMs),
      drop: async () => void (await db.dropDatabase()),
      close: () => client.close(),
    }
  } catch (error) {
    await client.close()
    throw error instanceof MongoUnavailableError ? error : new MongoUnavailableError(reason(error), { cause: error })
  }
}

/** Building indexes over many records may take longer than any command, so it has connections without a time limit. */
async function prepare(settings: MongoSettings): Promise<void> {
  await using client = createClient(settings, { socketTimeoutMS: 0 })
  await prepareCollections(databaseOf(client, settings))
}

const databaseOf = (client: MongoClient, { uri, database }: MongoSettings): Db =>
  client.db(database ?? databaseIn(uri), { readPreference: 'primary', readConcern: new ReadConcern('local') })

async function answers(client: MongoClient, collections: Collections, timeoutMs: number): Promise<boolean> {
  try {
    if (obstacle(await hello(client))) return false
    await readState(collections, { projection: { _id: 1 }, maxTimeMS: timeoutMs })
    return true
  } catch {
    return false
  }
}

function createClient(settings: MongoSettings, others: MongoClientOptions = {}): MongoClient {
  const { uri, poolSize, timeoutMs, onCommand } = settings
  try {
    const client = new MongoClient(uri, {
      appName: 'provider-vault',
      maxPoolSize: poolSize,
      serverSelectionTimeoutMS: Math.min(5_000, timeoutMs),
      connectTimeoutMS: Math.min(5_000, timeoutMs),
      socketTimeoutMS: timeoutMs,
      waitQueueTimeoutMS: timeoutMs,
      useBigInt64: true,
      ignoreUndefined: true,
      monitorCommands: onCommand !== undefined,
      ...others,
    })
    if (onCommand) client.on('commandStarted', ({ commandName }) => onCommand(commandName))
    return client
  } catch (error) {
    throw new MongoUnavailableError('its address cannot be read', { cause: error })
  }
}

/** The database named in the address, which for drivers is optional. */
function databaseIn(uri: string): string {
  const named = /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/.exec(uri)?.[1]
  return named ? decodeURIComponent(named) : DATABASE
}

const NO_TRANSACTIONS = 'it has no transactions: start mongod with --replSet and initiate the replica set'

const hello = (client: MongoClient): Promise<Document> => client.db('admin').command({ hello: 1 })

/** Why a server can keep no index, or none now, by what it answers to hello. */
function obstacle(answer: Document): Error | undefined {
  if (answer['isreplicaset']) return new Error('its replica set is not initiated')
  if (!answer['setName'] && answer['msg'] !== 'isdbgrid') return new MongoUnavailableError(NO_TRANSACTIONS)
  return answer['isWritablePrimary'] ? undefined : new Error('it takes no writes')
}

async function waitFor(client: MongoClient, waitMs: number): Promise<void> {
  const end = Date.now() + waitMs
  for (;;) {
    try {
      // of itself the driver never connects again after a first attempt that failed
      await client.connect()
      const found = obstacle(await hello(client))
      if (found) throw found
      return
    } catch (error) {
      if (Date.now() >= end || !mayPass(error)) throw error
      await sleep(Math.min(500, Math.max(1, end - Date.now())))
    }
  }
}

/** Wrong passwords and missing rights do not cure themselves; a server that is starting does. */
function mayPass(error: unknown): boolean {
  if (error instanceof MongoUnavailableError) return false
  return !(error instanceof MongoServerError && [13, 18, 8000].includes(Number(error.code)))
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error'
  return error.message.split(/\n| to execute command/)[0]?.replaceAll(/\/\/[^@/\s]*@/g, '//') ?? 'unknown error'
}
