import type { IncomingMessage } from 'node:http'
import { LIMITS } from '../graphql/limits.ts'
import { parseJson, readBody } from './body.ts'
import { Refusal } from './refusal.ts'

/**
 * The JSON value that a request carries, in UTF-8 and not compressed, at most `LIMITS.maxBodyBytes` long. 415 when it is of
 * none of the media types, 413 when it is too long, 400 when it is missing, no UTF-8 or no JSON.
 */
export async function readJsonRequest(request: IncomingMessage, types: readonly string[]): Promise<unknown> {
  if (mediaType(request) === '' && !hasBody(request))
    throw new Refusal(400, 'BAD_USER_INPUT', 'The request has no body.')
  checkType(request, types)
  const bytes = await readBody(request, LIMITS.maxBodyBytes)
  if (bytes.length === 0) throw new Refusal(400, 'BAD_USER_INPUT', 'The request has no body.')
  return parseJson(bytes.toString('utf8'))
}

/** Refuses with 415 a body that is of none of the media types, in another charset than UTF-8, or compressed. */
export function checkType(request: IncomingMessage, types: readonly string[]): void {
  const charset = /;\s*charset="?([^";\s]+)/i.exec(request.headers['content-type'] ?? '')?.[1]?.toLowerCase() ?? ''
  if (!types.includes(mediaType(request)) || !['', 'utf-8', 'utf8', 'us-ascii'].includes(charset)) {
    throw new Refusal(415, 'BAD_USER_INPUT', `The body must be ${types.join(' or ')} in UTF-8.`)
  }
  if (!['', 'identity'].includes(request.headers['content-encoding'] ?? '')) {
    throw new Refusal(415, 'BAD_USER_INPUT', 'The body must not be compressed.')
  }
}

/** The media type of a body, in lower case and without its parameters; blank where none is told. */
export function mediaType({ headers }: IncomingMessage): string {
  return (headers['content-type'] ?? '').split(';', 1)[0]!.trim().toLowerCase()
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}
