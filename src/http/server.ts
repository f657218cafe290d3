import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Log } from '../observability/log.ts'
import type { Metrics } from '../observability/metrics.ts'
import type { Caller } from './caller.ts'
import { Refusal, sendError } from './refusal.ts'
import type { Route } from './routes.ts'

export interface ServerOptions {
  routes: readonly Route[]
  /** answers /graphql, and needs to know who asks */
  graphql: (request: IncomingMessage, response: ServerResponse, caller: Caller, requestId: string) => Promise<void>
  callerOf: (authorization: string | undefined) => Caller | null
  checkOrigin: (request: IncomingMessage) => void
  metrics: Metrics
  log: Log
}

export interface HttpServer {
  listen(port: number, host: string): Promise<string>
  /** stops accepting, lets what is in flight end, closes what idles and the streams of news, which have no end */
  close(): Promise<void>
}

/** The web face. Every route but /health needs a caller; every response has a request id and is kept by no cache. */
export function createHttpServer({ routes, graphql, callerOf, checkOrigin, metrics, log }: ServerOptions): HttpServer {
  const byPath = new Map(routes.map((route) => [route.name, route]))
  let draining = false
  const streams = new Set<ServerResponse>()

  const answer = async (request: IncomingMessage, response: ServerResponse, path: string, requestId: string) => {
    const route = byPath.get(path)
    if (path !== '/health') checkOrigin(request)
    const caller = path === '/health' ? null : callerOf(request.headers.authorization)
    if (path !== '/health' && !caller && request.method !== 'OPTIONS') {
      throw new Refusal(401, 'UNAUTHENTICATED', 'Send the API key as "Authorization: Bearer <key>".')
    }
    if (path === '/graphql') return graphql(request, response, caller ?? { kind: 'local' }, requestId)
    if (!route) throw new Refusal(404, 'NOT_FOUND', 'There is nothing at this path.')
    if (!route.methods.includes(request.method ?? '')) {
      response.setHeader('allow', route.methods.join(', '))
      throw new Refusal(405, 'BAD_USER_INPUT', `This path answers to ${route.methods.join(' and ')}.`)
    }
    return route.handle(request, response)
  }

  const server = createServer(
    { headersTimeout: 15_000, requestTimeout: 0, maxHeaderSize: 16_384 },
    (request, response) => {
      const started = performance.now()
      const requestId = readRequestId(request) ?? randomUUID()
      const path = (request.url ?? '/').split('?', 1)[0]!
      setHeaders(response, requestId, draining)
      if (request.headers.accept?.includes('text/event-stream')) streams.add(response)
      response.once('close', () => {
        streams.delete(response)
        const ms = performance.now() - started
        const name = path === '/graphql' || byPath.has(path) ? path : 'other'
        metrics.observeRequest(name, response.statusCode, ms / 1000)
        log.debug('request', {
          requestId,
          method: request.method,
          route: name,
          status: response.statusCode,
          ms: Math.round(ms),
        })
      })
      answer(request, response, path, requestId).catch((error: unknown) => {
        if (error instanceof Refusal) {
          // what is left of the body is not read, so the connection cannot be used again
          if (!request.complete) response.setHeader('connection', 'close')
          sendError(response, error.status, error.code, error.message)
        } else if (request.destroyed || response.destroyed) response.destroy()
        else {
          log.failure('request failed', error, { requestId, route: byPath.has(path) ? path : 'other' })
          sendError(response, 500, 'INTERNAL_SERVER_ERROR', 'Unexpected error.', { requestId })
        }
      })
    },
  )
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const status =
      error.code === 'HPE_HEADER_OVERFLOW'
        ? '431 Request Header Fields Too Large'
        : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
          ? '408 Request Timeout'
          : '400 Bad Request'
    if (socket.writable) socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
    else socket.destroy()
  })

  return {
    async listen(port, host) {
      server.listen(port, host)
      await once(server, 'listening')
      return addressOf(server, host)
    },
    async close() {
      draining = true
      if (!server.listening) return
      const closed = once(server, 'close')
      server.close()
      const sweep = setInterval(() => server.closeIdleConnections(), 100)
      server.closeIdleConnections()
      for (const stream of streams) stream.destroy()
      await closed
      clearInterval(sweep)
    },
  }
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
