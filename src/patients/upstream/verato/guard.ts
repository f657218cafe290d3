import {
  BrokenCircuitError,
  bulkhead,
  BulkheadRejectedError,
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  DelegateBackoff,
  handleWhen,
  type IRetryBackoffContext,
  retry,
} from 'cockatiel'
import { whileWanted } from '../../../while-wanted.ts'
import { isOutage, VeratoFailure } from './failure.ts'

export interface GuardOptions {
  /** What one call may take in ms, the wait for its turn and further tries included. */
  timeoutMs: number
  /** Calls at the same time. */
  atOnce: number
  /** Calls that may wait for their turn. */
  mostWaiting: number
  /** Tries at most. */
  tries?: number
  /** The longest wait before the next try in ms. */
  backoffMs?: number
  /** Outages in a row after which nothing is asked for a while. */
  breakAfter?: number
  /** How long that is, in ms; then one call tries whether it is over. */
  restMs?: number
  onBreak?: () => void
  onHeal?: () => void
}

/** Keeps one upstream's trouble from becoming everybody's. For calls that change nothing, since they may be made twice. */
export interface Guard {
  /**
   * The result of `work`, whose signal aborts with a {@link VeratoFailure} when the time is over. Throws one, or the reason
   * of `signal` when that aborts.
   */
  run<T>(work: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T>
  /** Whether nothing is asked at the moment. */
  isResting(): boolean
}

export function guard(options: GuardOptions): Guard {
  const { timeoutMs, atOnce, mostWaiting, tries = 2, backoffMs = 250, breakAfter = 5, restMs = 10_000 } = options
  const breaker = circuitBreaker(
    handleWhen((error) => isOutage(error) || endedUntold(error)),
    { breaker: new ConsecutiveBreaker(breakAfter), halfOpenAfter: restMs },
  )
  // a trial that its caller gave up says nothing, and must not close the breaker
  const endedUntold = (error: unknown) => breaker.state === CircuitState.HalfOpen && !(error instanceof VeratoFailure)
  if (options.onBreak) breaker.onBreak(options.onBreak)
  if (options.onHeal) breaker.onReset(options.onHeal)
  const retries = retry(
    handleWhen((error) => error instanceof VeratoFailure && error.passing && (error.retryAfterMs ?? 0) <= backoffMs),
    { maxAttempts: tries - 1, backoff: new DelegateBackoff((context: Failed) => waitBefore(context, backoffMs)) },
  )
  const turns = bulkhead(atOnce, mostWaiting)

  return {
    isResting: () => breaker.state !== CircuitState.Closed,
    async run(work, signal) {
      const deadline = new AbortController()
      const timer = setTimeout(() => deadline.abort(late(timeoutMs)), timeoutMs)
      const both = AbortSignal.any([signal, deadline.signal])
      const explain = (error: unknown): unknown => (both.aborted ? both.reason : explained(error))
      const attempt = () =>
        work(both).catch((error: unknown) => {
          throw explain(error)
        })
      try {
        const result = turns.execute(() => retries.execute(() => breaker.execute(attempt)), both)
        return await whileWanted(result, both)
      } catch (error) {
        throw explain(error)
      } finally {
        clearTimeout(timer)
      }
    },
  }
}

type Failed = IRetryBackoffContext<unknown>

function waitBefore({ result }: Failed, longest: number): number {
  const error = 'error' in result ? result.error : undefined
  return (error instanceof VeratoFailure ? error.retryAfterMs : undefined) ?? Math.random() * longest
}

const late = (timeoutMs: number) =>
  new VeratoFailure('TIMEOUT', `Verato did not answer in full within ${timeoutMs / 1000} s`)

function explained(error: unknown): unknown {
  if (error instanceof BrokenCircuitError) {
    return new VeratoFailure('UNREACHABLE', 'Verato failed several times in a row and is left alone for a while')
  }
  if (error instanceof BulkheadRejectedError) {
    return new VeratoFailure('UNREACHABLE', 'too many calls wait for Verato already')
  }
  return error
}
