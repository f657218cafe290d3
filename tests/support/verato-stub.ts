import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { certifiedBy, newAuthority, newFolder } from './certificates.ts'

/** An identity as it is sent and as Verato keeps it; only what the tests look at. */
export interface StubIdentity {
  names?: { first?: string; middle?: string; last?: string; suffix?: string }[]
  [list: string]: unknown
}

export interface StubResult {
  matchScore: number
  sameIdentity: 'Y' | 'N' | 'U'
  linkId: string | null
}

export interface StubNotification {
  ts: string
  notificationType: string
  body: unknown
}

/** A call as it came in. */
export interface StubCall {
  operation: string
  url: string
  trackingId: string
  content: Record<string, unknown>
  headers: IncomingHttpHeaders
  /** The common name of the client's certificate. */
  client: string | undefined
}

type Trouble = (request: IncomingMessage, response: ServerResponse, call: StubCall) => void

/**
 * A server that speaks the HTTP of Verato's Link services as its public specification has it (2026.1.2): POST of JSON
 * over TLS with client certificates and pre-emptive Basic credentials. What it answers is what a test tells it to; how
 * Verato matches is not public.
 */
export interface VeratoStub extends AsyncDisposable {
  /** The settings of an app that uses it. */
  settings: Record<string, string>
  calls: StubCall[]
  /** How many connections were made, and how many calls were being answered at the same time at most. */
  figures: { connections: number; mostAtOnce: number }
  /** Results of a search, best first. */
  onSearch: (identity: StubIdentity, content: Record<string, unknown>) => readonly StubResult[] | Promise<StubResult[]>
  notifications: StubNotification[]
  /** Answers in the place of everything else while it is set. */
  trouble: Trouble | undefined
  /** The calls of an operation. */
  callsOf(operation: string): StubCall[]
  close(): Promise<void>
}

const BASE = '/link-ws/svc'
const USER = 'vault'
export const API_KEY = 'a-key-that-must-not-be-seen'
export const CLIENT = 'client of the tests'

export async function startVeratoStub(): Promise<VeratoStub> {
  const folder = await newFolder()
  const authority = await newAuthority('authority of the tests')
  const [own, client] = await Promise.all([certifiedBy(authority, 'stub'), certifiedBy(authority, CLIENT)])
  const [cert, key, ca] = await Promise.all([
    folder.write('client.pem', client.cert),
    folder.write('client-key.pem', client.key),
    folder.write('ca.pem', authority.cert),
  ])
  const server = createServer({ ...own, ca: authority.cert, requestCert: true, rejectUnauthorized: false })
  let atOnce = 0
  const stub: VeratoStub = {
    settings: {},
    calls: [],
    figures: { connections: 0, mostAtOnce: 0 },
    onSearch: () => [],
    notifications: [],
    trouble: undefined,
    callsOf: (operation) => stub.calls.filter((call) => call.operation === operation),
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
    [Symbol.asyncDispose]: async () => {
      if (server.listening) await stub.close()
      await folder[Symbol.asyncDispose]()
    },
  }
  server.on('secureConnection', () => (stub.figures.connections += 1))
  server.on('request', (request, response) => {
    stub.figures.mostAtOnce = Math.max(stub.figures.mostAtOnce, ++atOnce)
    // a test that throws in an answer wants the connection to be gone
    void answer(stub, request, response)
      .catch(() => request.socket.destroy())
      .finally(() => (atOnce -= 1))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  stub.settings = {
    VERATO_URL: `https://127.0.0.1:${port}${BASE}`,
    VERATO_USER: USER,
    VERATO_API_KEY: API_KEY,
    VERATO_CLIENT_CERT: cert,
    VERATO_CLIENT_KEY: key,
    VERATO_CA: ca,
  }
  return stub
}

async function answer(stub: VeratoStub, request: IncomingMessage, response: ServerResponse): Promise<void> {
  let text = ''
  for await (const piece of request) text += String(piece)
  const socket = request.socket as TLSSocket
  const { trackingId, content } = JSON.parse(text) as Pick<StubCall, 'trackingId' | 'content'>
  const url = request.url ?? ''
  const operation = url.replace(BASE, '')
  const client = socket.getPeerCertificate().subject?.CN
  const { headers } = request
  const call = {
    operation,
    url,
    trackingId,
    content,
    headers,
    client: client === undefined ? undefined : String(client),
  }
  stub.calls.push(call)
  if (stub.trouble) return stub.trouble(request, response, call)
  const { authorization } = headers
  if (!socket.authorized || authorization === undefined) return refuse(response, 403)
  if (authorization !== `Basic ${Buffer.from(`${USER}:${API_KEY}`).toString('base64')}`) return refuse(response, 401)
  if (request.method !== 'POST') return refuse(response, 405)
  if (operation === '/v2/demographicsSearch') {
    const searchResults = await stub.onSearch(content['identity'] as StubIdentity, content)
    return succeed(response, trackingId, { searchResults: searchResults.map(withIdentity) })
  }
  if (operation === '/searchNotifications') return succeed(response, trackingId, notificationPage(stub, content))
  return refuse(response, 404)
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/html' }).end(`<html><body>HTTP Status ${status}</body></html>`)
}

/** Sends JSON in the envelope of every answer. */
export function succeed(response: ServerResponse, trackingId: string, content: unknown, changes: object = {}): void {
  const envelope = {
    auditId: randomUUID(),
    success: true,
    warnings: [],
    retryableError: false,
    message: null,
    errors: [],
    trackingId,
    content,
    ...changes,
  }
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(envelope))
}

/** Real results carry the demographics of the identity, which nobody here may keep. */
const withIdentity = (result: StubResult) => ({
  ...result,
  identity: { names: [{ first: 'Referential', last: 'Identity' }] },
  identityGroupedBySource: null,
  domains: null,
})

function notificationPage({ notifications }: VeratoStub, content: Record<string, unknown>): object {
  const { startDate, endDate, pageNumber, pageSize } = content as Record<string, string> & Record<string, number>
  const within = notifications.filter(({ ts }) => ts >= String(startDate) && ts <= String(endDate))
  const from = Number(pageNumber) * Number(pageSize)
  const shown = within.slice(from, from + Number(pageSize))
  return {
    customerId: 'cust1234',
    hasNext: from + shown.length < within.length,
    totalElements: within.length,
    notifications: shown.map((one) => ({ ...one, partitionKey: 'cust1234', service: 'link', username: 'system' })),
  }
}
