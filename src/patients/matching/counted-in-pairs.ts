import { compare } from './compare/compare.ts'
import { type FrequencyField, newComparison } from './compare/comparison.ts'
import type { Prepared } from './compare/prepared.ts'
import { byField, type CountedValue, eachValue } from './frequency.ts'
import type { MatchModel } from './model/model.ts'
import { tellCounted } from './term-frequency.ts'
import { weightTables } from './weights.ts'

/** Collects the values whose frequency matters to pairs that are going to be weighed. */
export interface CountedInPairs {
  add(a: Prepared, b: Prepared): void
  /** What was collected, each once. */
  values(): Iterable<CountedValue>
}

/** Begins a collection for pairs that a scorer of `model` weighs. */
export function countedInPairs(model: MatchModel): CountedInPairs {
  const { names } = weightTables(model)
  const comparison = newComparison()
  const sets = byField(() => new Set<string>())
  const collect = (field: FrequencyField, value: string) => sets[field].add(value)
  return {
    add: (a, b) => tellCounted(compare(a, b, names, comparison), collect),
    values: () => eachValue(sets),
  }
}
