import { connect, type Socket } from 'node:net'
import { EventEmitter, once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHttpServer, type HttpServer, type Patience } from '../../src/http/server.ts'
import { healthRoute, type Route } from '../../src/http/routes.ts'
import { createLog } from '../../src/observability/log.ts'
import { createMetrics } from '../../src/observability/metrics.ts'
import { sendRaw } from '../support/http.ts'

const CONNECTIONS = 2_000

/** Tells of requests for an answer that waits until it is asked for. */
const arrived = new EventEmitter()
const slowRoute: Route = {
  name: '/slow',
  methods: ['GET'],
  async handle(_request, response) {
    const wanted = once(arrived, 'answer')
    arrived.emit('request')
    await wanted
    response.end('done')
  },
}

const createServer = (patience: Partial<Patience> = {}) =>
  createHttpServer({
    routes: [healthRoute, slowRoute],
    graphql: async () => {},
    callerOf: () => ({ kind: 'local' }),
    checkOrigin: () => {},
    corsOrigins: [],
    metrics: createMetrics(),
    log: createLog('silent', { write: () => {} }),
    patience,
  })

let server: HttpServer
let url: string
beforeAll(async () => {
  server = createServer({ headers: 600 })
  url = await server.listen(0, '127.0.0.1')
})
afterAll(() => server.close())

const REQUEST = 'GET /health HTTP/1.1\r\nhost: localhost\r\n\r\n'

async function ask(socket: Socket): Promise<string> {
  socket.write(REQUEST)
  const [chunk] = (await once(socket, 'data')) as [Buffer]
  return chunk.toString('latin1', 0, 15)
}

describe('connections', () => {
  it('that send a header a byte at a time are cut off with 408, and others are not', async () => {
    const { port } = new URL(url)
    const slow = connect(Number(port), '127.0.0.1')
    let heard = ''
    slow.on('data', (chunk) => (heard += String(chunk)))
    slow.on('error', () => {})
    const closed = once(slow, 'close')
    const drip = setInterval(() => slow.writable && slow.write('x'), 50)
    slow.write('GET /health HTTP/1.1\r\nx: ')
    const other = connect(Number(port), '127.0.0.1')
    expect(await ask(other)).toBe('HTTP/1.1 200 OK')
    await closed
    clearInterval(drip)
    expect(heard).toMatch(/^HTTP\/1.1 408/)
    expect(await ask(other)).toBe('HTTP/1.1 200 OK')
    other.destroy()
  })

  it('that are cut off are closed, though the client keeps its half open and goes on', async () => {
    const slow = connect({ port: Number(new URL(url).port), host: '127.0.0.1', allowHalfOpen: true })
    const closed = new Promise((resolve) => slow.once('close', resolve))
    slow.on('error', () => {})
    slow.resume().write('GET /health HTTP/1.1\r\nx: ')
    await once(slow, 'end')
    const drip = setInterval(() => slow.write('x'), 50)
    await closed
    clearInterval(drip)
  })

  it('with a header of 100 kB are refused with 431', async () => {
    const answer = await sendRaw(url, `GET /health HTTP/1.1\r\nhost: localhost\r\nx: ${'a'.repeat(100_000)}\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1.1 431/)
  })

  it(`stay open by the thousand and are all answered, again and again`, async () => {
    const patient = createServer()
    const { port } = new URL(await patient.listen(0, '127.0.0.1'))
    const sockets = Array.from({ length: CONNECTIONS }, () => connect(Number(port), '127.0.0.1'))
    for (let round = 0; round < 2; round++) {
      const answers = await Promise.all(sockets.map(ask))
      expect(answers.filter((answer) => answer !== 'HTTP/1.1 200 OK')).toEqual([])
    }
    for (const socket of sockets) socket.destroy()
    await patient.close()
  })
})

describe('connections of a server that stops', () => {
  /** What comes until the server closes, or the error that a connection ends with. */
  const rest = (socket: Socket) =>
    new Promise<string>((resolve) => {
      let heard = ''
      socket.on('data', (chunk) => (heard += String(chunk)))
      socket.once('error', ({ message }) => resolve(message))
      socket.once('close', () => resolve(heard))
    })
  const LATE = 'GET /mpi/match HTTP/1.1\r\nhost: localhost\r\n\r\n'
  const REFUSED = /^HTTP\/1.1 503 .*connection: close/is

  /** A server that was told to stop while a client's request is in flight. */
  async function stoppedInFlight() {
    const stopping = createServer({ grace: 20 })
    const port = Number(new URL(await stopping.listen(0, '127.0.0.1')).port)
    const client = connect(port, '127.0.0.1')
    const asked = once(arrived, 'request')
    client.write('GET /slow HTTP/1.1\r\nhost: localhost\r\n\r\n')
    await asked
    return { port, client, closed: stopping.close() }
  }

  it('are told so when they send a request in its last moment, and none is reset', async () => {
    const stopping = createServer({ grace: 500 })
    const { port } = new URL(await stopping.listen(0, '127.0.0.1'))
    const [first, second] = [connect(Number(port), '127.0.0.1'), connect(Number(port), '127.0.0.1')]
    expect([await ask(first), await ask(second)]).toEqual(Array(2).fill('HTTP/1.1 200 OK'))
    const closed = stopping.close()
    first.write(LATE)
    expect(await rest(first)).toMatch(REFUSED)
    const another = connect(Number(port), '127.0.0.1')
    another.write(LATE)
    second.write(LATE)
    const answers = await Promise.all([rest(another), rest(second)])
    for (const answer of answers) expect(answer).toMatch(REFUSED)
    await closed
  })

  it('are closed when that moment is over, and not waited for where there are none', async () => {
    const [stopping, lonely] = [createServer({ grace: 20 }), createServer({ grace: 60_000 })]
    const { port } = new URL(await stopping.listen(0, '127.0.0.1'))
    await lonely.listen(0, '127.0.0.1')
    const idle = connect(Number(port), '127.0.0.1')
    await ask(idle)
    const ended = rest(idle)
    await Promise.all([stopping.close(), lonely.close()])
    expect(await ended).toBe('')
  })

  it('are answered that come while something is still in flight, however short that moment is', async () => {
    const { port, client, closed } = await stoppedInFlight()
    const late = connect(port, '127.0.0.1')
    await once(late, 'connect')
    await sleep(100)
    late.write(LATE)
    expect(await rest(late)).toMatch(REFUSED)
    arrived.emit('answer')
    await Promise.all([rest(client), closed])
  })

  it('learn from the answer to what was in flight that it is the last', async () => {
    const { client, closed } = await stoppedInFlight()
    arrived.emit('answer')
    expect(await rest(client)).toMatch(/^HTTP\/1.1 200 .*connection: close/is)
    await closed
  })
})
