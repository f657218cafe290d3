import type { Comparison, FrequencyField } from './compare/comparison.ts'
import { inOneHouse } from './crowds.ts'
import type { FrequencyLookup } from './frequency.ts'
import { level, MATCH_FIELDS, PLACE, type LevelOf, type MatchField } from './model/fields.ts'

/** What the frequency of the agreeing value says at one level of a field. */
interface Adjustment {
  /** The table; null is the comparison's own place, ZIP or city. */
  of: FrequencyField | null
  /** The share of the full adjustment. */
  share: number
  /** No value counts as rarer than this, or one-off misspellings would be worth too much. */
  floor: number
  /** The level whose weight is that of an exact value, which the frequency then replaces. */
  exact: number
}

/** By place of the field and number of the level; most have none. */
const ADJUSTMENTS: Adjustment[][] = MATCH_FIELDS.map(() => [])

function adjust<F extends MatchField>(
  field: F,
  name: LevelOf<F>,
  exact: LevelOf<F>,
  of: FrequencyField | null,
  share: number,
  floor: number,
): void {
  ADJUSTMENTS[PLACE[field]]![level(field, name)] = { of, share, floor, exact: level(field, exact) }
}

adjust('firstName', 'exact', 'exact', 'firstName', 1, 2e-5)
adjust('firstName', 'nickname', 'exact', 'firstName', 0.5, 2e-4)
adjust('firstName', 'near', 'exact', 'firstName', 0.5, 2e-4)
adjust('lastName', 'exact', 'exact', 'lastName', 1, 2e-5)
adjust('lastName', 'part', 'exact', 'lastName', 0.5, 1e-4)
adjust('lastName', 'near', 'exact', 'lastName', 0.5, 1e-4)
adjust('birthDate', 'exact', 'exact', 'birthDate', 1, 3.4e-5)
adjust('address', 'zip', 'zip', null, 1, 2e-5)
adjust('address', 'area', 'area', null, 1, 5e-4)
adjust('phone', 'exact', 'exact', 'phone', 1, 3e-7)
adjust('email', 'exact', 'exact', 'email', 1, 1e-6)

/**
 * Bits to add for how frequent the agreeing values of a field are (Splink): share · (log2 u − log2 f) with u of the exact
 * level and f the greater frequency of both values; 0 where nothing is known of them.
 */
export function termFrequency(
  place: number,
  { levels, left, right, place: area }: Comparison,
  log2u: readonly Float64Array[],
  lookup: FrequencyLookup,
): number {
  const adjustment = ADJUSTMENTS[place]![levels[place]!]
  const [a, b] = [left[place], right[place]]
  if (!adjustment || !a || !b) return 0
  const { of, share, floor, exact } = adjustment
  const table = of ?? area
  const frequency = Math.max(lookup(table, a) ?? 0, a === b ? 0 : (lookup(table, b) ?? 0))
  const expected = log2u[place]![exact]!
  // a level that the model does not name is no evidence
  if (frequency === 0 || expected === 0) return 0
  return share * (expected - Math.log2(Math.max(frequency, floor)))
}

/** Tells the values of a compared pair whose frequency {@link termFrequency} and {@link crowding} look up. */
export function tellCounted(comparison: Comparison, tell: (field: FrequencyField, value: string) => void): void {
  const { levels, left, right, place: area } = comparison
  for (let place = 0; place < ADJUSTMENTS.length; place++) {
    const [a, b] = [left[place], right[place]]
    if (!a || !b) continue
    const adjustment = ADJUSTMENTS[place]![levels[place]!]
    const isHouse = place === PLACE.address && inOneHouse(comparison)
    if (!adjustment && !isHouse) continue
    const table = adjustment?.of ?? area
    tell(table, a)
    if (a !== b) tell(table, b)
  }
}
