import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Route } from './routes.ts'

/** Headers that a page may read of an answer. */
export const EXPOSED_HEADERS = ['x-request-id', 'retry-after']
/** How long a browser may go by the answer to a preflight. */
export const PREFLIGHT_SECONDS = 600

/** Lets a page read the answer when its origin is one of `origins`. */
export function admitPage({ headers }: IncomingMessage, response: ServerResponse, origins: readonly string[]): void {
  if (headers.origin === undefined || !origins.includes(headers.origin)) return
  response.setHeader('access-control-allow-origin', headers.origin)
  response.setHeader('access-control-expose-headers', EXPOSED_HEADERS.join(', '))
}

/** Answers a preflight, and whoever asks what a path answers to. Call {@link admitPage} before. */
export function sendOptions(response: ServerResponse, { methods }: Route): void {
  const allowed = [...methods, 'OPTIONS'].join(', ')
  response.setHeader('allow', allowed)
  if (response.hasHeader('access-control-allow-origin')) {
    response.setHeader('access-control-allow-methods', allowed)
    response.setHeader(
      'access-control-allow-headers',
      'authorization, content-type, x-request-id, traceparent, tracestate',
    )
    response.setHeader('access-control-max-age', String(PREFLIGHT_SECONDS))
  }
  response.writeHead(204).end()
}
