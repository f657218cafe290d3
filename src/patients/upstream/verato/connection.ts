import { errors, Pool } from 'undici'
import { currentRequest } from '../../../observability/current-request.ts'
import { traceHeaders } from '../../../observability/trace.ts'
import type { Credentials } from './credentials.ts'
import { VeratoFailure } from './failure.ts'

export interface ConnectionSettings {
  /** The base of the operations, such as https://cust1234.verato-connect.com/link-ws/svc. */
  url: string
  /** Connections at most. */
  poolSize: number
  /** For a new connection, in ms. */
  timeoutMs: number
}

/** Connections to Verato over mutual TLS. */
export interface Connection {
  /** POSTs JSON to an operation and answers the body of a status 200; throws a VeratoFailure for all else. */
  post(operation: string, body: string, signal: AbortSignal): Promise<string>
  close(): Promise<void>
}

const MOST_BYTES = 4 * 2 ** 20

/**
 * A pool of keep-alive connections. The Basic credentials go with every call, since Verato answers 403 to a client that
 * waits to be asked for them, and the trace of the current request when it has one. Redirects are not followed. An answer of more than 4 MiB is refused.
 */
export function connect({ url, poolSize, timeoutMs }: ConnectionSettings, credentials: Credentials): Connection {
  const { origin, pathname } = new URL(url)
  const base = pathname.replace(/\/$/, '')
  const { authorization, ...tls } = credentials
  const pool = new Pool(origin, {
    connections: poolSize,
    pipelining: 1,
    maxResponseSize: MOST_BYTES,
    connect: { ...tls, timeout: timeoutMs },
  })
  const always = { authorization, accept: 'application/json', 'content-type': 'application/json' }
  return {
    post: async (operation, body, signal) => {
      const headers = { ...always, ...traceHeaders(currentRequest()?.trace) }
      try {
        const response = await pool.request({ path: `${base}${operation}`, method: 'POST', headers, body, signal })
        if (response.statusCode === 200) return await response.body.text()
        await response.body.dump({ limit: 0, signal })
        throw statusFailure(response.statusCode, response.headers['retry-after'])
      } catch (error) {
        throw error instanceof VeratoFailure || signal.aborted ? error : connectionFailure(error)
      }
    },
    close: () => pool.destroy(),
  }
}

const PASSING = new Set([408, 429, 502, 503, 504])

function statusFailure(status: number, retryAfter: string | string[] | undefined): VeratoFailure {
  const seconds = Number(retryAfter)
  return new VeratoFailure('STATUS', `Verato answered with status ${status}`, {
    passing: PASSING.has(status),
    retryAfterMs: Number.isFinite(seconds) && retryAfter !== undefined ? seconds * 1000 : undefined,
  })
}

function connectionFailure(error: unknown): VeratoFailure {
  if (error instanceof errors.ResponseExceededMaxSizeError) {
    return new VeratoFailure('NONSENSE', `Verato answered with more than ${MOST_BYTES} bytes`)
  }
  if (error instanceof errors.HTTPParserError)
    return new VeratoFailure('NONSENSE', 'Verato sent something that is no HTTP')
  const code = (error as { code?: unknown } | null)?.code
  const what = typeof code === 'string' ? code : 'the connection failed'
  return new VeratoFailure('UNREACHABLE', `Verato could not be reached: ${what}`, { passing: true, cause: error })
}
