import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { EXIT } from '../../src/cli/exit.ts'
import { failureOf } from '../../src/cli/render/failure.ts'
import { LIMITS } from '../../src/graphql/limits.ts'
import { type CurrentRequest, currentRequest } from '../../src/observability/current-request.ts'
import { openTestApp } from '../support/app.ts'
import { freePort, type ListeningApp, openListeningApp, post, sendRaw } from '../support/http.ts'
import { record } from '../support/records.ts'

describe('the server on loopback, without a key', () => {
  let server: ListeningApp
  beforeAll(async () => {
    server = await openListeningApp()
    await server.test.app.services.providers.registry.write([record('1234567893', { firstName: 'Jane' })])
  })
  afterAll(() => server[Symbol.asyncDispose]())

  it('answers GraphQL with a request id, for no cache to keep', async () => {
    const { status, headers, body } = await post(server.url, '{ provider(npi: "1234567893") { name } }', {
      'x-request-id': 'from-the-gateway',
    })
    expect([status, body.data]).toEqual([200, { provider: { name: 'Doe, Jane' } }])
    expect([headers.get('x-request-id'), headers.get('cache-control'), headers.get('x-content-type-options')]).toEqual([
      'from-the-gateway',
      'no-store',
      'nosniff',
    ])
  })

  it('tells that it lives, that it is ready, and its metrics', async () => {
    expect(await (await fetch(`${server.url}/health`)).json()).toEqual({ status: 'ok' })
    expect(await (await fetch(`${server.url}/ready`)).json()).toEqual({
      status: 'ready',
      checks: { serving: true, database: true, patients: true },
      caches: { memory: 'up', redis: 'off', store: 'up', provider: 'off' },
    })
    const metrics = await (await fetch(`${server.url}/metrics`)).text()
    expect(metrics).toContain('http_request_duration_seconds_count{route="/graphql",status="200"}')
    expect(metrics).not.toContain('Jane')
  })

  it('exports the registry as a stream of CSV or NDJSON', async () => {
    const csv = await fetch(`${server.url}/export/providers.csv`)
    expect(csv.headers.get('content-type')).toContain('text/csv')
    expect((await csv.text()).split('\n')[1]).toMatch(/^1234567893,INDIVIDUAL,"Doe, Jane",Jane,/)
    const ndjson = await (await fetch(`${server.url}/export/providers.ndjson`)).text()
    expect(JSON.parse(ndjson)).toMatchObject({ npi: '1234567893', lastName: 'Doe' })
  })

  it.each([
    ['a subscription accepted as JSON', 'subscription { fetchProgress { done } }', 'application/json'],
    ['a query accepted as a picture', '{ __typename }', 'image/png'],
  ])('refuses %s by an error that tells what to accept', async (_what, query, accept) => {
    const { status, headers, body } = await post(server.url, query, { accept })
    expect([status, headers.get('content-type')]).toEqual([406, 'application/json; charset=utf-8'])
    expect(body).toMatchObject({
      errors: [{ message: expect.stringContaining('text/event-stream'), extensions: { code: 'BAD_USER_INPUT' } }],
    })
  })

  it('takes a file as the multipart specification tells', async () => {
    const form = new FormData()
    form.set(
      'operations',
      JSON.stringify({
        query: 'mutation($f: File!) { importProviders(file: $f) { read inserted } }',
        variables: { f: null },
      }),
    )
    form.set('map', JSON.stringify({ 0: ['variables.f'] }))
    form.set('0', new Blob(['npi,name\n1720377294,Acme Clinic\n']), 'p.csv')
    const response = await fetch(`${server.url}/graphql`, { method: 'POST', body: form })
    expect(await response.json()).toEqual({ data: { importProviders: { read: 1, inserted: 1 } } })
  })

  const sendForm = (fields: Record<string, string>) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    return fetch(`${server.url}/graphql`, { method: 'POST', body: form })
  }

  it.each([
    ['without a map', { operations: '{"query":"{__typename}"}' }],
    ['whose map names no file', { operations: '{"query":"{__typename}"}', map: '{"0":["variables.f"]}' }],
    ['whose operations are no JSON', { operations: 'x', map: '{}' }],
    ['without operations', { map: '{}' }],
  ])('refuses a multipart request %s', async (_what, fields) => {
    expect((await sendForm(fields)).status).toBe(400)
  })

  it('takes as much beside the files as in a body of JSON, and tells what is too much', async () => {
    const asking = (bytes: number) => {
      const query = 'query($inputs: [PatientInput!]!) { matchPatients(inputs: $inputs) { status } }'
      const inputs = [{ firstName: 'Ada', lastName: 'x'.repeat(bytes) }]
      return sendForm({ operations: JSON.stringify({ query, variables: { inputs } }), map: '{}' })
    }
    expect((await asking(2 ** 21)).status).toBe(200)
    const refused = await asking(LIMITS.maxBodyBytes)
    expect([refused.status, await refused.text()]).toEqual([413, expect.stringContaining(String(LIMITS.maxBodyBytes))])
  })

  it.each([
    ['no JSON', 'nonsense', 400],
    ['a list', '[]', 400],
    ['half a body', '{"query":', 400],
    ['3 MB of document', JSON.stringify({ query: `{ ${'a '.repeat(1_500_000)}}` }), 200],
    ['17 MB', `{"query":"${' '.repeat(17 * 2 ** 20)}"}`, 413],
  ])('answers %s with a clear error', async (_what, body, status) => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
    const { errors } = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] }
    expect(response.status).toBe(status)
    expect(errors[0]?.extensions.code).toMatch(/BAD_USER_INPUT|QUERY_TOO_COMPLEX/)
  })

  it.each([
    ['Application/JSON', {}, 200],
    ['application/json ; charset=UTF-8', {}, 200],
    ['application/json; charset=utf-16', {}, 415],
    ['application/json', { 'content-encoding': 'gzip' }, 415],
    ['text/plain', {}, 415],
  ])('reads a body of type %s %j by the rules of media types', async (type, headers, status) => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': type, ...headers },
      body: '{"query":"{ __typename }"}',
    })
    expect(response.status).toBe(status)
  })

  it('cuts off a body of unknown length that goes over the limit', async () => {
    const megabyte = new Uint8Array(2 ** 20).fill(32)
    let sent = 0
    const body = new ReadableStream({
      pull(controller) {
        if (++sent > 40) controller.close()
        else controller.enqueue(megabyte)
      },
    })
    const request = fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      duplex: 'half',
    } as RequestInit)
    expect((await request).status).toBe(413)
    expect(sent).toBeLessThan(40)
  })

  it.each([
    ['an unknown path', 'GET', '/nope', 404],
    ['a wrong method', 'POST', '/health', 405],
    ['a mutation by GET', 'GET', '/graphql?query=mutation%7BclearProviders(confirm:true)%7D', 405],
  ])('refuses %s', async (_what, method, path, status) => {
    expect((await fetch(server.url + path, { method })).status).toBe(status)
  })

  it('keeps pages of other origins and names that only resolve here out', async () => {
    expect((await post(server.url, '{ __typename }', { origin: 'https://evil.example' })).status).toBe(403)
    const ofAnExtension = server.url.replace('http', 'chrome-extension')
    expect((await post(server.url, '{ __typename }', { origin: ofAnExtension })).status).toBe(403)
    expect((await post(server.url, '{ __typename }', { origin: server.url })).status).toBe(200)
    const rebound = await sendRaw(server.url, 'GET /ready HTTP/1.1\r\nhost: evil.example\r\nconnection: close\r\n\r\n')
    expect(rebound).toMatch(/^HTTP\/1.1 403/)
  })

  it.each([
    ['a picture of a foreign page', { site: 'cross-site', mode: 'no-cors', dest: 'image' }, 403],
    ['a script of a page of another port', { site: 'same-site', mode: 'no-cors', dest: 'script' }, 403],
    ['a frame of a foreign page', { site: 'cross-site', mode: 'navigate', dest: 'iframe' }, 403],
    ['a link of a foreign page', { site: 'cross-site', mode: 'navigate', dest: 'document' }, 200],
    ['its own page', { site: 'same-origin', mode: 'cors', dest: 'empty' }, 200],
    ['an address that was typed', { site: 'none', mode: 'navigate', dest: 'document' }, 200],
  ])('answers %s as it should', async (_what, asked, status) => {
    const fields = Object.entries(asked).map(([name, value]) => `sec-fetch-${name}: ${value}\r\n`)
    const head = `GET /export/providers.csv HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n${fields.join('')}\r\n`
    expect(await sendRaw(server.url, head)).toMatch(new RegExp(`^HTTP/1.1 ${status}`))
  })

  it('survives what is no HTTP, and headers without end', async () => {
    expect(await sendRaw(server.url, 'nonsense\r\n\r\n')).toMatch(/^HTTP\/1.1 400/)
    expect(await sendRaw(server.url, `GET / HTTP/1.1\r\nhost: localhost\r\nx: ${'a'.repeat(100_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1.1 431/,
    )
    expect((await fetch(`${server.url}/health`)).status).toBe(200)
  })

  it('masks what it did not expect, and logs it under the same request id', async () => {
    const { providers } = server.test.app.services
    const { stats } = providers
    providers.stats = () => Promise.reject(new Error('secret of the house'))
    const { body, headers } = await post(server.url, '{ providerStats { total } }')
    providers.stats = stats
    expect(body.errors?.[0]).toMatchObject({
      message: 'Unexpected error.',
      extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: headers.get('x-request-id') },
    })
    expect(JSON.stringify(body)).not.toContain('secret')
    expect(
      server.test.logged.some(
        (line) => line.includes('secret of the house') && line.includes(headers.get('x-request-id')!),
      ),
    ).toBe(true)
  })
})

describe('the server with a key', () => {
  const key = 'a-key-of-sufficient-length'
  let server: ListeningApp
  beforeAll(async () => {
    server = await openListeningApp({ API_KEY: key, CORS_ORIGINS: 'https://app.example' })
  })
  afterAll(() => server[Symbol.asyncDispose]())

  it.each(['/graphql', '/export/providers.csv', '/ready', '/metrics', '/', '/nope'])(
    'asks for it on %s',
    async (path) => {
      const response = await fetch(server.url + path, { redirect: 'manual' })
      expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
    },
  )

  it('asks for none on /health', async () => {
    expect((await fetch(`${server.url}/health`)).status).toBe(200)
  })

  it('takes the right key and no other', async () => {
    expect((await post(server.url, '{ __typename }', { authorization: `Bearer ${key}` })).status).toBe(200)
    for (const wrong of [`Bearer ${key}x`, `Basic ${key}`, key, 'Bearer ', `Bearer ${key} ${key}`]) {
      expect((await post(server.url, '{ __typename }', { authorization: wrong })).status).toBe(401)
    }
  })

  it('lets pages of a named origin in, with their preflight', async () => {
    const preflight = await fetch(`${server.url}/graphql`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://app.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    })
    expect(preflight.headers.get('access-control-allow-origin')).toBe('https://app.example')
    const rest = await fetch(`${server.url}/mpi/match`, {
      method: 'OPTIONS',
      headers: { origin: 'https://app.example', 'access-control-request-headers': 'traceparent,tracestate' },
    })
    expect(rest.headers.get('access-control-allow-headers')).toContain('traceparent, tracestate')
    expect(preflight.headers.get('access-control-max-age')).toBe('600')
    const { headers } = await post(server.url, '{ __typename }', {
      origin: 'https://app.example',
      authorization: `Bearer ${key}`,
    })
    expect(headers.get('access-control-allow-origin')).toBe('https://app.example')
    expect(headers.get('vary')).toContain('Origin')
    expect(headers.get('access-control-expose-headers')?.split(/, ?/)).toEqual(['x-request-id', 'retry-after'])
  })

  it('lets pages of a named origin read what is refused, and no others', async () => {
    const refused = async (headers: Record<string, string>, body: string) => {
      const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers, body })
      expect(response.headers.get('vary')).toContain('Origin')
      return [response.status, response.headers.get('access-control-allow-origin')]
    }
    const origin = 'https://app.example'
    const headers = { origin, authorization: `Bearer ${key}`, 'content-type': 'application/json' }
    expect(await refused({ origin, 'content-type': 'application/json' }, '{}')).toEqual([401, origin])
    expect(await refused(headers, '{"query":')).toEqual([400, origin])
    expect(await refused({ ...headers, 'content-type': 'text/plain' }, '{}')).toEqual([415, origin])
    expect(await refused(headers, `{"query":"${'x'.repeat(LIMITS.maxBodyBytes)}"}`)).toEqual([413, origin])
    expect(await refused({ ...headers, origin: 'https://evil.example' }, '{}')).toEqual([403, null])
  })
})

describe('the server with a port for its metrics', () => {
  it('serves them there and not beside GraphQL, and tells where', async () => {
    await using server = await openListeningApp({ METRICS_PORT: '0' })
    expect((await fetch(`${server.url}/metrics`)).status).toBe(404)
    const told = server.test.logged.find((line) => line.includes('listening for metrics'))
    const { address } = JSON.parse(told!) as { address: string }
    expect((await fetch(`${address}/metrics`)).status).toBe(200)
  })

  it('names it when it is taken, as it does with the first one', async () => {
    await using other = await openListeningApp()
    const { port } = new URL(other.url)
    await using test = await openTestApp('server', { METRICS_PORT: port })
    const error: unknown = await test.app.listen().catch((error: unknown) => error)
    const lines = [`METRICS_PORT: ${port} is in use by another program: stop it, or give another port`]
    expect(failureOf(error)).toMatchObject({ status: EXIT.unreachable, lines })
  })

  it('answers GraphQL there with 404, which is no failure of its own', async () => {
    const port = await freePort()
    await using server = await openListeningApp({ METRICS_PORT: String(port) })
    expect((await post(`http://127.0.0.1:${port}`, '{ __typename }')).status).toBe(404)
    expect(server.test.logged.filter((line) => line.includes('request failed'))).toEqual([])
  })
})

describe('a server that stops', () => {
  it.each(['text/event-stream', '*/*'])('does not wait for those who only listen for news as %s', async (accept) => {
    const server = await openListeningApp()
    const news = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept },
      body: JSON.stringify({ query: 'subscription { fetchProgress { done } }' }),
    })
    const ended = news.text().catch(() => 'cut off')
    const began = performance.now()
    await server[Symbol.asyncDispose]()
    expect(performance.now() - began).toBeLessThan(5_000)
    await ended
    expect(news.status).toBe(200)
  })

  it('tells so as long as something is in flight, and takes nothing else on', async () => {
    const server = await openListeningApp()
    const { port } = new URL(server.url)
    const inFlight = connect(Number(port), '127.0.0.1')
    let heard = ''
    inFlight.on('data', (chunk) => (heard += String(chunk)))
    const type = 'content-type: application/json\r\ncontent-length: 2\r\nexpect: 100-continue'
    inFlight.write(`POST /mpi/match HTTP/1.1\r\nhost: 127.0.0.1\r\n${type}\r\n\r\n{`)
    await vi.waitFor(() => expect(heard).toContain('100 Continue'))
    const stopped = server[Symbol.asyncDispose]()
    const ready = await fetch(`${server.url}/ready`)
    expect([ready.status, await ready.json()]).toMatchObject([503, { checks: { serving: false, database: true } }])
    expect((await fetch(`${server.url}/health`)).status).toBe(200)
    const other = await post(server.url, '{ __typename }')
    expect([other.status, other.headers.get('connection')]).toEqual([503, 'close'])
    inFlight.write('}')
    await Promise.all([stopped, once(inFlight, 'close')])
    expect(heard).toMatch(/\nHTTP\/1.1 400 .*"field":"patient_data"/s)
    await expect(fetch(`${server.url}/ready`)).rejects.toThrow('fetch failed')
  })

  it.each([
    ['JSON', 'application/json'],
    ['JSON or a stream', 'application/graphql-response+json, application/json, text/event-stream'],
  ])('ends what is in flight, and to be answered by %s, before it closes', async (_what, accept) => {
    const server = await openListeningApp()
    const running = post(server.url, 'mutation { fetchAllSources(only: ["NPPES"]) { fetched } }', { accept })
    await new Promise((resolve) => setTimeout(resolve, 100))
    await server[Symbol.asyncDispose]()
    expect((await running).body.data).toEqual({ fetchAllSources: { fetched: 15 } })
  })
})

describe('a body that is refused', () => {
  let server: ListeningApp
  beforeAll(async () => void (server = await openListeningApp()))
  afterAll(() => server[Symbol.asyncDispose]())

  const MEGABYTES = 17
  /** Sends a whole request, and only then reads; answers what it has read and how its connection ended. */
  async function sendThenRead(head: string): Promise<{ answer: string; end: string }> {
    const socket = connect({ port: Number(new URL(server.url).port), host: '127.0.0.1' })
    let end = 'closed'
    socket.on('error', ({ code }: NodeJS.ErrnoException) => (end = code ?? 'failed'))
    socket.pause()
    socket.write(head)
    for (let sent = 0; sent < MEGABYTES && !socket.destroyed; sent++) {
      await new Promise((resolve) => socket.write(Buffer.alloc(2 ** 20, 32), resolve))
    }
    let answer = ''
    socket.on('data', (chunk) => (answer += String(chunk))).resume()
    if (!socket.destroyed) await new Promise((resolve) => socket.once('close', resolve))
    return { answer, end }
  }

  it.each([
    ['too long', '/graphql', 'application/json', 413],
    ['too long', '/mpi/match', 'application/json', 413],
    ['of a wrong type', '/mpi/match', 'text/plain', 415],
    ['too long', '/fhir/Patient/$match', 'application/fhir+json', 413],
    ['for nobody', '/nope', 'application/json', 404],
  ])('because it is %s at %s is read by a client that sends all of it first', async (_why, path, type, status) => {
    const head = `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: ${type}\r\ncontent-length: ${MEGABYTES * 2 ** 20}\r\n\r\n`
    const { answer, end } = await sendThenRead(head)
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status}`))
    expect(answer).toMatch(/\r\nconnection: close\r\n/i)
    expect(end).toBe('closed')
  })

  it('and never ends is waited for no longer than a moment', async () => {
    const told = performance.now()
    const head = 'POST /nope HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 1000\r\n\r\nx'
    expect(await sendRaw(server.url, head)).toMatch(/^HTTP\/1.1 404/)
    expect(performance.now() - told).toBeLessThan(5_000)
  })
})

describe('a body of more levels than any call needs', () => {
  const deep = '['.repeat(2 ** 20)
  it.each([
    ['/graphql', 'application/json', `{"query":"{ x }","variables":${deep}`],
    ['/graphql', 'application/x-www-form-urlencoded', `query={x}&variables=${deep}`],
    ['/mpi/match', 'application/json', deep],
    ['/fhir/Patient/$match', 'application/fhir+json', deep],
  ])('is refused at %s as %s', async (path, type, body) => {
    await using server = await openListeningApp()
    const answer = await fetch(server.url + path, { method: 'POST', headers: { 'content-type': type }, body })
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('more than 100 levels')])
  })
})

describe('a body that is not in UTF-8', () => {
  it.each([
    ['/graphql', 'application/json', '{"query":"{ provider(npi: \\"Zo\xeb\\") { name } }"}'],
    ['/graphql', 'application/graphql', '{ provider(npi: "Zo\xeb") { name } }'],
    ['/mpi/match', 'application/json', '{"patient_data":{"first_name":"Zo\xeb"}}'],
    ['/fhir/Patient/$match', 'application/fhir+json', '{"resourceType":"Patient","name":[{"family":"Zo\xeb"}]}'],
  ])('is refused at %s as %s, in words that do not repeat it', async (path, type, text) => {
    await using server = await openListeningApp()
    const body = Buffer.from(text, 'latin1')
    const answer = await fetch(server.url + path, { method: 'POST', headers: { 'content-type': type }, body })
    const said = await answer.text()
    expect([answer.status, said]).toEqual([400, expect.stringContaining('The body is not valid UTF-8.')])
    expect(said).not.toContain('Zo')
  })
})

describe('a request whose client goes away', () => {
  let server: ListeningApp
  beforeAll(async () => void (server = await openListeningApp()))
  afterAll(() => server[Symbol.asyncDispose]())

  /** The statuses under which the log has requests for `route`, once there is one. */
  const statuses = (route: string) =>
    vi.waitFor(() => {
      const lines = server.test.logged.map((line) => JSON.parse(line) as Record<string, unknown>)
      const found = lines.filter((line) => line['msg'] === 'request' && line['route'] === route)
      expect(found).not.toEqual([])
      return found.map(({ status }) => status)
    })

  it('before it is answered is counted and logged as 499, and none as 200', async () => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
    const type = 'content-type: application/json\r\ncontent-length: 100'
    socket.write(`POST /mpi/match HTTP/1.1\r\nhost: 127.0.0.1\r\n${type}\r\n\r\n{`)
    setTimeout(() => socket.destroy(), 50)
    expect(await statuses('/mpi/match')).toEqual([499])
    const metrics = await (await fetch(`${server.url}/metrics`)).text()
    expect(metrics).toContain('http_request_duration_seconds_count{route="/mpi/match",status="499"} 1')
    expect(metrics).not.toContain('{route="/mpi/match",status="200"}')
  })

  it('from news that it has begun to hear is counted as 200, since nothing else ends them', async () => {
    const away = new AbortController()
    const { status } = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: 'subscription { fetchProgress { done } }' }),
      signal: away.signal,
    })
    away.abort()
    expect([status, await statuses('/graphql')]).toEqual([200, [200]])
  })

  it('is known to be gone by what works for it', async () => {
    const begun = Promise.withResolvers<CurrentRequest | undefined>()
    const end = Promise.withResolvers<never>()
    const change = vi.spyOn(server.test.app.services.providers.edits, 'update').mockImplementation(() => {
      begun.resolve(currentRequest())
      return end.promise
    })
    const away = new AbortController()
    const query = 'mutation { updateProvider(npi: "1234567893", patch: {}) { npi } }'
    const headers = { 'content-type': 'application/json' }
    const asked = { method: 'POST', headers, body: JSON.stringify({ query }), signal: away.signal }
    const answer = fetch(`${server.url}/graphql`, asked).catch(() => 'none')
    const request = await begun.promise
    expect(request?.isGone?.()).toBe(false)
    away.abort()
    await vi.waitFor(() => expect(request?.isGone?.()).toBe(true))
    end.reject(new Error('too late'))
    expect(await answer).toBe('none')
    change.mockRestore()
  })
})
