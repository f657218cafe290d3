import { AsyncLocalStorage } from 'node:async_hooks'
import type { Trace } from './trace.ts'

/** A request being answered, as far as log lines and calls to other servers tell of it. */
export interface CurrentRequest {
  requestId: string
  /** the trace that its caller works in */
  trace?: Trace | undefined
  /** whether nobody waits for its answer any more */
  isGone?: (() => boolean) | undefined
}

const current = new AsyncLocalStorage<CurrentRequest | undefined>()

/** The request that the running code works for; undefined when it works for none, or for several together. */
export const currentRequest = (): CurrentRequest | undefined => current.getStore()

/** Does `work` for a request, or for none. */
export const duringRequest = <T>(request: CurrentRequest | undefined, work: () => T): T => current.run(request, work)

/** What log lines tell of the current request. */
export function requestFields(): Record<string, string> {
  const request = current.getStore()
  if (!request) return {}
  const { requestId, trace } = request
  return { requestId, ...(trace && { traceId: trace.traceId }) }
}
