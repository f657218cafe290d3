import { areSpellings, isGivenName, isOwnName } from '../../normalise/nicknames.ts'
import { hasGivenSurplus } from '../compare/compound-names.ts'
import { isOfMany } from '../compare/middle-names.ts'
import { areOfOneSex, namesContradict } from '../compare/names.ts'
import type { Prepared, PreparedName, PreparedPart } from '../compare/prepared.ts'
import { all, any, is, not, stated } from '../level-tests.ts'

const hasMiddleOfMany = ({ names }: Prepared) => names.every(({ middle }) => middle === null || isOfMany(middle))
const similarlyNamed = is('firstName', 'similar')

const namedLikeTwins = any(
  all(similarlyNamed, not(is('middleName', 'exact'))),
  all(stated('firstName'), not(is('firstName', 'exact')), is('sex', 'different')),
  all(is('firstName', 'nickname', 'near'), is('middleName', 'different')),
)

/** Two given names as middle names, each in full: children of one family are told apart by them. */
export const otherMiddleName = (levels: Uint8Array, a: Prepared, b: Prepared) =>
  hasOtherMiddle(levels) && hasGivenMiddle(a) && hasGivenMiddle(b)
const hasOtherMiddle = all(is('middleName', 'different'), is('firstName', 'exact', 'part'))
export const hasGivenMiddle = ({ names }: Prepared) =>
  names.every((name) => (name.middle !== null && isGivenName(name.middle.text)) || hasGivenSurplus(name))
/** Each reached on its own, by names that children are given both: rather Luke and Lucas than one who is called Luke. */
const otherGivenName = (levels: Uint8Array, a: Prepared, b: Prepared) =>
  reachedByNickname(levels) && hasOwnName(a) && hasOwnName(b) && !isOneName(a, b)
const isOneName = (a: Prepared, b: Prepared) =>
  a.names.some((x) =>
    b.names.some((y) => x.first !== null && y.first !== null && areSpellings(x.first.text, y.first.text)),
  )
const reachedByNickname = all(
  is('firstName', 'nickname'),
  not(stated('middleName')),
  any(is('phone', 'different'), is('email', 'different')),
)
const hasOwnName = ({ names }: Prepared) => names.every(({ first }) => first !== null && isOwnName(first.text))
/** Called by what bearers of the middle name are called, which is as likely a sibling's own name. */
const calledLikeMiddle = (levels: Uint8Array, a: Prepared, b: Prepared) =>
  byMiddleName(levels) && !a.names.some((x) => b.names.some((y) => isMiddleOf(x, y) || isMiddleOf(y, x)))
const byMiddleName = is('firstName', 'middle name')
const isMiddleOf = ({ first }: PreparedName, { middle }: PreparedName) => first !== null && first.text === middle?.text

const same = (a: PreparedPart | null, b: PreparedPart | null) => a !== null && a.text === b?.text

/** Ana of somebody who is Ana Sofia as well is short for that, as Sofia would be; a name left out is for any. */
const isShortFor = ({ first, middle }: PreparedName, other: PreparedName) =>
  first === null ||
  (middle === null && other.middle !== null && (same(first, other.first) || same(first, other.middle)))
/** Names in each other's place are no other name. */
const isTurned = ({ first, last }: PreparedName, other: PreparedName) =>
  first !== null && !isGivenName(first.text) && same(first, other.last) && same(last, other.first)
const fullest = (names: readonly PreparedName[]) =>
  names.filter((name) => !names.some((other) => other !== name && (isShortFor(name, other) || isTurned(name, other))))

/** Whether a name is known as it is; an initial may stand for its middle name. */
const isAmong = ({ first, middle }: PreparedName, names: readonly PreparedName[]) =>
  names.some(
    (name) =>
      same(first, name.first) &&
      (middle === null ||
        (name.middle !== null &&
          (name.middle.text.startsWith(middle.text) || middle.text.startsWith(name.middle.text)))),
  )
const saysLittle = any(not(stated('firstName')), is('firstName', 'initial'))

/**
 * Whether a name of one contradicts a name of the other, which a third record hides that says less: somebody without a
 * first name, or called Mary, does not make one person of Mary Ann and Mary Beth.
 */
export function otherwiseNamed(levels: Uint8Array, a: Prepared, b: Prepared): boolean {
  if (a.names.length + b.names.length < 3) return false
  const [ofOneSex, strict] = [areOfOneSex(a, b), saysLittle(levels)]
  const others = fullest(b.names).filter((name) => !isAmong(name, a.names))
  return fullest(a.names).some(
    (name) => !isAmong(name, b.names) && others.some((other) => namesContradict(name, other, ofOneSex, strict)),
  )
}

/** Whether the names of two who were born on one day in one household may be those of twins. */
export const maybeTwins = (levels: Uint8Array, a: Prepared, b: Prepared): boolean =>
  namedLikeTwins(levels) ||
  (similarlyNamed(levels) && (hasMiddleOfMany(a) || hasMiddleOfMany(b))) ||
  otherMiddleName(levels, a, b) ||
  otherGivenName(levels, a, b) ||
  calledLikeMiddle(levels, a, b) ||
  otherwiseNamed(levels, a, b)
