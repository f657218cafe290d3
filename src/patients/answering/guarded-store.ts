import { BrokenCircuitError, circuitBreaker, CircuitState, ConsecutiveBreaker, handleAll } from 'cockatiel'
import { through, within } from '../index/guarded.ts'
import type { PatientIndex } from '../index/patient-index.ts'
import { isUnavailable, unavailable } from '../index/unavailable.ts'

export interface GuardedStore {
  /** The index, whose reads fail with UPSTREAM_UNAVAILABLE at once while it is left alone. */
  index: PatientIndex
  /** `up`, or `unreachable` while it is left alone. Tries it again when it is time, so it heals though nobody asks. */
  state(): string
  /** Looks whether the store is well, as when a read of it failed. */
  doubt(): void
}

/** For a question that any store that is well answers in a few ms. */
const PROBE_MS = 1_000
const REST_MS = 2_000

/**
 * Keeps a store that does not answer from costing each question its whole time limit. When a read fails for that, a small
 * one tries at once whether the store is well, and what comes meanwhile waits for it. Without an answer the store is left
 * alone for a while, then the next one tries again. What is too much for a store that is well has nobody else refused.
 * Transactions are not guarded. `onChange` is told when the store goes and when it is back.
 */
export function guardStore(index: PatientIndex, onChange: (isUp: boolean) => void = () => {}): GuardedStore {
  const breaker = circuitBreaker(handleAll, { breaker: new ConsecutiveBreaker(1), halfOpenAfter: REST_MS })
  let isUp = true
  const change = (to: boolean) => {
    if (isUp === to) return
    isUp = to
    onChange(to)
  }
  breaker.onBreak(() => change(false))
  breaker.onReset(() => change(true))

  let small: Promise<unknown> | undefined
  // a frozen server keeps the connection of each question, so it is asked one at a time
  const probe = () => within(PROBE_MS, (small ??= index.hashMark().finally(() => (small = undefined))))

  let trial: Promise<unknown> | undefined
  const tried = () => {
    trial ??= breaker
      .execute(probe)
      .catch((error: unknown) => {
        throw error instanceof BrokenCircuitError ? unavailable(error) : error
      })
      .finally(() => (trial = undefined))
    return trial
  }
  const tryBehind = () => void tried().catch(() => {})

  const read = async (ask: () => Promise<unknown>) => {
    if (trial || !isUp) await tried()
    try {
      return await ask()
    } catch (error) {
      if (isUnavailable(error)) tryBehind()
      throw error
    }
  }
  return {
    index: { ...through<PatientIndex>(index, read), transaction: index.transaction },
    state: () => {
      if (breaker.state !== CircuitState.Closed) tryBehind()
      return isUp ? 'up' : 'unreachable'
    },
    doubt: tryBehind,
  }
}
