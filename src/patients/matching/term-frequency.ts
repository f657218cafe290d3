import type { Comparison, FrequencyField } from './compare/comparison.ts'
import type { FrequencyLookup } from './frequency.ts'
import { level, PLACE, type LevelOf, type MatchField } from './model/fields.ts'

/** A level to which the frequency of the agreeing value applies, and with what share of its full adjustment. */
interface Adjusted {
  place: number
  level: number
  /** The table; null is the comparison's own place, ZIP or city. */
  of: FrequencyField | null
  share: number
  /** No value counts as rarer than this, or one-off misspellings would be worth too much. */
  floor: number
  /** Whether the weight of the level is that of an exact value, which the frequency then replaces. */
  exact: number
}

const adjusted = <F extends MatchField>(
  field: F,
  name: LevelOf<F>,
  exact: LevelOf<F>,
  of: FrequencyField | null,
  share: number,
  floor: number,
): Adjusted => ({ place: PLACE[field], level: level(field, name), of, share, floor, exact: level(field, exact) })

const ADJUSTED: readonly Adjusted[] = [
  adjusted('firstName', 'exact', 'exact', 'firstName', 1, 2e-5),
  adjusted('firstName', 'nickname', 'exact', 'firstName', 0.5, 2e-4),
  adjusted('firstName', 'near', 'exact', 'firstName', 0.5, 2e-4),
  adjusted('lastName', 'exact', 'exact', 'lastName', 1, 2e-5),
  adjusted('lastName', 'part', 'exact', 'lastName', 0.5, 1e-4),
  adjusted('lastName', 'near', 'exact', 'lastName', 0.5, 1e-4),
  adjusted('address', 'zip', 'zip', null, 1, 2e-5),
  adjusted('address', 'area', 'area', null, 1, 5e-4),
  adjusted('phone', 'exact', 'exact', 'phone', 1, 3e-7),
  adjusted('email', 'exact', 'exact', 'email', 1, 1e-6),
]

const BY_PLACE: (readonly Adjusted[])[] = Object.values(PLACE).map((place) =>
  ADJUSTED.filter((entry) => entry.place === place),
)

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
  const [a, b] = [left[place], right[place]]
  if (!a || !b) return 0
  for (const entry of BY_PLACE[place]!) {
    if (entry.level !== levels[place]) continue
    const table = entry.of ?? area
    const frequency = Math.max(lookup(table, a) ?? 0, a === b ? 0 : (lookup(table, b) ?? 0))
    if (frequency === 0) return 0
    return entry.share * (log2u[place]![entry.exact]! - Math.log2(Math.max(frequency, entry.floor)))
  }
  return 0
}

/** So many persons in one house are no more than a few families. */
const FAMILIES = 20
/** More bits would leave two records of one name, birth date and house to a steward. */
const MOST_CROWDING = 6

/**
 * Bits by which it is likelier than in a family home that two persons merely live together: log2 of how many times more
 * persons live in the house on which a pair agrees, 0 of any other pair. Of a thousand residents many share a first name,
 * and some a birth date.
 */
export function crowding(
  { levels, left, right, place: kind }: Comparison,
  lookup: FrequencyLookup,
  persons: number,
): number {
  const [a, b] = [left[PLACE.address], right[PLACE.address]]
  if (kind !== 'street' || !a || !b || levels[PLACE.address] === 0) return 0
  const residents = persons * Math.max(lookup('street', a) ?? 0, a === b ? 0 : (lookup('street', b) ?? 0))
  return Math.min(MOST_CROWDING, Math.log2(Math.max(1, residents / FAMILIES)))
}
