import type { IncomingMessage, ServerResponse } from 'node:http'
import { succeed, type StubCall } from '../../support/verato-stub.ts'

type Trouble = (request: IncomingMessage, response: ServerResponse, call: StubCall) => void

export const NO_RESULTS = { searchResults: [] }

export const silence: Trouble = () => {}

export const reset: Trouble = (request) => request.socket.destroy()

export const status =
  (code: number, headers: Record<string, string> = {}): Trouble =>
  (_, response) =>
    response.writeHead(code, { 'content-type': 'text/html', ...headers }).end('<html>HTTP Status</html>')

export const sent =
  (body: string, contentType = 'application/json'): Trouble =>
  (_, response) =>
    response.writeHead(200, { 'content-type': contentType }).end(body)

/** The envelope, with content or other fields of its own. */
export const envelope =
  (content: unknown, changes: object = {}): Trouble =>
  (_request, response, { trackingId }) =>
    succeed(response, trackingId, content, changes)

/** Half of what was promised, then the connection is gone. */
export const halfBody: Trouble = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': 500 })
  response.write('{"success":true,', () => response.destroy())
}

/** The head of an answer, and never the rest. */
export const stuckBody: Trouble = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': 500 })
  response.write('{"success":true,')
}

export const hugeBody: Trouble = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ success: true, content: { searchResults: [], padding: 'x'.repeat(5 * 2 ** 20) } }))
}

/** The first `times` calls meet `trouble`, those after it what `then` does. */
export function atFirst(times: number, trouble: Trouble, then: Trouble): Trouble {
  let met = 0
  return (request, response, call) => (met++ < times ? trouble : then)(request, response, call)
}
