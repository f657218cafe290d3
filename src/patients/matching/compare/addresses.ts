import type { NormalisedAddress } from '../../patient.ts'
import { level, PLACE } from '../model/fields.ts'
import { jaroWinkler } from '../similarity/jaro-winkler.ts'
import { isTypingError } from '../similarity/typing-error.ts'
import type { Comparison } from './comparison.ts'

const EXACT = level('address', 'exact')
const UNIT = level('address', 'unit')
const NEAR = level('address', 'near')
const ZIP = level('address', 'zip')
const AREA = level('address', 'area')
const STATE = level('address', 'state')
const DIFFERENT = level('address', 'different')

/** Whether both state a value and it differs. */
const differ = (a: string | null, b: string | null) => a !== null && b !== null && a !== b
const agree = (a: string | null, b: string | null) => a !== null && a === b

const sameArea = (a: NormalisedAddress, b: NormalisedAddress): boolean =>
  (a.zip !== null && b.zip !== null && a.zip.length >= 4 && a.zip.slice(0, 3) === b.zip.slice(0, 3)) ||
  (agree(a.city, b.city) && !differ(a.state, b.state))

/** Whether the places are one as far as both say: one ZIP, or one city where a ZIP is missing or mistyped. */
const samePlace = (a: NormalisedAddress, b: NormalisedAddress): boolean =>
  agree(a.zip, b.zip) || agree(a.city, b.city) || (!differ(a.zip, b.zip) && !differ(a.city, b.city))

function isNear(a: NormalisedAddress, b: NormalisedAddress): boolean {
  if (a.street === null || b.street === null || a.number === null || b.number === null) return false
  if (a.number === b.number) return a.street === b.street || alike(a.street, b.street)
  return a.street === b.street && isTypingError(a.number, b.number)
}

const alike = (a: string, b: string) =>
  a.charCodeAt(0) === b.charCodeAt(0) && (isTypingError(a, b) || jaroWinkler(a, b) >= 0.9)

/** The level of two addresses; 0 when they have no part in common that could agree or differ. */
export function addressLevel(a: NormalisedAddress, b: NormalisedAddress): number {
  if (agree(a.street, b.street) && agree(a.number, b.number) && samePlace(a, b))
    return differ(a.unit, b.unit) ? UNIT : EXACT
  if (samePlace(a, b) && isNear(a, b)) return NEAR
  if (agree(a.zip, b.zip)) return ZIP
  if (sameArea(a, b)) return AREA
  if (agree(a.state, b.state)) return STATE
  return differ(a.state, b.state) || differ(a.city, b.city) || differ(a.zip, b.zip) || differ(a.street, b.street)
    ? DIFFERENT
    : 0
}

/**
 * Street, ZIP, city and state in one comparison, since each implies the next: the best level of all pairs, and the ZIP or
 * the city whose frequency says what agreeing in no more than that is worth.
 */
export function compareAddresses(
  a: readonly NormalisedAddress[],
  b: readonly NormalisedAddress[],
  into: Comparison,
): void {
  let best = 0
  for (const addressA of a) {
    for (const addressB of b) {
      const found = addressLevel(addressA, addressB)
      if (found === 0 || (best !== 0 && found >= best)) continue
      best = found
      const byCity = found === AREA && agree(addressA.city, addressB.city)
      into.place = byCity ? 'city' : 'zip'
      const value = found === ZIP ? addressA.zip : byCity ? addressA.city : null
      into.left[PLACE.address] = value
      into.right[PLACE.address] = value
    }
  }
  into.levels[PLACE.address] = best
}
