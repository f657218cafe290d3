import { once } from 'node:events'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, createApp } from '../../../src/app.ts'
import { ClientError } from '../../../src/errors.ts'
import { restRoutes } from '../../../src/http/rest/routes.ts'
import { createHttpServer } from '../../../src/http/server.ts'
import { createLog } from '../../../src/observability/log.ts'
import { createMetrics } from '../../../src/observability/metrics.ts'
import type { Answers } from '../../../src/patients/answering/answers.ts'
import { startOwnPostgres } from '../../support/own-postgres.ts'
import type { PostgresServer } from '../../support/postgres-server.ts'
import { testConfig } from '../../support/settings.ts'
import { fhirPatient, HILDE, MATCH, patientData, QUIRIN, send } from './family.ts'

const silent = createLog('silent', { write: () => {} })

describe('a store that does not answer', () => {
  let postgres: PostgresServer
  let app: App
  let url: string
  beforeAll(async () => {
    postgres = await startOwnPostgres()
    const config = testConfig({ DATABASE_URL: postgres.url('postgres'), STATEMENT_TIMEOUT: '1', PROCESSES: '1' })
    app = await createApp({ config, log: silent, migrate: true })
    url = await app.listen()
    const known = [{ source: 'clinic', sourceId: '1', patient: QUIRIN }]
    await app.services.patients.register(known, 'test')
    await send(url, '/mpi/match', { patient_data: patientData(QUIRIN) })
    await send(url, '/mpi/match', { patient_data: { first_name: 'Baby Boy' } })
    await postgres.signal('SIGSTOP')
  })
  afterAll(async () => {
    await postgres?.signal('SIGCONT')
    await app?.[Symbol.asyncDispose]()
    await postgres?.[Symbol.asyncDispose]()
  })

  it('is 503 with the time to come again, never "no match"', async () => {
    const { status, headers, body } = await send(url, '/mpi/match', { patient_data: patientData(HILDE) })
    expect([status, body]).toMatchObject([503, { error: { code: 'UPSTREAM_UNAVAILABLE', field: null } }])
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it('is an error in its place of a batch, beside what the memory knows', async () => {
    const { status, body } = await send(url, '/mpi/batch', { patients: [HILDE, QUIRIN].map(patientData) })
    const { results, summary } = body as { results: object[]; summary: object }
    expect(status).toBe(200)
    expect(results[0]).toMatchObject({ status: 'error', error: { code: 'UPSTREAM_UNAVAILABLE' } })
    expect(results[1]).toMatchObject({ status: 'match', served_from: 'memory' })
    expect(summary).toMatchObject({ matched: 1, errors: 1, unmatched: 0 })
  })

  it('is a transient OperationOutcome', async () => {
    const { status, headers, body } = await send(url, MATCH, fhirPatient(HILDE))
    expect([status, body]).toMatchObject([503, { resourceType: 'OperationOutcome', issue: [{ code: 'transient' }] }])
    expect(headers.get('retry-after')).not.toBeNull()
  })

  it('is no success in the metrics, nor is a question that is none', async () => {
    const metrics = await (await fetch(`${url}/metrics`)).text()
    const ends = [...metrics.matchAll(/^mpi_requests_total\{method="(\w+)",status="(\w+)"\} (\d+)$/gm)]
    expect(ends.map(([, ...end]) => end.join(' ')).toSorted()).toEqual([
      'fhirMatch upstream_unavailable 1',
      'restBatch partial 1',
      'restMatch bad_user_input 1',
      'restMatch ok 1',
      'restMatch upstream_unavailable 1',
    ])
  })
})

async function serve(match: Answers) {
  const server = createHttpServer({
    routes: restRoutes({ match, maxBatch: 10 }),
    graphql: async () => {},
    callerOf: () => ({ kind: 'local' }),
    checkOrigin: () => {},
    corsOrigins: ['https://app.example'],
    metrics: createMetrics(),
    log: silent,
  })
  return { url: await server.listen(0, '127.0.0.1'), [Symbol.asyncDispose]: () => server.close() }
}

describe('a question in flight', () => {
  it('is given up when its client goes away', async () => {
    const asked = Promise.withResolvers<AbortSignal>()
    await using server = await serve((_inputs, asking) => {
      asked.resolve(asking!.signal!)
      return new Promise((_, reject) => asking!.signal!.addEventListener('abort', () => reject(new Error('gone'))))
    })
    const headers = { 'content-type': 'application/json' }
    const client = request(`${server.url}/mpi/match`, { method: 'POST', headers })
    client.on('error', () => {})
    client.end('{"patient_data":{}}')
    const signal = await asked.promise
    expect(signal.aborted).toBe(false)
    const aborted = once(signal, 'abort')
    client.destroy()
    await aborted
  })

  it('is 429 with the time to come again when too many wait', async () => {
    await using server = await serve(() => Promise.reject(new ClientError('RATE_LIMITED', 'Too many wait.')))
    const { status, headers, body } = await send(server.url, '/mpi/match', { patient_data: {} })
    expect([status, body]).toMatchObject([429, { error: { code: 'RATE_LIMITED' } }])
    expect(headers.get('retry-after')).not.toBeNull()
  })

  it('is masked when something unexpected happens', async () => {
    await using server = await serve(() => Promise.reject(new Error('secret of the house')))
    const { status, headers, body } = await send(server.url, '/mpi/match', { patient_data: {} })
    const error = { code: 'INTERNAL_SERVER_ERROR', message: 'Unexpected error.', field: null }
    expect([status, body]).toEqual([500, { error: { ...error, request_id: headers.get('x-request-id') } }])
  })
})

describe('pages of another origin', () => {
  it('are told that they may call, with a preflight, when they are named', async () => {
    await using server = await serve(() => Promise.resolve([]))
    const preflight = async (origin: string) => {
      const headers = { origin, 'access-control-request-method': 'POST' }
      const response = await fetch(`${server.url}/mpi/match`, { method: 'OPTIONS', headers })
      return [response.status, response.headers.get('access-control-allow-origin')]
    }
    expect(await preflight('https://app.example')).toEqual([204, 'https://app.example'])
    expect(await preflight('https://evil.example')).toEqual([204, null])
  })
})
