import { sharePart } from '../compare/name-parts.ts'
import type { Prepared, PreparedPart } from '../compare/prepared.ts'
import { isTypingError } from '../similarity/typing-error.ts'
import { areSpellings } from '../../normalise/nicknames.ts'
import { all, any, is, not, stated } from '../level-tests.ts'
import { agreeOnAssumedDate } from './assumed-dates.ts'
import { contactAgrees, fullNumberAgrees, homeAgrees, numberAgrees } from './agreement.ts'

const surnameDiffers = is('lastName', 'different')
const isWoman = ({ sexes }: Prepared) => sexes.includes('FEMALE')
const isMan = ({ sexes }: Prepared) => sexes.includes('MALE')
/** Whether two last names are one in two spellings, as Mohamed and Muhammad. */
const areSpelledAlike = (a: Prepared, b: Prepared) =>
  a.names.some(({ last }) => b.names.some((other) => last && other.last && areSpellings(last.text, other.last.text)))
/** Men seldom take another surname. */
export const isOtherMan = (levels: Uint8Array, a: Prepared, b: Prepared) =>
  surnameDiffers(levels) && (isMan(a) || isMan(b)) && !isWoman(a) && !isWoman(b) && !areSpelledAlike(a, b)

const reachedElsewhere = all(
  is('sex', 'same'),
  not(is('middleName', 'exact')),
  not(is('phone', 'exact', 'typing error')),
  not(is('email', 'exact', 'mailbox', 'typing error')),
  any(is('phone', 'different'), is('email', 'different')),
  not(numberAgrees),
)
/** By another surname, and reached otherwise, rather a housemate than one man. */
export const isManReachedElsewhere = (levels: Uint8Array, a: Prepared, b: Prepared) =>
  reachedElsewhere(levels) && isOtherMan(levels, a, b)

const bornOtherwise = all(
  is('sex', 'same'),
  stated('birthDate'),
  not(is('birthDate', 'exact')),
  not(is('email', 'exact')),
  not(all(is('birthDate', 'neighbour', 'swapped'), fullNumberAgrees, homeAgrees, contactAgrees)),
)
/** By another surname and birth date rather who was given the number of another than one man, unless the day is mistaken and all else agrees. */
export const isManBornOtherwise = (levels: Uint8Array, a: Prepared, b: Prepared) =>
  bornOtherwise(levels) && isOtherMan(levels, a, b)

const namedOtherwiseTwice = all(surnameDiffers, is('middleName', 'different'), not(numberAgrees))
/** A surname that became the middle name, in full or by its letter, as many brides keep theirs. */
const keepsSurname = (a: Prepared, b: Prepared) =>
  a.names.some(({ middle }) => middle !== null && b.names.some(({ last }) => last !== null && isKept(middle, last)))
const isKept = (middle: PreparedPart, last: PreparedPart) =>
  sharePart(middle, last) ||
  isTypingError(middle.text, last.text) ||
  [last.text, ...last.words].some((word) => word.startsWith(middle.text))
/** By another surname and another middle name, which is not what the surname was. */
export const isOtherByTwoNames = (levels: Uint8Array, a: Prepared, b: Prepared) =>
  namedOtherwiseTwice(levels) && !keepsSurname(a, b) && !keepsSurname(b, a)

const hasOtherSurname = is('lastName', 'similar', 'different')
const contactDiffers = any(is('phone', 'different'), is('email', 'different'))
const reachedAtHome = all(homeAgrees, any(contactAgrees, not(contactDiffers)))
const numberedAndReached = all(fullNumberAgrees, any(homeAgrees, contactAgrees))
/**
 * By another surname, born on a day that is often assumed: no man is known again, and a woman at her home unless she is
 * reached otherwise, or by a number with her home or contact.
 */
export const isOtherOfAssumedDate = (levels: Uint8Array, a: Prepared, b: Prepared) =>
  hasOtherSurname(levels) &&
  agreeOnAssumedDate(a, b) &&
  !areSpelledAlike(a, b) &&
  (isOtherMan(levels, a, b) || !(reachedAtHome(levels) || numberedAndReached(levels)))
