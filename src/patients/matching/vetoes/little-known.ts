import type { Prepared } from '../compare/prepared.ts'
import { all, any, is, not, stated } from '../level-tests.ts'
import { isGivenName } from '../../normalise/nicknames.ts'
import { isOftenAssumed } from '../frequency.ts'
import { agreeOnAssumedDate } from './assumed-dates.ts'
import { birthDateAgrees, contactAgrees, homeAgrees, numberIsAlike } from './agreement.ts'

/** As much as a name and a birth date can say, nothing mistyped. */
const nameAndBirthDate = all(
  is('firstName', 'exact', 'nickname', 'part', 'swapped'),
  is('lastName', 'exact', 'part'),
  is('birthDate', 'exact'),
)
const nearlyNamedInOneZip = all(
  not(is('firstName', 'initial', 'similar', 'different')),
  is('lastName', 'exact', 'part', 'near'),
  is('birthDate', 'exact'),
  is('address', 'zip'),
)
const isNumberless = ({ addresses, ssnLast4s, nationalIds, identifiers }: Prepared) =>
  ssnLast4s.length + nationalIds.length + identifiers.length === 0 && addresses.every(({ street }) => street === null)
const isUnreached = ({ phones, emails }: Prepared) => phones.length + emails.length === 0
const contactDiffers = any(is('phone', 'different'), is('email', 'different'))
const reachedAlike = all(any(is('phone', 'typing error'), is('email', 'mailbox', 'typing error')), not(contactDiffers))
/**
 * Records of a population of which little is kept: beside name and birth date nothing but a place. Contacts that are nearly
 * the same say no less than none.
 */
const areBare = (levels: Uint8Array, a: Prepared, b: Prepared) =>
  isNumberless(a) && isNumberless(b) && ((isUnreached(a) && isUnreached(b)) || reachedAlike(levels))
const exactlyNamed = all(
  is('firstName', 'exact', 'nickname'),
  is('lastName', 'exact'),
  not(is('middleName', 'different')),
  not(is('sex', 'different')),
)
const bornInOneYear = (a: Prepared, b: Prepared) =>
  a.birthDates.some((one) => b.birthDates.some((other) => one.slice(0, 4) === other.slice(0, 4)))
/** Nobody's parent or child is born in the same year: with the same name, the day or the month is wrong. */
export const dayOrMonthIsWrong = (levels: Uint8Array, a: Prepared, b: Prepared) =>
  exactlyNamed(levels) &&
  ((isTwoParts(levels) && bornInOneYear(a, b) && (isAtHome(levels) || areBare(levels, a, b))) ||
    (isAtHome(levels) && (isYearAlone(levels, a, b) || isDecadeWrong(levels, a, b))))
const isAtHome = any(homeAgrees, contactAgrees)
const isTwoParts = is('birthDate', 'two parts')
/** One of two dates of a year is what is written where the birthday is not known. */
const isYearAlone = (levels: Uint8Array, a: Prepared, b: Prepared) =>
  isYear(levels) && a.birthDates.every(isOftenAssumed) !== b.birthDates.every(isOftenAssumed)
const isYear = is('birthDate', 'year')
/** A year of two digits is 95 or, mistyped, 05, which is 2005; nobody's parent is ten years older. */
const isDecadeWrong = (levels: Uint8Array, a: Prepared, b: Prepared) =>
  isTwoParts(levels) &&
  a.birthDates.some((one) =>
    b.birthDates.some(
      (other) =>
        one.slice(4) === other.slice(4) && Math.abs(Number(one.slice(0, 4)) - Number(other.slice(0, 4))) === 10,
    ),
  )

const nearlyNamed = all(
  is('firstName', 'exact', 'nickname', 'part', 'near', 'initial'),
  not(is('middleName', 'different')),
  not(is('sex', 'different')),
)
export const nothingElseKnown = (levels: Uint8Array, a: Prepared, b: Prepared) =>
  areBare(levels, a, b) &&
  nearlyNamed(levels) &&
  !elsewhere(levels) &&
  !agreeOnAssumedDate(a, b) &&
  (birthDateAgrees(levels) || dayOrMonthIsWrong(levels, a, b))
const elsewhere = is('address', 'state', 'different')
const nothingElseAgrees = all(not(contactAgrees), not(numberIsAlike), not(homeAgrees))
/** A birth date that is written of whoever's birthday is not known says little more than the year. */
export const nameAndBirthDateOnly = (levels: Uint8Array, a: Prepared, b: Prepared) =>
  nothingElseAgrees(levels) && (saysTooLittle(levels) || agreeOnAssumedDate(a, b))
const saysTooLittle = any(
  elsewhere,
  all(any(not(stated('address')), is('address', 'area')), contactDiffers),
  not(any(nameAndBirthDate, nearlyNamedInOneZip)),
  is('sex', 'different'),
  is('middleName', 'different'),
)
/** Thomas James and James Thomas are as likely two. */
export const isTurnedOnly = (levels: Uint8Array, { names }: Prepared) =>
  isSwapped(levels) &&
  nothingElseAgrees(levels) &&
  names.some(({ first, last }) => first && last && isGivenName(first.text) && isGivenName(last.text))
const isSwapped = is('firstName', 'swapped')
