import type { NormalisedAddress } from '../../patient.ts'
import { unitCodes } from '../../normalise/address-line.ts'
import { level, PLACE } from '../model/fields.ts'
import { jaroWinkler } from '../similarity/jaro-winkler.ts'
import { isTypingError } from '../similarity/typing-error.ts'
import type { Comparison } from './comparison.ts'
import type { PreparedAddress } from './prepared.ts'

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

const closed = (text: string) => (text.includes(' ') ? text.replaceAll(' ', '') : text)

/** Whether two texts are one but for typing: one error, blanks apart, or Jaro-Winkler of .9 and one first letter. */
function alike(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return false
  if (a === b) return true
  if (isTypingError(a, b)) return true
  if (a.charCodeAt(0) !== b.charCodeAt(0)) return false
  return jaroWinkler(a, b) >= 0.9 || closed(a) === closed(b)
}

/** Whether the ZIP codes are one, or one mistyped. */
const zipAlike = (a: string | null, b: string | null) => a !== null && b !== null && (a === b || isTypingError(a, b))

const sameArea = (a: NormalisedAddress, b: NormalisedAddress): boolean =>
  (a.zip !== null && b.zip !== null && a.zip.length >= 4 && a.zip.slice(0, 3) === b.zip.slice(0, 3)) ||
  (!differ(a.state, b.state) && alike(a.city, b.city))

/** Whether the places are one as far as both say: one ZIP, or one city where a ZIP is missing or mistyped. */
const samePlace = (a: NormalisedAddress, b: NormalisedAddress): boolean =>
  agree(a.zip, b.zip) ||
  agree(a.city, b.city) ||
  (!differ(a.zip, b.zip) && !differ(a.city, b.city)) ||
  zipAlike(a.zip, b.zip) ||
  alike(a.city, b.city)

/**
 * Whether house number and street are one but for an error in one of them, or in both where the ZIP codes agree, or the
 * lines stand in each other's place.
 */
function isNear(a: NormalisedAddress, b: NormalisedAddress): boolean {
  if (agree(a.number, b.number)) {
    return alike(a.street, b.street) || alike(a.extra, b.extra) || alike(a.street, b.extra) || alike(a.extra, b.street)
  }
  if (a.number === null || b.number === null) return isNearWithoutNumber(a, b)
  if (agree(a.street, b.street)) return isTypingError(a.number, b.number)
  return alike(a.street, b.street) && agree(a.zip, b.zip) && isTypingError(a.number, b.number)
}

/** Without a house number the unit tells houses apart, as the lots of a highway; and Calle 36 is no other spelling of Calle 9. */
function isNearWithoutNumber(a: NormalisedAddress, b: NormalisedAddress): boolean {
  if (a.number === null && b.number === null && tellsUnitsApart(a, b)) return false
  if (agree(a.street, b.street)) return true
  return alike(a.street, b.street) && digitsOf(a.street!) === digitsOf(b.street!) && alike(a.extra, b.extra)
}

const digitsOf = (text: string) => text.replaceAll(/\D+/g, ' ').trim()

const tellsUnitsApart = (a: NormalisedAddress, b: NormalisedAddress) =>
  differ(a.unit, b.unit) || areOtherUnits(a.extra, b.extra)

/** Whether house number, street and the rest agree but for typing, so that only the place can be wrong. */
const sameLines = (a: NormalisedAddress, b: NormalisedAddress): boolean =>
  agree(a.number, b.number) &&
  ((agree(a.street, b.street) && agree(a.unit, b.unit)) || (alike(a.street, b.street) && alike(a.extra, b.extra)))

/** Whether what is said beside house number, street and unit tells two units apart, as Box 12 of one house and Box 99. */
function areOtherUnits(a: string | null, b: string | null): boolean {
  if (!differ(a, b)) return false
  const [one, other] = [unitCodes(a!), unitCodes(b!)]
  return one !== '' && other !== '' && one !== other
}

/** The level of two addresses; 0 when they have no part in common that could agree or differ. */
export function addressLevel(a: NormalisedAddress, b: NormalisedAddress): number {
  if (agree(a.street, b.street) && agree(a.number, b.number) && samePlace(a, b))
    return tellsUnitsApart(a, b) ? UNIT : EXACT
  if ((isNear(a, b) && samePlace(a, b)) || sameLines(a, b)) return NEAR
  if (agree(a.zip, b.zip)) return ZIP
  if (sameArea(a, b)) return AREA
  if (agree(a.state, b.state)) return STATE
  return differ(a.state, b.state) || differ(a.city, b.city) || differ(a.zip, b.zip) || differ(a.street, b.street)
    ? DIFFERENT
    : 0
}

/** Of two pairs of one level one is chosen from either side: the one whose lesser value is the least. */
function comesFirst(a: string, b: string, { left, right }: Comparison): boolean {
  const [chosenA, chosenB] = [left[PLACE.address], right[PLACE.address]]
  if (!chosenA || !chosenB) return true
  const [least, chosen] = [a < b ? a : b, chosenA < chosenB ? chosenA : chosenB]
  if (least !== chosen) return least < chosen
  return (a < b ? b : a) < (chosenA < chosenB ? chosenB : chosenA)
}

/**
 * Street, ZIP, city and state in one comparison, since each implies the next: the best level of all pairs, and the value
 * whose frequency says what agreeing in no more than that is worth.
 */
export function compareAddresses(a: readonly PreparedAddress[], b: readonly PreparedAddress[], into: Comparison): void {
  let best = 0
  for (const addressA of a) {
    for (const addressB of b) {
      const found = addressLevel(addressA, addressB)
      if (found === 0 || (best !== 0 && found > best)) continue
      const kind = found <= NEAR ? 'street' : found === AREA ? 'city' : 'zip'
      const left = found <= NEAR ? addressA.counted : found === ZIP ? addressA.zip : addressA.city
      const right = found <= NEAR ? addressB.counted : found === ZIP ? addressB.zip : addressB.city
      const says = found <= NEAR || (found <= AREA && left === right)
      const chosen = says && left !== null && right !== null
      if (found === best && !(chosen && comesFirst(left, right, into))) continue
      best = found
      into.place = kind
      into.left[PLACE.address] = chosen ? left : null
      into.right[PLACE.address] = chosen ? right : null
    }
  }
  into.levels[PLACE.address] = best
}
