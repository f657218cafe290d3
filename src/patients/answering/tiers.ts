import type { MemoryCache } from '../../cache/memory-cache.ts'
import type { Invalidation } from '../../cache/invalidation.ts'
import type { ServedMatch } from './answers.ts'
import { type CachedAnswer, served, sizeOf } from './cached-answer.ts'
import type { TierMeter } from './tier-meter.ts'
import type { Validity } from './validity.ts'

/** Answers that other processes can see. It never throws: what it cannot read is missing, what it cannot keep is not kept. */
export interface SharedAnswers {
  getMany(keys: readonly string[]): Promise<(CachedAnswer | undefined)[]>
  setMany(answers: readonly (readonly [key: string, answer: CachedAnswer])[]): Promise<void>
}

export interface InMemory {
  served: ServedMatch
  cached: CachedAnswer
  /** The version of the ledger at which it was seen to be valid. */
  checked: number
}

/** The caches before the store, each asked for what the one before does not know. */
export interface Tiers {
  /** Looks into the memory of the process. */
  remembered(keys: readonly string[]): (ServedMatch | undefined)[]
  /** Looks into what the processes share; what is found there is remembered. */
  shared(keys: readonly string[]): Promise<(ServedMatch | undefined)[]>
  keep(answers: readonly (readonly [key: string, answer: CachedAnswer])[]): void
}

/** In the place of the caches where nothing is cached: nothing is looked for, so nothing is counted. */
export const NO_TIERS: Tiers = {
  remembered: (keys) => keys.map(() => undefined),
  shared: async (keys) => keys.map(() => undefined),
  keep: () => {},
}

export interface TierParts {
  memory: MemoryCache<InMemory>
  sharedAnswers: SharedAnswers | undefined
  invalidation: Invalidation
  validity: Validity
  meter: TierMeter
}

export function createTiers({ memory, sharedAnswers, invalidation, validity, meter }: TierParts): Tiers {
  let era = invalidation.era()

  const remember = (key: string, cached: CachedAnswer) => {
    const left = cached.expiresAt - Date.now()
    memory.set(key, { served: served(cached.answer, 'MEMORY'), cached, checked: -1 }, sizeOf(cached), left)
  }

  const recall = (key: string): ServedMatch | undefined => {
    const found = memory.get(key)
    if (!found) return undefined
    const version = validity.version()
    if (found.checked === version) return found.served
    if (!validity.isValid(found.cached)) {
      memory.delete(key)
      return undefined
    }
    found.checked = version
    return found.served
  }

  /** Positions of another era say nothing about what was cached in this one. */
  const isUsable = () => {
    if (era !== invalidation.era()) {
      memory.clear()
      era = invalidation.era()
    }
    return invalidation.isCurrent()
  }

  return {
    remembered: (keys) => {
      const start = performance.now()
      const usable = isUsable()
      const found = keys.map((key) => (usable ? recall(key) : undefined))
      const misses = found.reduce((count, one) => count + (one ? 0 : 1), 0)
      const ms = (performance.now() - start) / Math.max(1, keys.length)
      meter.observe({ tier: 'MEMORY', hits: keys.length - misses, misses, ms })
      return found
    },
    shared: async (keys) => {
      if (!sharedAnswers || !isUsable()) return keys.map(() => undefined)
      const start = performance.now()
      const asked = era
      const found = await sharedAnswers.getMany(keys)
      const usable = isUsable() && asked === era
      let hits = 0
      const answers = found.map((cached, i): ServedMatch | undefined => {
        if (!cached || !usable || cached.expiresAt <= Date.now() || !validity.isValid(cached)) return undefined
        hits++
        remember(keys[i]!, cached)
        return served(cached.answer, 'REDIS')
      })
      meter.observe({ tier: 'REDIS', hits, misses: keys.length - hits, ms: performance.now() - start })
      return answers
    },
    keep: (answers) => {
      if (answers.length === 0 || !isUsable()) return
      for (const [key, cached] of answers) remember(key, cached)
      void sharedAnswers?.setMany(answers)
    },
  }
}
