import { isNumber } from '../../normalise/placeholder-words.ts'
import { PLACE } from '../model/fields.ts'
import type { Comparison } from './comparison.ts'
import { hasGivenSurplus, surplusLevel } from './compound-names.ts'
import { isOfMany } from './middle-names.ts'
import {
  areGiven,
  contradict,
  FIRST,
  firstLevel,
  isGiven,
  LAST,
  lastLevel,
  likeness,
  MIDDLE,
  middleLevel,
  nicknames,
  sharePart,
} from './name-parts.ts'
import { areOfOneBirth } from './newborn-names.ts'
import type { Prepared, PreparedName, PreparedPart } from './prepared.ts'

/** Whether both are known to be of one sex, and the same. */
export const areOfOneSex = (a: Prepared, b: Prepared) =>
  a.sexes.length === 1 && b.sexes.length === 1 && a.sexes[0] === b.sexes[0]

/** Whether one's given name is the other's middle name, in full. */
function usesMiddle(a: PreparedName, b: PreparedName): boolean {
  const is = (name: PreparedPart | null, middle: PreparedPart | null) =>
    name !== null && middle !== null && name.text.length > 1 && (name.text === middle.text || nicknames(name, middle))
  return (
    (is(a.first, b.middle) && !othersMiddle(a.middle, b.first)) ||
    (is(b.first, a.middle) && !othersMiddle(b.middle, a.first))
  )
}

/** Whether the middle name of who is called by it cannot be the given name that is not used; Thi says nothing of that. */
const othersMiddle = (middle: PreparedPart | null, given: PreparedPart | null) =>
  middle !== null && given !== null && !isOfMany(middle) && middleLevel(middle, given) === MIDDLE.different

const same = (a: PreparedPart | null, b: PreparedPart | null) => a !== null && b !== null && a.text === b.text

function isSwapped(a: PreparedName, b: PreparedName): boolean {
  return (
    (same(a.first, b.last) && same(a.last, b.first)) ||
    (same(a.first, b.last) && swappedLike(a.last, b.first)) ||
    (same(a.last, b.first) && swappedLike(a.first, b.last))
  )
}

const swappedLike = (a: PreparedPart | null, b: PreparedPart | null) =>
  a !== null && b !== null && (likeness(a, b) === 2 || (sharePart(a, b) && !contradict(a, b)))

const pairOf = (a: string, b: string) => (a < b ? `${a} ${b}` : `${b} ${a}`)

/** Of two pairs of equal weight one is chosen from either side: by the text of both names. */
function comesFirst(a: PreparedName, b: PreparedName, { left, right }: Comparison): boolean {
  const text = (first: string | null | undefined, last: string | null | undefined) => `${last ?? ''},${first ?? ''}`
  const chosen = pairOf(
    text(left[PLACE.firstName], left[PLACE.lastName]),
    text(right[PLACE.firstName], right[PLACE.lastName]),
  )
  return pairOf(text(a.first?.text, a.last?.text), text(b.first?.text, b.last?.text)) < chosen
}

const numbersIn = (part: PreparedPart) => part.words.filter(isNumber).join(' ')

/** Whether two parts of names hold other numbers, which are of a room or a record: Smith 1002 is not Smith 1003 mistyped. */
function areNumberedApart(a: PreparedPart | null, b: PreparedPart | null): boolean {
  if (a === null || b === null || a.words.length === 0 || b.words.length === 0) return false
  const [one, other] = [numbersIn(a), numbersIn(b)]
  return one !== '' && other !== '' && one !== other
}

const pair = { first: 0, last: 0, middle: 0 }

/**
 * Words of one first name that the other lacks count in {@link pair} as a middle name: where there is no other, or where they
 * agree and it does not. If they do not, Mary of Mary Ann is a part and no nickname, as Mary is none of Mary.
 */
function countSurplus(a: PreparedName, b: PreparedName): void {
  const level = surplusLevel(a, b)
  if (level === 0 || (pair.middle !== 0 && pair.middle !== MIDDLE.different)) return
  if (level === MIDDLE.different && pair.middle === 0 && sharePart(a.first!, b.first!)) pair.first = FIRST.part
  pair.middle = level
}

/** The levels of two names, by their numbers; of the pair that was asked for last, since nothing is allocated. */
function namePair(a: PreparedName, b: PreparedName, ofOneSex: boolean): Readonly<typeof pair> {
  pair.first = a.first && b.first ? firstLevel(a.first, b.first, ofOneSex) : 0
  if (pair.first !== 0 && (areNumberedApart(a.first, b.first) || areNumberedApart(a.last, b.last)))
    pair.first = FIRST.different
  pair.last = a.last && b.last ? lastLevel(a.last, b.last) : 0
  pair.middle = middleLevel(a.middle, b.middle)
  if (pair.first < FIRST.similar) {
    if (pair.first === FIRST.part || pair.first === FIRST.nickname) countSurplus(a, b)
    return pair
  }
  if (usesMiddle(a, b)) {
    pair.first = FIRST.middle
    pair.middle = 0
  } else if (pair.last !== LAST.exact && isSwapped(a, b)) {
    pair.first = FIRST.swapped
    pair.last = LAST.exact
  }
  return pair
}

/** Bits of each level of the names, by its number, to choose among several names. */
export interface NameWeights {
  first: Float64Array
  last: Float64Array
  middle: Float64Array
}

/**
 * First, middle and last name compared jointly, over all names that either has had: the pair of names of the greatest
 * weight. Names in each other's place, a middle name used as the first, initials and nicknames have levels of their own.
 */
export function compareNames(a: Prepared, b: Prepared, weights: NameWeights, into: Comparison): void {
  let best = -Infinity
  const { levels, left, right } = into
  const ofOneSex = areOfOneSex(a, b)
  for (const nameA of a.names) {
    for (const nameB of b.names) {
      const { first, last, middle } = namePair(nameA, nameB, ofOneSex)
      const weight = weights.first[first]! + weights.last[last]! + weights.middle[middle]!
      if (weight < best || (weight === best && !comesFirst(nameA, nameB, into))) continue
      best = weight
      levels[PLACE.firstName] = first
      levels[PLACE.lastName] = last
      levels[PLACE.middleName] = middle
      left[PLACE.firstName] = nameA.first && nameA.first.text
      right[PLACE.firstName] = nameB.first && nameB.first.text
      left[PLACE.lastName] = nameA.last && nameA.last.text
      right[PLACE.lastName] = nameB.last && nameB.last.text
    }
  }
}

const hasGivenMiddle = (name: PreparedName) => (name.middle !== null && isGiven(name.middle)) || hasGivenSurplus(name)
const areOther = (a: PreparedPart, b: PreparedPart) => contradict(a, b) || areOfOneBirth(a, b)

/**
 * Whether the given names of two names are those of two people: other first names, or one with two middle names. A name
 * that is none that children are given may be a name mistyped, and counts where `strict`.
 */
export function namesContradict(a: PreparedName, b: PreparedName, ofOneSex: boolean, strict: boolean): boolean {
  const { first, middle } = namePair(a, b, ofOneSex)
  if (first >= FIRST.similar) return strict || areGiven(a.first!, b.first!) || areOther(a.first!, b.first!)
  if (middle !== MIDDLE.different || (first !== FIRST.exact && first !== FIRST.part)) return false
  return hasGivenMiddle(a) && hasGivenMiddle(b)
}

const isLike = (a: PreparedPart, b: PreparedPart | null) => b !== null && (nicknames(a, b) || likeness(a, b) > 0)

/**
 * Whether the given names of two names have nothing to do with each other, known as names or not; in one family, or without
 * a last name, not even their first letter. One that is like another part of the other's name may be in its place.
 */
export function namesAreApart(a: PreparedName, b: PreparedName): boolean {
  const { first, last } = namePair(a, b, false)
  if (first !== FIRST.different || isLike(a.first!, b.middle) || isLike(b.first!, a.middle)) return false
  if (isLike(a.first!, b.last) || isLike(b.first!, a.last)) return false
  return last === LAST.different || a.first!.text[0] !== b.first!.text[0]
}
