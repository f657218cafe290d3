import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { Log } from '../../../observability/log.ts'
import type { Connection } from './connection.ts'
import { readReply } from './envelope.ts'
import { VeratoFailure } from './failure.ts'
import type { Guard } from './guard.ts'

/** Calls operations of Verato's Link services that change nothing. */
export interface VeratoClient {
  /**
   * The content of the answer to `content`. Throws a {@link VeratoFailure}, or the reason of `signal` when that aborts.
   * Every try is logged with its tracking id, Verato's audit id and what became of it, and nothing of a patient.
   */
  call<T>(operation: string, content: object, answer: z.ZodType<T>, signal: AbortSignal): Promise<T>
}

export function createClient(connection: Pick<Connection, 'post'>, guard: Guard, log: Log): VeratoClient {
  async function attempt<T>(operation: string, content: object, answer: z.ZodType<T>, signal: AbortSignal): Promise<T> {
    const trackingId = randomUUID()
    const began = performance.now()
    let auditId: string | undefined
    const fields = () => ({ operation, trackingId, auditId, ms: Math.round(performance.now() - began) })
    try {
      const body = await connection.post(operation, JSON.stringify({ trackingId, content }), signal)
      const found = readReply(body, trackingId, answer, (id) => (auditId = id))
      log.info('Verato answered', fields())
      return found
    } catch (error) {
      const reason: unknown = signal.aborted ? signal.reason : error
      if (reason instanceof VeratoFailure) log.warn(reason.message, { ...fields(), kind: reason.kind })
      else if (signal.aborted) log.info('a call to Verato was given up', fields())
      else log.warn('what Verato answered could not be worked on', fields())
      throw reason
    }
  }

  return {
    call: (operation, content, answer, signal) => {
      // one who waits for a turn is woken by another request's end
      const bound = AsyncLocalStorage.bind((limited: AbortSignal) => attempt(operation, content, answer, limited))
      return guard.run(bound, signal)
    },
  }
}
