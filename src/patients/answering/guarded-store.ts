import { BrokenCircuitError, circuitBreaker, CircuitState, ConsecutiveBreaker, handleAll } from 'cockatiel'
import type { Outages } from '../../observability/outages.ts'
import { through, within } from '../index/guarded.ts'
import type { PatientIndex } from '../index/patient-index.ts'
import { isUnavailable, unavailable } from '../index/unavailable.ts'

export interface GuardedStore {
  /** The index, each of whose calls tells by how it ends whether the store is well. */
  index: PatientIndex
  /** `over`, which is built on `index`: its reads fail with UPSTREAM_UNAVAILABLE at once while the store is left alone. */
  guarded(over: PatientIndex): PatientIndex
  /** `up`, or `unreachable` while it is left alone. Tries it again when it is time, so it heals though nobody asks. */
  state(): string
  /** Looks whether the store is well, as when a call of it failed. */
  doubt(): void
}

/** For a question that any store that is well answers in a few ms. */
const PROBE_MS = 1_000
const REST_MS = 2_000

/**
 * Keeps a store that does not answer from costing each question its whole time limit. When a call fails for that,
 * a small read tries at once whether the store is well, and guarded reads that come meanwhile wait for it. Without an answer
 * the store is left alone for a while, then the next one tries again. What is too much for a store that is well has nobody
 * else refused. Transactions are not guarded. `outages` hears of each try without an answer, and when the store is back.
 */
export function guardStore(index: PatientIndex, outages?: Outages): GuardedStore {
  const breaker = circuitBreaker(handleAll, { breaker: new ConsecutiveBreaker(1), halfOpenAfter: REST_MS })
  let isUp = true
  breaker.onReset(() => {
    isUp = true
    outages?.back()
  })

  let small: Promise<unknown> | undefined
  // a frozen server keeps the connection of each question, so it is asked one at a time
  const probe = () => within(PROBE_MS, (small ??= index.hashMark().finally(() => (small = undefined))))

  let trial: Promise<unknown> | undefined
  const tried = () => {
    trial ??= breaker
      .execute(probe)
      .catch((error: unknown) => {
        if (error instanceof BrokenCircuitError) throw unavailable(error)
        isUp = false
        outages?.failed(error as Error)
        throw error
      })
      .finally(() => (trial = undefined))
    return trial
  }
  const tryBehind = () => void tried().catch(() => {})

  const noted = async (ask: () => Promise<unknown>) => {
    try {
      const answer = await ask()
      if (!isUp) tryBehind()
      return answer
    } catch (error) {
      if (isUnavailable(error)) tryBehind()
      throw error
    }
  }
  const read = async (ask: () => Promise<unknown>) => {
    if (trial || !isUp) await tried()
    return ask()
  }
  return {
    index: through(index, noted),
    guarded: (over) => ({ ...through(over, read), transaction: over.transaction }),
    state: () => {
      if (breaker.state !== CircuitState.Closed) tryBehind()
      return isUp ? 'up' : 'unreachable'
    },
    doubt: tryBehind,
  }
}
