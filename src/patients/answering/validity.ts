import type { Invalidation } from '../../cache/invalidation.ts'
import type { CachedAnswer } from './cached-answer.ts'

/** By which share the index may have grown or shrunk since an answer: an eighth moves the prior by .17 bits. */
const DRIFT = 1 / 8

/** Tells whether a cached answer still is what the store would say. */
export interface Validity {
  isValid(cached: Pick<CachedAnswer, 'marks' | 'since' | 'indexSize'>): boolean
  /** Another number after everything that may have made an answer invalid. */
  version(): number
  /** Takes notice of how many persons the index holds. */
  learnSize(indexSize: number): void
}

export function createValidity(invalidation: Invalidation): Validity {
  const { ledger } = invalidation
  let known: { size: number; growth: number } | undefined

  const hasDrifted = (then: number | undefined) => {
    if (then === undefined || known === undefined) return false
    const size = known.size + invalidation.growth() - known.growth
    return Math.abs(size - then) > DRIFT * then
  }

  return {
    isValid: ({ marks, since, indexSize }) => ledger.isFresh(since, marks) && !hasDrifted(indexSize),
    version: () => ledger.version(),
    learnSize: (size) => {
      known = { size, growth: invalidation.growth() }
    },
  }
}
