import http from 'node:http'
import https from 'node:https'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { UnreachableError } from '../failures.ts'

/** One HTTP request. */
export interface Exchange {
  method: 'GET' | 'POST'
  headers: Record<string, string>
  body?: string | FormData
  signal?: AbortSignal | undefined
  /** how long the server may be silent, in ms; for ever unless given */
  patienceMs?: number | undefined
}

/**
 * Sends a request and answers the response with its body as a stream. Over node:http and not fetch, which gives up on
 * an answer after five minutes: an import of the whole country takes longer.
 */
export async function exchange(url: URL, { method, headers, body, signal, patienceMs }: Exchange): Promise<Response> {
  const encoded = body instanceof FormData ? new Response(body) : undefined
  const type = encoded?.headers.get('content-type')
  const request = (url.protocol === 'https:' ? https : http).request(url, {
    method,
    headers: { ...headers, ...(type && { 'content-type': type }) },
    signal,
  })
  request.on('socket', (socket) => socket.setKeepAlive(true, 30_000))
  if (patienceMs !== undefined) {
    request.setTimeout(patienceMs, () =>
      request.destroy(new UnreachableError(`${url.origin}: no answer within ${patienceMs / 1000} seconds`)),
    )
  }
  const answered = new Promise<http.IncomingMessage>((resolve, reject) => {
    request.once('response', resolve)
    request.on('error', reject)
  })
  if (encoded?.body) void pipeline(Readable.fromWeb(encoded.body as never), request).catch(() => {})
  else request.end(body)
  try {
    return asResponse(await answered)
  } catch (error) {
    if (signal?.aborted) throw signal.reason
    throw error instanceof UnreachableError
      ? error
      : new UnreachableError(`${url.origin}: ${why(error)}`, { cause: error })
  }
}

function asResponse(message: http.IncomingMessage): Response {
  const headers = new Headers()
  for (const [name, value] of Object.entries(message.headers)) if (value !== undefined) headers.set(name, String(value))
  const status = message.statusCode ?? 500
  const hasBody = status >= 200 && status !== 204 && status !== 205 && status !== 304
  return new Response(hasBody ? (Readable.toWeb(message) as ReadableStream) : null, { status, headers })
}

function why(error: unknown): string {
  const { code, message } = (error instanceof AggregateError ? error.errors[0] : error) as NodeJS.ErrnoException
  if (code === 'ECONNREFUSED') return 'nothing listens there: start it with bin/vault serve, or leave --server out'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'there is no such host'
  if (code === 'ECONNRESET' || code === 'EPIPE') return 'the server closed the connection'
  if (code === 'ETIMEDOUT') return 'the server does not answer'
  return message || code || 'it cannot be reached'
}
