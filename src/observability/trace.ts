import { randomBytes } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** The trace that a caller works in (https://www.w3.org/TR/trace-context/). */
export interface Trace {
  traceId: string
  /** in two hexadecimal digits */
  flags: string
  /** `tracestate`, as it came */
  state?: string | undefined
}

const PARENT =
  /^(?!ff)(?<version>[\da-f]{2})-(?!0{32})(?<id>[\da-f]{32})-(?!0{16})[\da-f]{16}-(?<flags>[\da-f]{2})(?<more>-.*)?$/
/** Sampled, and random; others have no meaning yet and are not passed on. */
const KNOWN_FLAGS = 0b11
const STATE = /^[\x20-\x7e]{1,512}$/

/** The trace of a request; undefined when it has none, or one that is not written as it must be. */
export function readTrace({ traceparent, tracestate }: IncomingHttpHeaders): Trace | undefined {
  const { version, id, flags, more } = (typeof traceparent === 'string' && PARENT.exec(traceparent)?.groups) || {}
  if (id === undefined || (version === '00' && more !== undefined)) return undefined
  const known = (parseInt(flags!, 16) & KNOWN_FLAGS).toString(16).padStart(2, '0')
  const state = typeof tracestate === 'string' && STATE.test(tracestate) ? tracestate : undefined
  return { traceId: id, flags: known, state }
}

/** The headers of a call that is made in a trace, as a span of its own. */
export function traceHeaders(trace: Trace | undefined): Record<string, string> {
  if (!trace) return {}
  const traceparent = `00-${trace.traceId}-${randomBytes(8).toString('hex')}-${trace.flags}`
  return { traceparent, ...(trace.state !== undefined && { tracestate: trace.state }) }
}
