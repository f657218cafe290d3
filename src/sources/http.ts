import { decodeText } from '../files/encoding.ts'
import { troubleOf } from './network-trouble.ts'
import { TransientError } from './source.ts'

const REDIRECTS = 3

export interface GetOptions {
  signal: AbortSignal
  /** for the whole exchange, the body included */
  timeoutMs: number
  maxBytes: number
  /** media types, as in the Accept header */
  accept: string
}

/** An answer with a good status, its body still to be read. */
export interface Reply {
  contentType: string
  /** the body in pieces; throws a {@link TransientError} when it is cut short, an Error when it is too large */
  body: AsyncIterable<Uint8Array>
}

/**
 * Asks `url` with GET, following at most three redirects to http or https (never from https back to http).
 * No connection, no answer in time, 408, 429 and 5xx are {@link TransientError}; other statuses an Error.
 */
export async function get(url: string, options: GetOptions): Promise<Reply> {
  const limit = AbortSignal.timeout(options.timeoutMs)
  const signal = AbortSignal.any([options.signal, limit])
  let { target, authorization } = withoutCredentials(new URL(url))
  const explain = (error: unknown): unknown => {
    if (options.signal.aborted) return options.signal.reason
    return networkError(placeOf(target), error, limit.aborted ? options.timeoutMs : undefined)
  }
  for (let redirects = 0; ; redirects++) {
    const headers = { accept: options.accept, ...authorization }
    const response = await fetch(target, { redirect: 'manual', signal, headers }).catch((error: unknown) => {
      throw explain(error)
    })
    if (response.ok) {
      const body = bounded(placeOf(target), response, options.maxBytes, explain)
      return { contentType: response.headers.get('content-type') ?? '', body }
    }
    await response.body?.cancel().catch(() => {})
    const location = response.status >= 300 && response.status < 400 && response.headers.get('location')
    if (!location) throw statusError(placeOf(target), response)
    if (redirects === REDIRECTS) throw new Error(`${placeOf(target)} redirects more than ${REDIRECTS} times`)
    const next = redirected(target, location)
    if (next.origin !== target.origin) authorization = {}
    target = next
  }
}

async function* bounded(
  place: string,
  { body, headers }: Response,
  maxBytes: number,
  explain: (error: unknown) => unknown,
): AsyncGenerator<Uint8Array> {
  const tooLarge = new Error(`${place} answered with more than ${maxBytes} bytes`)
  let bytes = Number(headers.get('content-length'))
  try {
    if (bytes > maxBytes) throw tooLarge
    bytes = 0
    for await (const piece of body ?? []) {
      bytes += piece.length
      if (bytes > maxBytes) throw tooLarge
      yield piece
    }
  } catch (error) {
    throw error === tooLarge ? error : explain(error)
  } finally {
    await body?.cancel().catch(() => {})
  }
}

/** A user and password in the address as the header that fetch wants instead. */
function withoutCredentials(url: URL): { target: URL; authorization: { authorization?: string } } {
  const target = new URL(url)
  target.username = target.password = ''
  if (!url.username && !url.password) return { target, authorization: {} }
  const pair = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`
  return { target, authorization: { authorization: `Basic ${Buffer.from(pair).toString('base64')}` } }
}

/** The whole body of `reply` as text, UTF-8 or else Windows-1252, without a byte-order mark. */
export async function text(reply: Reply): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of reply.body) pieces.push(piece)
  return decodeText(Buffer.concat(pieces)).replace(/^\ufeff/, '')
}

/** An address as an operator may see it in a message: without credentials and query. */
function placeOf(url: URL): string {
  return `${url.origin}${url.pathname}`
}

function redirected(from: URL, location: string): URL {
  const to = URL.canParse(location, from) ? new URL(location, from) : undefined
  if (!to || !/^https?:$/.test(to.protocol) || (from.protocol === 'https:' && to.protocol === 'http:')) {
    throw new Error(`${placeOf(from)} redirects to an address that is refused`)
  }
  return withoutCredentials(to).target
}

function statusError(place: string, { status, headers }: Response): Error {
  const message = `${place} answered with status ${status}`
  const passing = status === 408 || status === 429 || status >= 500
  return passing ? new TransientError(message, retryAfter(headers.get('retry-after'))) : new Error(message)
}

/** The header's seconds or date as ms from now, or undefined. */
function retryAfter(header: string | null): number | undefined {
  if (!header) return undefined
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now()
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined
}

function networkError(place: string, error: unknown, timeoutMs: number | undefined): Error {
  if (timeoutMs) return new TransientError(`${place} did not answer in full within ${timeoutMs / 1000} s`)
  return new TransientError(`${place} could not be read: ${troubleOf(error)}`, undefined, { cause: error })
}
