import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { duringRequest } from '../observability/current-request.ts'
import type { Log } from '../observability/log.ts'
import type { Metrics } from '../observability/metrics.ts'
import { readTrace } from '../observability/trace.ts'
import type { Caller } from '../graphql/caller.ts'
import { connectionsOf } from './connections.ts'
import { admitPage, sendOptions } from './cors.ts'
import { sendFhirProblem } from './fhir/outcome.ts'
import { problemOf, Refusal, sendProblem } from './refusal.ts'
import type { Route } from './routes.ts'
import { turnAway } from './turn-away.ts'
import { inTurns } from './turns.ts'

export interface ServerOptions {
  routes: readonly Route[]
  /** answers /graphql, where there is that, and needs to know who asks */
  graphql?: (request: IncomingMessage, response: ServerResponse, caller: Caller, requestId: string) => Promise<void>
  callerOf: (authorization: string | undefined) => Caller | null
  checkOrigin: (request: IncomingMessage) => void
  /** pages of these origins may call; GraphQL sees to it by itself */
  corsOrigins: readonly string[]
  metrics: Metrics
  log: Log
  patience?: Partial<Patience> | undefined
}

/** How long a connection may take, in ms. A body has limits of its own (`body.ts`). */
export interface Patience {
  /** to send the head of a request; those over it are looked for every third of it */
  headers: number
  /** between two requests: longer than load balancers keep theirs, so that these do not meet a closed one */
  idle: number
  /** when the server stops: to send a request that is on its way, and be told so */
  grace: number
}

const PATIENCE: Patience = { headers: 15_000, idle: 75_000, grace: 500 }
/** Connections that may wait to be accepted: a thousand clients that come back at once are no reason to refuse one. */
const BACKLOG = 4_096
/** Paths that are answered to the end. */
const ALWAYS = new Set(['/health', '/ready'])
/** Requests that are begun in a turn of the event loop. */
const A_TURN = 2

export interface HttpServer {
  listen(port: number, host: string): Promise<string>
  /**
   * Lets what is in flight end, then stops listening. Meanwhile /health and /ready are answered, so that it shows, and
   * everything else that is new gets 503. What idles is closed after a moment, in which it may send what was on its way; the
   * streams of news, which have no end, are closed at once.
   */
  close(): Promise<void>
  /** closes the connections that {@link close} still waits for */
  cutOff(): void
}

/** The web face. Every route but /health needs a caller; every response has a request id and is kept by no cache. */
export function createHttpServer(options: ServerOptions): HttpServer {
  const { routes, graphql, callerOf, checkOrigin, corsOrigins, metrics, log } = options
  const patience = { ...PATIENCE, ...options.patience }
  const byPath = new Map(routes.map((route) => [route.name, route]))
  let draining = false
  let isCutOff = false
  /** Answers of GraphQL that are not over; they may be streams of news. */
  const open = new Set<ServerResponse>()
  const turn = inTurns(A_TURN)

  const answer = async (request: IncomingMessage, response: ServerResponse, path: string, requestId: string) => {
    const route = byPath.get(path)
    if (path !== '/health') checkOrigin(request)
    const caller = path === '/health' ? null : callerOf(request.headers.authorization)
    if (path !== '/health' && !caller && request.method !== 'OPTIONS') {
      throw new Refusal(401, 'UNAUTHENTICATED', 'Send the API key as "Authorization: Bearer <key>".')
    }
    if (path === '/graphql' && graphql) return graphql(request, response, caller ?? { kind: 'local' }, requestId)
    if (!route) throw new Refusal(404, 'NOT_FOUND', 'There is nothing at this path.')
    admitPage(request, response, corsOrigins)
    if (request.method === 'OPTIONS') return sendOptions(response, route)
    if (!route.methods.includes(request.method ?? '')) {
      response.setHeader('allow', [...route.methods, 'OPTIONS'].join(', '))
      throw new Refusal(405, 'BAD_USER_INPUT', `This path answers to ${route.methods.join(' and ')}.`)
    }
    return route.handle(request, response)
  }

  const server = createServer(
    {
      headersTimeout: patience.headers,
      connectionsCheckingInterval: Math.ceil(patience.headers / 3),
      keepAliveTimeout: patience.idle,
      requestTimeout: 0,
      maxHeaderSize: 16_384,
    },
    (request, response) => {
      const started = performance.now()
      const requestId = readRequestId(request) ?? randomUUID()
      const trace = readTrace(request.headers)
      const path = pathOf(request)
      const late = draining && !ALWAYS.has(path)
      setHeaders(response, requestId, draining)
      if (corsOrigins.length > 0) response.setHeader('vary', 'Origin')
      if (path === '/graphql') open.add(response)
      response.once('close', () => {
        open.delete(response)
        const status = statusOf(response, isCutOff)
        const ms = performance.now() - started
        const name = path === '/graphql' || byPath.has(path) ? path : 'other'
        metrics.observeRequest(name, status, ms / 1000)
        log.debug('request', {
          requestId,
          ...(trace && { traceId: trace.traceId }),
          method: request.method,
          route: name,
          status,
          ms: Math.round(ms),
        })
      })
      const failed = (error: unknown) => {
        if (response.destroyed) {
          if (brokeOff(response)) log.failure('an answer broke off', error, { requestId, route: path })
          return
        }
        if (!response.headersSent) admitPage(request, response, corsOrigins)
        const send = byPath.get(path)?.sendProblem ?? (`${path}/`.startsWith('/fhir/') ? sendFhirProblem : undefined)
        const problem = problemOf(error)
        if (problem) {
          // what is left of the body is read for a while only, so the connection cannot be used again
          if (!request.complete && !response.headersSent) response.setHeader('connection', 'close')
          sendProblem(response, problem, send)
        } else if (request.destroyed && !request.complete) response.destroy()
        else {
          log.failure('request failed', error, { requestId, route: byPath.has(path) ? path : 'other' })
          const unexpected = { code: 'INTERNAL_SERVER_ERROR', message: 'Unexpected error.', requestId } as const
          sendProblem(response, { status: 500, ...unexpected }, send)
        }
      }
      const begin = () => {
        if (response.destroyed) return
        if (late)
          return failed(new Refusal(503, 'UPSTREAM_UNAVAILABLE', 'The server is stopping; send the call again.'))
        const isGone = () => response.destroyed
        void duringRequest({ requestId, trace, isGone }, () => answer(request, response, path, requestId).catch(failed))
      }
      if (path === '/health') begin()
      else turn(begin)
    },
  )
  const connections = connectionsOf(server)
  if (graphql)
    server.on('connection', (socket) => {
      metrics.mpi.onConnection(1)
      socket.once('close', () => metrics.mpi.onConnection(-1))
    })
  server.on('clientError', turnAway)

  return {
    async listen(port, host) {
      server.listen(port, host, BACKLOG)
      await once(server, 'listening')
      return addressOf(server, host)
    },
    async close() {
      draining = true
      if (!server.listening) return
      for (const response of open) if (isStream(response)) response.destroy()
      await connections.drain(patience.grace)
      const closed = once(server, 'close')
      server.close()
      await Promise.all([closed, connections.drain(0)])
    },
    cutOff() {
      isCutOff = true
      connections.cutOff()
    },
  }
}

const NEWS = 'text/event-stream'

/** Of an answer that nobody read to its end, as nginx has it. */
const CLIENT_GONE = 499
/** Of an answer that a stop did not wait for. */
const CUT_OFF = 503

/** The status that a request is counted under. A stream of news ends when its reader goes, and a refusal is what it is. */
function statusOf(response: ServerResponse, isCutOff: boolean): number {
  if (brokeOff(response)) return 500
  const { writableFinished, headersSent, statusCode } = response
  return writableFinished || (headersSent && (isStream(response) || statusCode >= 400))
    ? statusCode
    : isCutOff
      ? CUT_OFF
      : CLIENT_GONE
}

/** Whether an answer ended in its midst for a reason of ours; a client that leaves is none. */
const brokeOff = ({ errored, headersSent }: ServerResponse): boolean => headersSent && Boolean(errored)

/** Whether an answer is a stream of news, or is to be one and nothing else: clients name it beside JSON for every question. */
function isStream(response: ServerResponse): boolean {
  const type = response.headersSent ? response.getHeader('content-type') : response.req.headers.accept
  return String(type).startsWith(NEWS)
}

/** The path as routes name it: a dollar sign may come escaped. */
function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0]!.replaceAll('%24', '$')
}

function addressOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

/** A caller's own id is taken when it is short and plain, so that logs of several services can be joined. */
function readRequestId(request: IncomingMessage): string | undefined {
  const given = request.headers['x-request-id']
  return typeof given === 'string' && /^[\w.-]{8,64}$/.test(given) ? given : undefined
}

function setHeaders(response: ServerResponse, requestId: string, draining: boolean): void {
  response.setHeader('x-request-id', requestId)
  response.setHeader('cache-control', 'no-store')
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('x-frame-options', 'DENY')
  response.setHeader('referrer-policy', 'no-referrer')
  if (draining) response.setHeader('connection', 'close')
}
