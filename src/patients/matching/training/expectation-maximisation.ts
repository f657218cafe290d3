import { MATCH_FIELDS, type MatchField } from '../model/fields.ts'
import { kindOf, type Column, type Shares } from './likelihood.ts'
import type { Pattern } from './patterns.ts'

const MOST_ITERATIONS = 100
const SMALLEST_CHANGE = 1e-4
/** Pairs that the base model's m counts for, so that a level that was never seen does not become impossible. */
const PRIOR_PAIRS = 20

export interface SessionResult {
  m: Column
  shares: Shares
  /** Pairs of the session that are one person, as expected. */
  matches: number
  /** Of those, how many state each field on both sides, by place. */
  observed: Float64Array
}

/** Counts of levels among pairs of one kind, each pattern weighted by `share`; 0 for `missing`. */
export function countLevels(patterns: readonly Pattern[], shares: readonly number[], like: Column): Column {
  const counts = like.map((levels) => new Float64Array(levels.length))
  for (const [i, { levels, count }] of patterns.entries()) {
    for (let place = 0; place < levels.length; place++) {
      const at = levels[place]!
      if (at !== 0) counts[place]![at]! += shares[i]! * count
    }
  }
  return counts
}

/** Counts as probabilities, with `prior` counting for `weight` more. */
function smoothed(counts: Column, prior: Column, weight: number): Column {
  return counts.map((levels, place) => {
    const total = levels.reduce((sum, count) => sum + count, 0)
    return levels.map((count, at) => (at === 0 ? 1 : (count + weight * prior[place]![at]!) / (total + weight)))
  })
}

function change(a: Column, b: Column): number {
  let most = 0
  for (const [place, levels] of a.entries()) {
    for (const [at, value] of levels.entries()) most = Math.max(most, Math.abs(value - b[place]![at]!))
  }
  return most
}

/**
 * m by expectation maximisation (Dempster, Laird and Rubin 1977; for record linkage Winkler 1988) over the patterns of one
 * blocking session: a mixture of one person, one household and strangers, of which u and the household's column stay
 * fixed. The fields of the session's rule are frozen out, since they agree in every pair.
 */
export function maximise(
  patterns: readonly Pattern[],
  base: { m: Column; u: Column; household: Column },
  frozen: ReadonlySet<MatchField>,
): SessionResult {
  const pairs = patterns.reduce((sum, { count }) => sum + count, 0)
  let m = base.m
  let shares: Shares = { person: 0.4, household: 0.1, strangers: 0.5 }
  let kinds: Shares[] = []
  for (let iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
    kinds = patterns.map((pattern) => kindOf(pattern, { ...base, m }, shares, frozen))
    const of = (kind: keyof Shares) =>
      patterns.reduce((sum, { count }, i) => sum + kinds[i]![kind] * count, 0) / (pairs || 1)
    shares = { person: of('person'), household: of('household'), strangers: of('strangers') }
    const persons = kinds.map(({ person }) => person)
    const next = smoothed(countLevels(patterns, persons, m), base.m, PRIOR_PAIRS)
    const changed = change(m, next)
    m = next
    if (changed < SMALLEST_CHANGE) break
  }
  const persons = kinds.map(({ person }) => person)
  const counts = countLevels(patterns, persons, m)
  const observed = Float64Array.from(MATCH_FIELDS, (_, place) => counts[place]!.reduce((sum, count) => sum + count, 0))
  return { m, shares, matches: shares.person * pairs, observed }
}
