import type { Comparison, FrequencyField } from './compare/comparison.ts'
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

/** So many persons in one house are no more than a few families. */
const FAMILIES = 20
/** More bits would leave two records of one name, birth date and house to a steward. */
const MOST_CROWDING = 6

/** Whether a pair agrees on a house, whose residents are counted. */
const inOneHouse = ({ levels, place }: Comparison) => place === 'street' && levels[PLACE.address] !== 0

/**
 * Bits by which it is likelier than in a family home that two persons merely live together: log2 of how many times more
 * persons live in the house on which a pair agrees, 0 of any other pair. Of a thousand residents many share a first name,
 * and some a birth date.
 */
export function crowding(comparison: Comparison, lookup: FrequencyLookup, persons: number): number {
  const [a, b] = [comparison.left[PLACE.address], comparison.right[PLACE.address]]
  if (!a || !b || !inOneHouse(comparison)) return 0
  const residents = persons * Math.max(lookup('street', a) ?? 0, a === b ? 0 : (lookup('street', b) ?? 0))
  return Math.min(MOST_CROWDING, Math.log2(Math.max(1, residents / FAMILIES)))
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
