import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import { Refusal } from './refusal.ts'

const IDLE_MS = 30_000
/** A body that is held in memory has this long to arrive; an upload has as long as it keeps coming. */
const WHOLE_BODY_MS = 60_000
/** Levels of lists and objects in a body of JSON. */
const MOST_LEVELS = 100
const QUOTE = 34
const BACKSLASH = 92
/** What opens a list; what closes it is two further on, as it is with braces. */
const BRACKET = 91
const BRACE = 123

export interface BodyLimits {
  /** 413 above this */
  bytes: number
  /** 408 when the whole body takes longer */
  totalMs?: number
}

/** The chunks of a body within its limits; also cut off with 408 when nothing comes for half a minute. */
export async function* bodyChunks(
  request: IncomingMessage,
  { bytes, totalMs = Infinity }: BodyLimits,
): AsyncGenerator<Buffer> {
  const tooLarge = () => new Refusal(413, 'BAD_USER_INPUT', `The body has more than ${bytes} bytes.`)
  if (Number(request.headers['content-length'] ?? 0) > bytes) throw tooLarge()
  const end = performance.now() + totalMs
  const chunks = request[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  for (let received = 0; ; ) {
    const next = await within(Math.min(IDLE_MS, end - performance.now()), chunks.next())
    if (next.done) return
    received += next.value.length
    if (received > bytes) throw tooLarge()
    yield next.value
  }
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(
    () => reject(new Refusal(408, 'BAD_USER_INPUT', 'The body did not arrive in time.')),
    Math.max(0, ms),
  )
  try {
    return await Promise.race([work, promise])
  } finally {
    clearTimeout(timer)
    work.catch(() => {})
  }
}

/** A whole body of text in memory, of at most `limit` bytes and a minute. 400 when it is not in UTF-8. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of bodyChunks(request, { bytes: limit, totalMs: WHOLE_BODY_MS })) chunks.push(chunk)
  const bytes = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)
  if (!isUtf8(bytes)) throw new Refusal(400, 'BAD_USER_INPUT', 'The body is not valid UTF-8.')
  return bytes
}

/** A JSON body's object. Anything else is 400, in words that do not repeat the body. */
export async function readJsonObject(request: IncomingMessage, limit: number): Promise<Record<string, unknown>> {
  const value = parseJson((await readBody(request, limit)).toString('utf8'))
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Refusal(400, 'BAD_USER_INPUT', 'The body must be one JSON object.')
  }
  return value as Record<string, unknown>
}

/** The value of a JSON text. 400 when it is none, or as {@link refuseDeep} tells. */
export function parseJson(text: string): unknown {
  refuseDeep(text)
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal(400, 'BAD_USER_INPUT', 'The body is not valid JSON.')
  }
}

/** Refuses with 400 a JSON text of more levels than any call needs: millions of them take seconds to read. */
export function refuseDeep(text: string): void {
  if (isDeep(text)) throw new Refusal(400, 'BAD_USER_INPUT', `The body has more than ${MOST_LEVELS} levels.`)
}

function isDeep(text: string): boolean {
  let level = 0
  for (let at = 0; at < text.length && level <= MOST_LEVELS; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) at = endOfText(text, at + 1)
    else if (code === BRACKET || code === BRACE) level++
    else if (code === BRACKET + 2 || code === BRACE + 2) level--
  }
  return level > MOST_LEVELS
}

function endOfText(json: string, from: number): number {
  let at = from
  while (at < json.length && json.charCodeAt(at) !== QUOTE) at += json.charCodeAt(at) === BACKSLASH ? 2 : 1
  return at
}
