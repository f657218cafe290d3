import { countLevels } from './expectation-maximisation.ts'
import { kindOf, type Column, type Shares } from './likelihood.ts'
import type { Pattern } from './patterns.ts'

const NOTHING_FROZEN: ReadonlySet<never> = new Set()

/**
 * u from random pairs: how often strangers agree. A pair counts as far as it is no person and no household under the base
 * model, since in a small index even random pairs are sometimes one. Levels that are too rare to be seen keep the base's u
 * as far as the pairs do not speak against it (a gamma prior of one expected sighting).
 */
export function estimateU(
  patterns: readonly Pattern[],
  base: { m: Column; u: Column; household: Column },
  shares: Shares,
): Column {
  const strangers = patterns.map((pattern) => kindOf(pattern, base, shares, NOTHING_FROZEN).strangers)
  return countLevels(patterns, strangers, base.u).map((counts, place) => {
    const total = counts.reduce((sum, count) => sum + count, 0)
    const u = counts.map((count, at) => (at === 0 ? 0 : (count + 1) / (total + 1 / base.u[place]![at]!)))
    const sum = u.reduce((all, share) => all + share, 0)
    return u.map((share, at) => (at === 0 ? 1 : share / sum))
  })
}
