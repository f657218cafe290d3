import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ListeningApp, openListeningApp } from '../../support/http.ts'
import { startVeratoStub, type StubIdentity, type VeratoStub } from '../../support/verato-stub.ts'
import { SEARCH } from '../../../src/patients/upstream/verato/search.ts'

const ONE = '4bf92f3577b34da6a3ce929d0e0e4736'
const OTHER = 'c0ffee0000000000000000000000beef'
const parent = (traceId: string) => `00-${traceId}-00f067aa0ba902b7-01`

describe('requests that are part of a trace', () => {
  let stub: VeratoStub
  let server: ListeningApp
  beforeAll(async () => {
    stub = await startVeratoStub()
    // one connection, so that the questions of all wait for each other
    const settings = { MPI_PROVIDER: 'verato', CACHE_TTL: '0', CONNECTION_POOL_SIZE: '1' }
    server = await openListeningApp({ ...settings, ...stub.settings })
  })
  afterAll(async () => {
    await server[Symbol.asyncDispose]()
    await stub[Symbol.asyncDispose]()
  })

  async function ask(lastName: string, headers: Record<string, string>) {
    const patients = ['Ann', 'Ben', 'Cyd', 'Dan'].map((first) => ({
      first_name: first,
      last_name: lastName,
      dob: '1971-11-21',
    }))
    const answer = await fetch(`${server.url}/mpi/batch`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-request-id': `request-of-${lastName}`, ...headers },
      body: JSON.stringify({ patients }),
    })
    expect(answer.status).toBe(200)
  }

  it('ask Verato in it, each in its own, and a request without one in none', async () => {
    await Promise.all([
      ask('Wolkenstein', { traceparent: parent(ONE), tracestate: 'rojo=1' }),
      ask('Nebelhorn', { traceparent: parent(OTHER) }),
      ask('Xanadu', { tracestate: 'rojo=1' }),
    ])
    const sent = stub.callsOf(SEARCH).map(({ headers, content }) => {
      const { names } = content['identity'] as StubIdentity
      return [names![0]!.last, headers['traceparent']?.slice(3, 35), headers['tracestate']].join(' ')
    })
    expect(sent.toSorted()).toEqual([
      ...Array<string>(4).fill(`nebelhorn ${OTHER} `),
      ...Array<string>(4).fill(`wolkenstein ${ONE} rojo=1`),
      ...Array<string>(4).fill('xanadu  '),
    ])
    const spans = stub.callsOf(SEARCH).flatMap(({ headers }) => headers['traceparent'] ?? [])
    expect(new Set(spans).size).toBe(8)
  })

  it('leave its id in their log lines, with their request id', () => {
    const lines = server.test.logged.filter((line) => line.includes('"Verato answered"') || line.includes('"request"'))
    const told = lines.map((line) => {
      const { msg, requestId, traceId } = JSON.parse(line) as Record<string, string>
      return [msg, requestId, traceId].join(' ')
    })
    const times = (line: string) => told.filter((one) => one === line).length
    expect(times(`Verato answered request-of-Wolkenstein ${ONE}`)).toBe(4)
    expect(times(`Verato answered request-of-Nebelhorn ${OTHER}`)).toBe(4)
    expect(times('Verato answered request-of-Xanadu ')).toBe(4)
    expect(times(`request request-of-Wolkenstein ${ONE}`)).toBe(1)
  })
})
