import type { IncomingMessage } from 'node:http'
import { Refusal } from './refusal.ts'

const IDLE_MS = 30_000

/** The chunks of a body, cut off with 413 above `limit` bytes and with 408 when nothing comes for half a minute. */
export async function* bodyChunks(request: IncomingMessage, limit: number): AsyncGenerator<Buffer> {
  const tooLarge = () => new Refusal(413, 'BAD_USER_INPUT', `The body has more than ${limit} bytes.`)
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge()
  let received = 0
  let idle = false
  const timer = setTimeout(() => {
    idle = true
    request.destroy()
  }, IDLE_MS)
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      timer.refresh()
      received += chunk.length
      if (received > limit) throw tooLarge()
      yield chunk
    }
  } catch (error) {
    throw idle ? new Refusal(408, 'BAD_USER_INPUT', 'The body did not arrive in time.') : error
  } finally {
    clearTimeout(timer)
  }
}

/** A whole body in memory, bounded as {@link bodyChunks} tells. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of bodyChunks(request, limit)) chunks.push(chunk)
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)
}

/** A JSON body's object. Anything else is 400, in words that do not repeat the body. */
export async function readJsonObject(request: IncomingMessage, limit: number): Promise<Record<string, unknown>> {
  const value = parseJson((await readBody(request, limit)).toString('utf8'))
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Refusal(400, 'BAD_USER_INPUT', 'The body must be one JSON object.')
  }
  return value as Record<string, unknown>
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal(400, 'BAD_USER_INPUT', 'The body is not valid JSON.')
  }
}
