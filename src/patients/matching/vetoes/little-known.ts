import type { Prepared } from '../compare/prepared.ts'
import { all, any, is, not, stated } from '../level-tests.ts'
import { isOftenAssumed } from '../frequency.ts'
import { isGivenName } from '../../normalise/nicknames.ts'
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
/** A record of a population of which little is kept: beside name and birth date nothing but a place. */
const isBare = ({ addresses, phones, emails, ssnLast4s, nationalIds, identifiers }: Prepared) =>
  phones.length + emails.length + ssnLast4s.length + nationalIds.length + identifiers.length === 0 &&
  addresses.every(({ street }) => street === null)
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
  isTwoParts(levels) &&
  exactlyNamed(levels) &&
  bornInOneYear(a, b) &&
  (homeAgrees(levels) || contactAgrees(levels) || (isBare(a) && isBare(b)))
const isTwoParts = is('birthDate', 'two parts')

const nearlyNamed = all(
  is('firstName', 'exact', 'nickname', 'part', 'near', 'initial'),
  not(is('middleName', 'different')),
  not(is('sex', 'different')),
)
export const nothingElseKnown = (levels: Uint8Array, a: Prepared, b: Prepared) =>
  isBare(a) &&
  isBare(b) &&
  nearlyNamed(levels) &&
  !elsewhere(levels) &&
  (birthDateAgrees(levels) || dayOrMonthIsWrong(levels, a, b))
const elsewhere = is('address', 'state', 'different')
const nothingElseAgrees = all(not(contactAgrees), not(numberIsAlike), not(homeAgrees))
/** A birth date that is written of whoever's birthday is not known says little more than the year. */
const areBornOnAssumedDay = (a: Prepared, b: Prepared) =>
  a.birthDates.filter((date) => b.birthDates.includes(date)).every(isOftenAssumed)
export const nameAndBirthDateOnly = (levels: Uint8Array, a: Prepared, b: Prepared) =>
  nothingElseAgrees(levels) && (saysTooLittle(levels) || areBornOnAssumedDay(a, b))
const saysTooLittle = any(
  elsewhere,
  all(not(stated('address')), is('phone', 'different')),
  all(not(stated('address')), is('email', 'different')),
  all(is('address', 'area'), any(stated('phone'), stated('email'))),
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
