import type { ServedFrom } from './answers.ts'

/** What one look into a tier found, of all that was asked of it at once. */
export interface TierLook {
  tier: ServedFrom
  hits: number
  misses: number
  ms: number
}

export interface TierFigures {
  hits: number
  misses: number
  /** Of the last looks, a batch divided by its size for the memory of the process; undefined without any. */
  p95Ms: number | undefined
}

/** Counts what the tiers answer. */
export interface TierMeter {
  observe(look: TierLook): void
  figures(tier: ServedFrom): TierFigures
}

const SAMPLES = 1_024

export function createTierMeter(tell: (look: TierLook) => void = () => {}): TierMeter {
  const tiers = new Map<ServedFrom, { hits: number; misses: number; looks: number; times: Float64Array }>()
  const meterOf = (tier: ServedFrom) => {
    let meter = tiers.get(tier)
    if (!meter) tiers.set(tier, (meter = { hits: 0, misses: 0, looks: 0, times: new Float64Array(SAMPLES) }))
    return meter
  }
  return {
    observe: (look) => {
      const meter = meterOf(look.tier)
      meter.hits += look.hits
      meter.misses += look.misses
      meter.times[meter.looks++ % SAMPLES] = look.ms
      tell(look)
    },
    figures: (tier) => {
      const { hits, misses, looks, times } = meterOf(tier)
      const sorted = times.slice(0, looks).toSorted()
      return { hits, misses, p95Ms: looks > 0 ? sorted[Math.floor(0.95 * (sorted.length - 1))] : undefined }
    },
  }
}
