import { accessSync, constants } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createClient } from '@redis/client'
import { freePort } from './postgres-server.ts'
import { startKillable } from './killable.ts'

/** A real redis-server of our own. */
export interface RedisServer extends AsyncDisposable {
  url: string
  /** stops it as a power failure would, or as a debugger */
  signal(signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): Promise<void>
  /** starts it again on its port, with what it had saved */
  restart(): Promise<void>
}

/** The path of a redis-server on this machine, or undefined. */
export function findRedisServer(): string | undefined {
  const onPath = (process.env['PATH'] ?? '').split(path.delimiter).map((folder) => path.join(folder, 'redis-server'))
  return onPath.find((place) => {
    try {
      accessSync(place, constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

/** Starts a redis-server on a free port of 127.0.0.1 that keeps its data on disk. */
export async function startRedis(): Promise<RedisServer> {
  const binary = findRedisServer()
  if (!binary) throw new Error('there is no redis-server on this machine')
  const folder = await mkdtemp(path.join(tmpdir(), 'provider-vault-redis-'))
  const port = await freePort()
  const url = `redis://127.0.0.1:${port}`
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--appendonly', 'yes']
  const server = await startKillable(binary, [...options, '--appendfsync', 'no', '--save', ''], 'ignore', () =>
    accepting(url),
  )
  return {
    url,
    signal: server.signal,
    restart: server.restart,
    [Symbol.asyncDispose]: async () => {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function accepting(url: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const client = createClient({ url, socket: { reconnectStrategy: false, connectTimeout: 500 } })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.ping()
      client.destroy()
      return
    } catch (error) {
      if (attempt === 200) throw error
      await sleep(25)
    }
  }
}
