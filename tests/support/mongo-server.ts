import { accessSync, constants } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { MongoClient } from 'mongodb'
import { freePort } from './postgres-server.ts'
import { startKillable } from './killable.ts'

/** A real mongod of our own. */
export interface MongoServer extends AsyncDisposable {
  /** names the database `name` */
  uri(name: string): string
  /** stops it as a power failure would, or as a debugger */
  signal(signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): Promise<void>
  /** starts it again on its files and port */
  restart(): Promise<void>
}

/** The path of a mongod on this machine, or undefined. */
export function findMongod(): string | undefined {
  const onPath = (process.env['PATH'] ?? '').split(path.delimiter).map((folder) => path.join(folder, 'mongod'))
  return [process.env['MONGOMS_SYSTEM_BINARY'], ...onPath].find((place) => {
    try {
      if (place) accessSync(place, constants.X_OK)
      return Boolean(place)
    } catch {
      return false
    }
  })
}

interface MongoOptions {
  port?: number
  /** without a replica set there are no transactions */
  replicaSet?: boolean
  /** what it may keep in memory, in GB */
  cacheGb?: number
  /** how its storage engine runs, as WiredTiger writes it */
  engine?: string
  /** whether it can be told to fail or to wait */
  failPoints?: boolean
}

/** Starts a mongod with files in a folder of its own on 127.0.0.1, as a replica set of one unless told otherwise. */
export async function startMongo(binary: string, options: MongoOptions = {}): Promise<MongoServer> {
  const { port = await freePort(), replicaSet = true, cacheGb = 0.5, engine = '', failPoints = false } = options
  const folder = await mkdtemp(path.join(tmpdir(), 'provider-vault-mongo-'))
  const uri = (name: string) => `mongodb://127.0.0.1:${port}/${name}?directConnection=true`
  const parameters = [
    ['--dbpath', folder],
    ['--port', String(port)],
    ['--bind_ip', '127.0.0.1'],
    ['--wiredTigerCacheSizeGB', String(cacheGb)],
    ['--setParameter', 'diagnosticDataCollectionEnabled=false'],
    ['--setParameter', `enableTestCommands=${failPoints}`],
    ['--wiredTigerEngineConfigString', engine],
    replicaSet ? ['--replSet', 'tests'] : [],
  ].flat()
  const server = await startKillable(binary, ['--nounixsocket', ...parameters], ['ignore', 'ignore', 'inherit'], () =>
    accepting(uri('admin'), replicaSet ? port : undefined),
  )
  return {
    uri,
    signal: server.signal,
    restart: server.restart,
    async [Symbol.asyncDispose]() {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Waits until the server takes writes; makes it the only member of its replica set if it is in none. */
async function accepting(uri: string, member: number | undefined): Promise<void> {
  await using client = new MongoClient(uri, { serverSelectionTimeoutMS: 60_000 })
  const admin = client.db('admin')
  for (let attempt = 0; ; attempt++) {
    const hello = await admin.command({ hello: 1 })
    if (hello['isWritablePrimary']) return
    if (attempt === 400) throw new Error('mongod takes no writes')
    if (member !== undefined && !hello['setName']) {
      const config = { _id: 'tests', members: [{ _id: 0, host: `127.0.0.1:${member}` }] }
      await admin.command({ replSetInitiate: config }).catch(() => {})
    }
    await sleep(25)
  }
}
