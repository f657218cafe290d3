import type { Comparison, FrequencyField } from './compare/comparison.ts'
import { countOf, type FrequencyLookup } from './frequency.ts'
import { level, PLACE } from './model/fields.ts'

/** So many persons in one house, or at one phone or e-mail address, are no more than a few families. */
const FAMILIES = 20
/** More persons in one house, or at one phone or e-mail address, are residents or clients of an institution. */
const INSTITUTION = 200
/** More bits would leave two records of one name, birth date and house to a steward. */
const MOST_CROWDING = 6

/** Whether a pair agrees on a house, whose residents are counted. */
export const inOneHouse = ({ levels, place }: Comparison): boolean => place === 'street' && levels[PLACE.address] !== 0

/** Persons who have the value of a place on which a pair agrees, of `persons` in the index; 0 of a pair that agrees on none. */
function sharers(
  place: number,
  table: FrequencyField,
  { left, right }: Comparison,
  lookup: FrequencyLookup,
  persons: number,
): number {
  const [a, b] = [left[place], right[place]]
  if (!a || !b) return 0
  const share = Math.max(lookup(table, a) ?? 0, a === b ? 0 : (lookup(table, b) ?? 0))
  return countOf(table, share, persons)
}

/**
 * Bits by which it is likelier than in a family home that two persons merely live together: log2 of how many times more
 * persons live in the house on which a pair agrees, 0 of any other pair. Of a thousand residents many share a first name,
 * and some a birth date.
 */
export function crowding(comparison: Comparison, lookup: FrequencyLookup, persons: number): number {
  if (!inOneHouse(comparison)) return 0
  const residents = sharers(PLACE.address, 'street', comparison, lookup, persons)
  return Math.min(MOST_CROWDING, Math.log2(Math.max(1, residents / FAMILIES)))
}

const ZIP = level('address', 'zip')
const PHONE = level('phone', 'exact')
const EMAIL = level('email', 'exact')

/** The levels of a pair as they are without what many people share. */
export interface UnsharedLevels {
  /** Without what an institution's people share: its house counts as a place, its phone and e-mail address as not told. */
  uncrowded: Uint8Array
  /** Without, moreover, a phone or e-mail address that more than a few families share. */
  own: Uint8Array
}

/** Writes the levels of a pair without what many share, and tells whether there is any such thing. */
export function leaveOutShared(
  comparison: Comparison,
  lookup: FrequencyLookup,
  persons: number,
  { uncrowded, own }: UnsharedLevels,
): boolean {
  const { levels } = comparison
  uncrowded.set(levels)
  own.set(levels)
  const count = (place: number, table: FrequencyField) => sharers(place, table, comparison, lookup, persons)
  const leaveOut = (place: number, by: number, left: number) => {
    if (by > INSTITUTION) uncrowded[place] = left
    own[place] = left
  }
  const house = inOneHouse(comparison) ? count(PLACE.address, 'street') : 0
  if (house > INSTITUTION) leaveOut(PLACE.address, house, ZIP)
  const phone = levels[PLACE.phone] === PHONE ? count(PLACE.phone, 'phone') : 0
  if (phone > FAMILIES) leaveOut(PLACE.phone, phone, 0)
  const email = levels[PLACE.email] === EMAIL ? count(PLACE.email, 'email') : 0
  if (email > FAMILIES) leaveOut(PLACE.email, email, 0)
  return own.some((at, place) => at !== levels[place])
}
