import { compare } from '../compare/compare.ts'
import { newComparison } from '../compare/comparison.ts'
import type { NameWeights } from '../compare/names.ts'
import type { Prepared } from '../compare/prepared.ts'
import { MATCH_FIELDS } from '../model/fields.ts'

/** Numbers of two records. */
export type Pair = readonly [number, number]

/** An agreement pattern, a level for each field by place, and how many pairs show it. */
export interface Pattern {
  levels: Uint8Array
  count: number
}

/** Levels as one number, four bits a field: 48 of the 53 that a number holds. */
function code(levels: Uint8Array): number {
  let result = 0
  for (let place = 0; place < MATCH_FIELDS.length; place++) result = result * 16 + levels[place]!
  return result
}

/**
 * How often pairs show each agreement pattern. A million pairs show a few thousand, so that expectation maximisation over
 * patterns takes no time.
 */
export function countPatterns(records: readonly Prepared[], pairs: Iterable<Pair>, weights: NameWeights): Pattern[] {
  const patterns = new Map<number, Pattern>()
  const comparison = newComparison()
  for (const [a, b] of pairs) {
    const { levels } = compare(records[a]!, records[b]!, weights, comparison)
    const key = code(levels)
    const known = patterns.get(key)
    if (known) known.count++
    else patterns.set(key, { levels: levels.slice(), count: 1 })
  }
  return [...patterns.values()]
}
