import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type App, createApp } from '../src/app.ts'
import { runServer, type StopTimes } from '../src/main.ts'
import { createLog } from '../src/observability/log.ts'
import { freePort } from './support/http.ts'
import { testConfig } from './support/settings.ts'

interface Running {
  address: string
  metricsPort: number
  app: App
  logged: string[]
  /** tells it to stop; answers when it has */
  stop(): Promise<void>
}

async function running(times: StopTimes): Promise<Running> {
  const metricsPort = await freePort()
  const logged: string[] = []
  const log = createLog('debug', { write: (line) => logged.push(line) })
  const told = new AbortController()
  const config = testConfig({ METRICS_PORT: String(metricsPort) })
  const up = Promise.withResolvers<{ app: App; address: string }>()
  const ended = runServer({ config, log }, told.signal, (app, address) => up.resolve({ app, address }), times)
  ended.catch(up.reject)
  const stop = async () => {
    told.abort()
    await ended
  }
  return { ...(await up.promise), metricsPort, logged, stop }
}

/** A client that has sent `head` and has been heard. */
async function client(port: string | number, head: string): Promise<Socket> {
  const socket = connect(Number(port), '127.0.0.1')
  socket.on('error', () => socket.destroy())
  socket.resume().write(head)
  await once(socket, 'connect')
  await sleep(50)
  return socket
}

const HALF_A_HEAD = 'GET /health HTTP/1.1\r\nhost: 127.0.0.1\r\nx: '
const HALF_A_BODY =
  'POST /mpi/match HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{'
const ONE_MINUTE: StopTimes = { drain: 60_000, close: 60_000 }

describe('a server that is told to stop', () => {
  afterEach(() => void vi.restoreAllMocks())

  it('does not wait for clients who have not sent the head of a request', async () => {
    const server = await running(ONE_MINUTE)
    await client(new URL(server.address).port, '')
    await client(new URL(server.address).port, HALF_A_HEAD)
    await client(server.metricsPort, HALF_A_HEAD)
    const told = performance.now()
    await server.stop()
    expect(performance.now() - told).toBeLessThan(5_000)
  })

  it('cuts off a client who is still sending when the time to drain is over, and closes the rest', async () => {
    const server = await running({ drain: 300, close: 60_000 })
    const slow = await client(new URL(server.address).port, HALF_A_BODY)
    const drip = setInterval(() => slow.write(' '), 20)
    slow.once('close', () => clearInterval(drip))
    const told = performance.now()
    await server.stop()
    expect(performance.now() - told).toBeLessThan(5_000)
    expect(server.logged.some((line) => line.includes('they are cut off'))).toBe(true)
    expect(server.logged.filter((line) => line.includes('"status"')).join()).toMatch(/"status":503/)
  })

  it('ends the process when something does not close', async () => {
    const exit = vi.spyOn(process, 'exit').mockImplementation((() => {}) as never)
    const server = await running({ drain: 50, close: 50 })
    const dispose = server.app[Symbol.asyncDispose]
    server.app[Symbol.asyncDispose] = () => new Promise(() => {})
    void server.stop()
    await vi.waitFor(() => expect(exit).toHaveBeenCalledWith(1))
    await dispose()
  })
})

it('A server does not start with a file in its settings that is not there', async () => {
  for (const [file, why] of [
    ['/no/such/file.csv', 'there is no such file'],
    ['/tmp', 'it is a directory'],
  ] as const) {
    const config = testConfig({ DATA_DIR: 'memory://', TAXONOMY_FILE: file })
    await expect(createApp({ config, log: createLog('silent', process.stderr) })).rejects.toThrow(
      `TAXONOMY_FILE: ${why}`,
    )
  }
})

it('A server that is told to stop while it waits for its database stops at once', async () => {
  const config = testConfig({
    DATABASE_URL: `postgres://nobody@127.0.0.1:${await freePort()}/none`,
    DATABASE_WAIT: '30',
  })
  const log = createLog('silent', { write: () => {} })
  const told = new AbortController()
  const ended = runServer({ config, log }, told.signal, () => {})
  setTimeout(() => told.abort('told to stop'), 200)
  const late = new AbortController()
  await expect(Promise.race([ended, sleep(10_000, 'late', { signal: late.signal })])).rejects.toBe('told to stop')
  late.abort()
})
