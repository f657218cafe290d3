import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createLog } from '../../../src/observability/log.ts'
import { createClient } from '../../../src/patients/upstream/verato/client.ts'
import { connect } from '../../../src/patients/upstream/verato/connection.ts'
import { readCredentials } from '../../../src/patients/upstream/verato/credentials.ts'
import { guard, type GuardOptions } from '../../../src/patients/upstream/verato/guard.ts'
import { SEARCH, searchContent } from '../../../src/patients/upstream/verato/search.ts'
import { testConfig } from '../../support/settings.ts'
import { API_KEY, CLIENT, startVeratoStub, type VeratoStub } from '../../support/verato-stub.ts'
import {
  atFirst,
  envelope,
  halfBody,
  hugeBody,
  NO_RESULTS,
  reset,
  sent,
  silence,
  status,
  stuckBody,
} from './trouble.ts'

let stub: VeratoStub
let closing: AsyncDisposableStack
beforeAll(async () => {
  stub = await startVeratoStub()
})
afterAll(() => stub[Symbol.asyncDispose]())
beforeEach(() => {
  closing = new AsyncDisposableStack()
  stub.calls.length = 0
  stub.figures.mostAtOnce = 0
  stub.trouble = undefined
  stub.onSearch = () => []
})
afterEach(() => closing.disposeAsync())

const IDENTITY = { names: [{ first: 'Quirinbert', last: 'Wolkenstein' }] }
const never = new AbortController().signal

async function open(options: Partial<GuardOptions> = {}, environment: Record<string, string> = {}) {
  const config = testConfig({ MPI_PROVIDER: 'verato', ...stub.settings, ...environment })
  const { url, credentials, poolSize } = config.patients.upstream!
  const logged: string[] = []
  const log = createLog('debug', { write: (line) => logged.push(line) })
  const connection = connect({ url, poolSize, timeoutMs: 5_000 }, await readCredentials(credentials))
  closing.defer(connection.close)
  const limits = { timeoutMs: 5_000, atOnce: poolSize, mostWaiting: 1_000, backoffMs: 1, ...options }
  const calls = guard(limits)
  const client = createClient(connection, calls, log)
  const search = (signal: AbortSignal = never) => client.call(SEARCH, { identity: IDENTITY }, searchContent, signal)
  return { search, logged, calls }
}

describe('a call to Verato', () => {
  test('shows the client certificate, and the credentials without being asked for them', async () => {
    const { search } = await open()
    expect(await search()).toEqual(NO_RESULTS)
    expect(stub.calls).toMatchObject([{ operation: SEARCH, client: CLIENT, content: { identity: IDENTITY } }])
  })

  test('keeps its connections, no more of them than the pool has', async () => {
    stub.onSearch = async () => {
      await sleep(20)
      return []
    }
    const before = stub.figures.connections
    const { search } = await open({}, { CONNECTION_POOL_SIZE: '3' })
    await Promise.all(Array.from({ length: 12 }, () => search()))
    await search()
    expect(stub.calls).toHaveLength(13)
    expect(stub.figures.connections - before).toBe(3)
    expect(stub.figures.mostAtOnce).toBe(3)
  })

  test('has a tracking id of its own, and leaves it in the log with the audit id', async () => {
    stub.trouble = envelope(NO_RESULTS, { auditId: 'audit-17' })
    const { search, logged } = await open()
    await search()
    await search()
    const ids = stub.calls.map(({ trackingId }) => trackingId)
    expect(new Set(ids).size).toBe(2)
    expect(logged.map((line) => JSON.parse(line) as object)).toMatchObject(
      ids.map((trackingId) => ({ msg: 'Verato answered', operation: SEARCH, trackingId, auditId: 'audit-17' })),
    )
  })

  test('that had no answer in time is in the log as that, and one whose caller left as no failure', async () => {
    stub.trouble = silence
    const { search, logged } = await open({ timeoutMs: 300 })
    await expect(search()).rejects.toMatchObject({ kind: 'TIMEOUT' })
    const gone = new AbortController()
    const left = search(gone.signal)
    while (stub.calls.length < 2) await sleep(5)
    gone.abort(new Error('the client went away'))
    await expect(left).rejects.toThrow('the client went away')
    const [late, leaving] = stub.calls.map(({ trackingId }) => trackingId)
    expect(logged.map((line) => JSON.parse(line) as object)).toMatchObject([
      { level: 40, msg: 'Verato did not answer in full within 0.3 s', kind: 'TIMEOUT', trackingId: late },
      { level: 30, msg: 'a call to Verato was given up', trackingId: leaving },
    ])
  })

  test('tells a refusal from an outage: it is not made again, and does not open the breaker', async () => {
    const message = 'Quirinbert Wolkenstein may not be searched'
    stub.trouble = envelope(undefined, { success: false, message, errors: [message], auditId: 'audit-18' })
    const { search, logged, calls } = await open({ breakAfter: 1 })
    await expect(search()).rejects.toMatchObject({ name: 'VeratoFailure', kind: 'REFUSED' })
    expect(stub.calls).toHaveLength(1)
    expect(calls.isResting()).toBe(false)
    expect(logged.join()).toContain('audit-18')
    expect(logged.join()).not.toContain('Wolkenstein')
  })

  test('is made again when Verato says that its error may pass', async () => {
    const refusal = envelope(null, { success: false, retryableError: true })
    stub.trouble = atFirst(1, refusal, envelope(NO_RESULTS))
    const { search } = await open()
    expect(await search()).toEqual(NO_RESULTS)
    expect(stub.calls).toHaveLength(2)
  })

  test.each([
    ['a connection that is reset', reset, 'UNREACHABLE'],
    ['half a body', halfBody, 'UNREACHABLE'],
    ['status 502', status(502), 'STATUS'],
    ['status 503', status(503), 'STATUS'],
    ['status 429', status(429), 'STATUS'],
  ])('is made once more after %s, and no more', async (_, trouble, kind) => {
    stub.trouble = trouble
    const { search } = await open()
    await expect(search()).rejects.toMatchObject({ kind })
    expect(stub.calls).toHaveLength(2)
    stub.trouble = atFirst(1, trouble, envelope(NO_RESULTS))
    expect(await search()).toEqual(NO_RESULTS)
  })

  test.each([
    ['status 401', status(401), 'STATUS'],
    ['status 403', status(403), 'STATUS'],
    ['status 500', status(500), 'STATUS'],
    ['a redirect', status(302, { location: 'https://127.0.0.1:1/' }), 'STATUS'],
    ['status 503 with a long wait', status(503, { 'retry-after': '30' }), 'STATUS'],
    ['a page of HTML', sent('<html>Maintenance</html>', 'text/html'), 'NONSENSE'],
    ['an empty body', sent(''), 'NONSENSE'],
    ['a list', sent('[]'), 'NONSENSE'],
    ['a text for success', envelope(NO_RESULTS, { success: 'true' }), 'NONSENSE'],
    ['no content', envelope(undefined), 'NONSENSE'],
    ['results of another shape', envelope({ searchResults: [{ matchScore: '0.9' }] }), 'NONSENSE'],
    ['a score over 1', envelope({ searchResults: [{ matchScore: 87, sameIdentity: 'Y' }] }), 'NONSENSE'],
    ['the answer to another call', envelope(NO_RESULTS, { trackingId: 'another' }), 'NONSENSE'],
    ['5 MiB', hugeBody, 'NONSENSE'],
    ['silence', silence, 'TIMEOUT'],
    ['a body that never ends', stuckBody, 'TIMEOUT'],
  ])('is not made again after %s', async (_, trouble, kind) => {
    stub.trouble = trouble
    const { search } = await open(kind === 'TIMEOUT' ? { timeoutMs: 300 } : {})
    await expect(search()).rejects.toMatchObject({ kind })
    expect(stub.calls).toHaveLength(1)
  })

  test('fails when nobody listens', async () => {
    const { search } = await open({}, { VERATO_URL: 'https://127.0.0.1:1/link-ws/svc' })
    await expect(search()).rejects.toMatchObject({
      kind: 'UNREACHABLE',
      message: expect.stringContaining('ECONNREFUSED'),
    })
  })

  test('fails when the certificate of the server is by an authority that is not trusted', async () => {
    await using other = await startVeratoStub()
    const { search } = await open({}, { VERATO_CA: other.settings['VERATO_CA']! })
    await expect(search()).rejects.toMatchObject({ kind: 'UNREACHABLE' })
    expect(stub.calls).toHaveLength(0)
  })

  test('fails with 403 by a client certificate that the server does not know, with 401 by a wrong key', async () => {
    await using other = await startVeratoStub()
    const { VERATO_CLIENT_CERT = '', VERATO_CLIENT_KEY = '' } = other.settings
    const stranger = await open({}, { VERATO_CLIENT_CERT, VERATO_CLIENT_KEY })
    await expect(stranger.search()).rejects.toMatchObject({ message: 'Verato answered with status 403' })
    const wrong = await open({}, { VERATO_API_KEY: 'another-key' })
    await expect(wrong.search()).rejects.toMatchObject({ message: 'Verato answered with status 401' })
  })

  test('ends with its caller, and takes nothing from the next one', async () => {
    stub.trouble = silence
    const { search } = await open({ atOnce: 1, breakAfter: 1 })
    const gone = new AbortController()
    const first = search(gone.signal)
    const waiting = search(gone.signal)
    while (stub.calls.length === 0) await sleep(5)
    gone.abort(new Error('the client went away'))
    await expect(first).rejects.toThrow('the client went away')
    await expect(waiting).rejects.toThrow('the client went away')
    stub.trouble = undefined
    expect(await search()).toEqual(NO_RESULTS)
    expect(stub.calls).toHaveLength(2)
  })

  test('leaves neither key nor demographics in log, address or message', async () => {
    stub.trouble = atFirst(2, status(401), sent('<html>Wolkenstein</html>'))
    const { search, logged } = await open({ tries: 1 })
    const told: unknown[] = []
    for (let i = 0; i < 3; i++) await search().catch((error: unknown) => told.push(error))
    const everything = [...logged, ...told.map(String), ...stub.calls.map(({ url }) => url)].join('\n')
    expect(told).toHaveLength(3)
    for (const secret of [API_KEY, Buffer.from(API_KEY).toString('base64').slice(0, 12), 'Quirinbert', 'Wolkenstein']) {
      expect(everything).not.toContain(secret)
    }
  })
})

describe('the limits of calls to Verato', () => {
  const restMs = 200

  test('after outages in a row nothing is asked, until one call has tried whether it is over', async () => {
    stub.trouble = status(500)
    const heard: string[] = []
    const { search, calls } = await open({
      breakAfter: 3,
      restMs,
      tries: 1,
      onBreak: () => heard.push('broken'),
      onHeal: () => heard.push('healed'),
    })
    for (let i = 0; i < 3; i++) await expect(search()).rejects.toMatchObject({ kind: 'STATUS' })
    for (let i = 0; i < 5; i++) await expect(search()).rejects.toThrow('is left alone for a while')
    expect(stub.calls).toHaveLength(3)
    expect([calls.isResting(), heard]).toEqual([true, ['broken']])

    await sleep(restMs + 20)
    await expect(search()).rejects.toMatchObject({ kind: 'STATUS' })
    await expect(search()).rejects.toThrow('is left alone for a while')
    expect(stub.calls).toHaveLength(4)

    stub.trouble = undefined
    await sleep(restMs + 20)
    expect(await Promise.all([search(), search(), search()])).toEqual([NO_RESULTS, NO_RESULTS, NO_RESULTS])
    expect([calls.isResting(), heard.at(-1)]).toEqual([false, 'healed'])
  })

  test('calls that are too late count as outages', async () => {
    stub.trouble = silence
    const { search, calls } = await open({ timeoutMs: 500, breakAfter: 2, restMs: 60_000 })
    await expect(search()).rejects.toMatchObject({ kind: 'TIMEOUT' })
    await expect(search()).rejects.toMatchObject({ kind: 'TIMEOUT' })
    await expect.poll(calls.isResting).toBe(true)
    await expect(search()).rejects.toThrow('is left alone for a while')
    expect(stub.calls).toHaveLength(2)
  })

  test('a trial that its caller gives up does not close the breaker', async () => {
    stub.trouble = status(500)
    const { search, calls } = await open({ breakAfter: 1, restMs, tries: 1 })
    await expect(search()).rejects.toMatchObject({ kind: 'STATUS' })
    stub.trouble = silence
    await sleep(restMs + 20)
    const gone = new AbortController()
    const trial = search(gone.signal)
    while (stub.calls.length < 2) await sleep(5)
    gone.abort(new Error('the client went away'))
    await expect(trial).rejects.toThrow('the client went away')
    await expect(search()).rejects.toThrow('is left alone for a while')
    expect(calls.isResting()).toBe(true)
  })

  test('more calls wait for their turn than run, and beyond that they are refused', async () => {
    const release = Promise.withResolvers<void>()
    stub.onSearch = async () => {
      await release.promise
      return []
    }
    const { search } = await open({ atOnce: 2, mostWaiting: 3 })
    const admitted = Array.from({ length: 5 }, () => search())
    await expect(search()).rejects.toThrow('too many calls wait')
    while (stub.calls.length < 2) await sleep(5)
    release.resolve()
    expect(await Promise.all(admitted)).toHaveLength(5)
    expect([stub.calls.length, stub.figures.mostAtOnce]).toEqual([5, 2])
  })

  test('the wait for a turn is part of the time that a call may take', async () => {
    stub.trouble = silence
    const { search } = await open({ atOnce: 1, timeoutMs: 800 })
    const calls = Promise.allSettled([search(), search()])
    const late = { reason: { kind: 'TIMEOUT' } }
    expect(await Promise.race([calls, sleep(1_500)])).toMatchObject([late, late])
  })
})
