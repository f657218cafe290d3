import { setTimeout as sleep } from 'node:timers/promises'
import {
  BrokenCircuitError,
  circuitBreaker,
  ConsecutiveBreaker,
  handleWhen,
  type CircuitBreakerPolicy,
} from 'cockatiel'
import { batchesOf } from './batches.ts'
import { timeBudget, SourceTimeout, type TimeBudget } from './time-budget.ts'
import { TransientError, type Source, type SourceBatch } from './source.ts'

export interface ResilienceOptions {
  /** what a fetch may take in ms, waiting between tries included, the time in which the batches are written not */
  timeoutMs: number
  /** tries at most */
  tries?: number
  /** upper bound of the wait before the second try in ms; it doubles with every further one */
  backoffMs?: number
  /** fetches that fail in a row before the source is left alone */
  breakAfter?: number
  /** how long it is left alone, in ms */
  restMs?: number
}

const LONGEST_WAIT = 30_000
const REMEMBERED = 250_000

/**
 * `source` with a time limit, further tries after a {@link TransientError}, and a circuit breaker. A further try
 * delivers only what the tries before did not. A fetch that takes too long fails with a {@link SourceTimeout}; while
 * the breaker is open it fails at once with an Error that says until when.
 */
export function resilient(source: Source, options: ResilienceOptions): Source {
  const { timeoutMs, tries = 3, backoffMs = 250, breakAfter = 5, restMs = 30_000 } = options
  const isOutage = (error: unknown) => error instanceof TransientError || error instanceof SourceTimeout
  const breaker = circuitBreaker(handleWhen(isOutage), {
    breaker: new ConsecutiveBreaker(breakAfter),
    halfOpenAfter: restMs,
  })
  let restsUntil = 0
  breaker.onBreak(() => (restsUntil = Date.now() + restMs))
  return {
    name: source.name,
    description: source.description,
    sample: source.sample,
    async *fetch({ signal, limit }) {
      const passage = await enter(breaker, () => leftAlone(source.name, breakAfter, restsUntil))
      using time = timeBudget(timeoutMs, signal)
      try {
        yield* delivered(source, limit, time, { tries, backoffMs })
      } catch (error) {
        passage.failed(error)
        throw error
      } finally {
        passage.ended()
      }
    },
  }
}

const leftAlone = (name: string, failures: number, until: number) =>
  new Error(`${name} failed ${failures} times in a row and is left alone until ${new Date(until).toISOString()}`)

/** Passes through `breaker` for as long as a fetch lasts: its end, good or bad, is what the breaker counts. */
async function enter(breaker: CircuitBreakerPolicy, refusal: () => Error) {
  const entered = Promise.withResolvers<void>()
  const outcome = Promise.withResolvers<void>()
  const passing = breaker.execute(() => {
    entered.resolve()
    return outcome.promise
  })
  passing.catch(() => {})
  await Promise.race([entered.promise, passing]).catch((error: unknown) => {
    throw error instanceof BrokenCircuitError ? refusal() : error
  })
  return { failed: outcome.reject, ended: () => outcome.resolve() }
}

async function* delivered(
  source: Source,
  limit: number | undefined,
  time: TimeBudget,
  { tries, backoffMs }: { tries: number; backoffMs: number },
): AsyncGenerator<SourceBatch> {
  const seen = new Map<string, number>()
  for (let attempt = 1; ; attempt++) {
    const isNew = newTry(seen)
    try {
      for await (const batch of time.over(() => batchesOf(source, { signal: time.signal, limit }))) {
        yield unseen(batch, isNew)
      }
      return
    } catch (error) {
      const again = error instanceof TransientError && attempt < tries && seen.size < REMEMBERED
      if (!again || time.signal.aborted) throw error
      const wait = error.retryAfterMs ?? Math.random() * Math.min(backoffMs * 2 ** (attempt - 1), LONGEST_WAIT)
      if (wait > Math.min(time.remainingMs(), LONGEST_WAIT)) throw error
      await time.spend(() => sleep(wait, undefined, { signal: time.signal }))
    }
  }
}

const rejectedKey = ({ npi, message }: SourceBatch['rejected'][number]) => `${npi ?? ''} ${message}`

/**
 * Tells of each row of a try whether the tries before had it, by how often they had its key, since of two rows of one
 * NPI the last one counts; and counts those that they had not in `seen`.
 */
function newTry(seen: Map<string, number>): (key: string) => boolean {
  const expected = new Map(seen)
  return (key) => {
    const left = expected.get(key) ?? 0
    if (left > 0) expected.set(key, left - 1)
    else if (seen.size < REMEMBERED) seen.set(key, (seen.get(key) ?? 0) + 1)
    return left === 0
  }
}

function unseen({ records, rejected, ...rest }: SourceBatch, isNew: (key: string) => boolean): SourceBatch {
  return {
    ...rest,
    records: records.filter(({ npi }) => isNew(npi)),
    rejected: rejected.filter((row) => isNew(rejectedKey(row))),
  }
}
