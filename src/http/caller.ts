import { createHash, timingSafeEqual } from 'node:crypto'
import type { Caller } from '../graphql/caller.ts'

/** Turns a request's Authorization header into a caller; null when it may not pass. The only place that decides so. */
export function createCallerCheck(apiKey: string | undefined): (authorization: string | undefined) => Caller | null {
  if (apiKey === undefined) return () => ({ kind: 'local' })
  const wanted = digest(apiKey)
  return (authorization) => {
    const token = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1]
    return token !== undefined && timingSafeEqual(digest(token), wanted) ? { kind: 'api-key' } : null
  }
}

/** Hashes are of one length, so that comparing them tells nothing about the key's. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
