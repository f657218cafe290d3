import type { Prepared } from './compare/prepared.ts'
import { areGiven } from './compare/name-parts.ts'
import { isOfTwo } from './compare/two-people.ts'
import { all, any, is, not, stated } from './level-tests.ts'
import { isGivenName } from '../normalise/nicknames.ts'
import { maybeTwins, otherMiddleName } from './twins.ts'

/** Why a person must look whatever the weights say, or why it is hardly the same person. */
export interface Veto {
  name: string
  /** The greatest match weight, in bits, that it leaves. */
  cap: number
  /** A match weight, in bits, from which it caps no more. */
  settledBy?: number
  /** Whether it guards against members of one household, and is nothing to a population that has none. */
  household: boolean
  /** Whether it is about what two records say, rather than about what one leaves out: no third record settles it. */
  conflict: boolean
  /** `today` is `YYYY-MM-DD`. */
  applies: (levels: Uint8Array, a: Prepared, b: Prepared, today: string) => boolean
}

/** Below even odds: never a match, always for a person to see. */
const POSSIBLE = -0.25
/** One in seventeen: a person may want to see it. */
const HARDLY = -4

const identifierAgrees = is('identifier', 'exact')
const fullNumberAgrees = any(is('ssn', 'exact'), identifierAgrees, is('nationalId', 'exact'))
const numberAgrees = any(
  fullNumberAgrees,
  is('ssn', 'typing error', 'last four'),
  is('nationalId', 'typing error'),
  is('identifier', 'typing error'),
)
/** A number that is a person's own, and no family's. */
const ownFullNumberAgrees = any(is('ssn', 'exact'), is('nationalId', 'exact'))
const ownNumberAgrees = any(ownFullNumberAgrees, is('ssn', 'last four'))
const birthDateAgrees = is('birthDate', 'exact', 'swapped', 'typing error', 'neighbour')
const contactAgrees = any(is('phone', 'exact'), is('email', 'exact'))
const homeAgrees = is('address', 'exact', 'unit', 'near')
const oneHousehold = any(homeAgrees, contactAgrees, all(is('lastName', 'exact'), is('address', 'zip')))
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
const givenNameDiffers = is('firstName', 'similar', 'different')

/** Two names that are both given to children are no name mistyped. */
const otherGivenNames = (levels: Uint8Array, a: Prepared, b: Prepared) =>
  givenNameDiffers(levels) &&
  a.names.some((x) => b.names.some((y) => x.first !== null && y.first !== null && areGiven(x.first, y.first)))
const OF_AGE = 18
/** A child may be registered under a number of its parent's. */
const isChild = ({ birthDates }: Prepared, today: string) =>
  birthDates.some((date) => Number(today.slice(0, 4)) - Number(date.slice(0, 4)) <= OF_AGE)
const areOtherChildren = (levels: Uint8Array, a: Prepared, b: Prepared, today: string) =>
  otherGivenNames(levels, a, b) && (!ownFullNumberAgrees(levels) || (isChild(a, today) && isChild(b, today)))

const bornInOneHousehold = all(birthDateAgrees, oneHousehold)
const similarlyBorn = all(is('birthDate', 'swapped', 'typing error', 'neighbour'), oneHousehold)
const nearlyOneNumber = is('ssn', 'typing error', 'last four typing error')
const numberedAlike = all(is('firstName', 'near'), nearlyOneNumber)
const maybeNamedAlike = any(is('firstName', 'near', 'initial'), not(stated('firstName')))
/** Children of one birth get their numbers together; a typing error seldom leaves one so near. */
const numberedInARow = (levels: Uint8Array, a: Prepared, b: Prepared) =>
  nearlyOneNumber(levels) && a.ssns.some((one) => b.ssns.some((other) => Math.abs(Number(one) - Number(other)) < 10))
/** Of one sex, a number of its own is the same person's who goes by another name. */
const hasOtherName = all(is('firstName', 'different'), any(is('sex', 'different'), not(ownFullNumberAgrees)))
const bothContactsAgree = all(homeAgrees, any(is('phone', 'exact'), is('email', 'exact')))
const noFirstName = not(stated('firstName'))
/** What hardly a twin would share as well, where the first name is missing: birth date, and mailbox or home and phone. */
const bornAndReached = all(
  any(is('email', 'exact'), bothContactsAgree),
  is('birthDate', 'exact'),
  not(is('lastName', 'different')),
  not(is('sex', 'different')),
)
/** The same where the birth date is missing: both names, and what a namesake in the family would hardly share as well. */
const namedAndReached = all(
  not(stated('birthDate')),
  is('firstName', 'exact', 'nickname', 'part', 'near'),
  is('lastName', 'exact', 'part', 'near'),
  not(is('middleName', 'different')),
  oneHousehold,
  any(
    is('email', 'exact'),
    is('middleName', 'exact'),
    all(is('firstName', 'exact'), is('lastName', 'exact'), bothContactsAgree),
  ),
)
/**
 * Where birth dates differ, a number may be a relative's: similar ones are given in a row, an insurance's is a family's, a
 * child is registered under its mother's. One's own settles no more than which part of the date is wrong.
 */
const numberSettles = (levels: Uint8Array, a: Prepared, b: Prepared) =>
  whichPartIsWrong(levels) || (numberWithoutBirthDate(levels) && !otherGivenNames(levels, a, b))
const whichPartIsWrong = all(
  is('birthDate', 'two parts', 'year'),
  not(givenNameDiffers),
  stated('firstName'),
  ownFullNumberAgrees,
)
const numberWithoutBirthDate = all(not(stated('birthDate')), numberAgrees)
/** One is told from a namesake by a suffix, and the other may be either. */
const hasNamesake = (a: Prepared, b: Prepared) => a.suffixes.length > 0 !== b.suffixes.length > 0
/** A resident of one house or institution who has the same first name, and nothing else that tells persons apart. */
const otherSurname = all(
  is('lastName', 'similar', 'different'),
  not(is('birthDate', 'exact')),
  not(numberAgrees),
  not(is('email', 'exact')),
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
const dayOrMonthIsWrong = (levels: Uint8Array, a: Prepared, b: Prepared) =>
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
const nothingElseKnown = (levels: Uint8Array, a: Prepared, b: Prepared) =>
  isBare(a) &&
  isBare(b) &&
  nearlyNamed(levels) &&
  !elsewhere(levels) &&
  (birthDateAgrees(levels) || dayOrMonthIsWrong(levels, a, b))
const elsewhere = is('address', 'state', 'different')
const nothingElseAgrees = all(not(contactAgrees), not(numberAgrees), not(homeAgrees))
const nameAndBirthDateOnly = all(
  nothingElseAgrees,
  any(
    elsewhere,
    all(not(stated('address')), is('phone', 'different')),
    all(not(stated('address')), is('email', 'different')),
    all(is('address', 'area'), any(stated('phone'), stated('email'))),
    not(any(nameAndBirthDate, nearlyNamedInOneZip)),
  ),
)
/** Thomas James and James Thomas are as likely two. */
const isTurnedOnly = (levels: Uint8Array, { names }: Prepared) =>
  isSwapped(levels) &&
  nothingElseAgrees(levels) &&
  names.some(({ first, last }) => first && last && isGivenName(first.text) && isGivenName(last.text))
const isSwapped = is('firstName', 'swapped')
/** A newborn is not yet named, and its twin neither. */
const isNameless = ({ names }: Prepared) => names.every(({ first }) => first === null)

/** What caps a match weight (design, "Matching"; reference, 2.7 and 2.8). */
export const VETOES: readonly Veto[] = [
  {
    name: 'one household, different first name and birth date',
    cap: HARDLY,
    household: true,
    conflict: true,
    applies: all(givenNameDiffers, stated('birthDate'), not(birthDateAgrees), oneHousehold),
  },
  {
    name: 'one birth date and household, different first name',
    cap: POSSIBLE,
    household: true,
    conflict: true,
    applies: (levels, a, b, today) =>
      bornInOneHousehold(levels) &&
      (hasOtherName(levels) ||
        areOtherChildren(levels, a, b, today) ||
        (!ownNumberAgrees(levels) &&
          (maybeTwins(levels, a, b) || (maybeNamedAlike(levels) && numberedInARow(levels, a, b))))),
  },
  {
    name: 'one birth date and SSNs in a row, different first name',
    cap: POSSIBLE,
    household: true,
    conflict: true,
    applies: (levels, a, b) => givenNameDiffers(levels) && birthDateAgrees(levels) && numberedInARow(levels, a, b),
  },
  {
    name: 'one household, similar birth date, another middle name or similar names and numbers',
    cap: POSSIBLE,
    household: true,
    conflict: true,
    applies: (levels, a, b) =>
      similarlyBorn(levels) && !ownNumberAgrees(levels) && (numberedAlike(levels) || otherMiddleName(levels, a, b)),
  },
  {
    name: 'no first name',
    cap: POSSIBLE,
    household: true,
    conflict: false,
    applies: (levels, a, b) =>
      noFirstName(levels) &&
      (isNameless(a) && isNameless(b) ? !identifierAgrees(levels) : !numberAgrees(levels) && !bornAndReached(levels)),
  },
  {
    name: 'no agreeing birth date or number',
    cap: POSSIBLE,
    household: true,
    conflict: false,
    applies: (levels, a, b) =>
      !birthDateAgrees(levels) &&
      !numberSettles(levels, a, b) &&
      (hasNamesake(a, b) || !(namedAndReached(levels) || dayOrMonthIsWrong(levels, a, b))),
  },
  {
    name: 'nothing but a part of the name and a similar number',
    cap: POSSIBLE,
    household: false,
    conflict: false,
    applies: all(
      any(is('firstName', 'similar', 'different'), is('lastName', 'similar', 'different')),
      not(birthDateAgrees),
      not(fullNumberAgrees),
      not(contactAgrees),
      is('address', 'state', 'different'),
    ),
  },
  {
    name: 'different surname and home, and another first name or birth date',
    cap: POSSIBLE,
    household: true,
    conflict: false,
    applies: all(
      is('lastName', 'similar', 'different'),
      not(homeAgrees),
      not(contactAgrees),
      any(givenNameDiffers, not(birthDateAgrees)),
    ),
  },
  {
    name: 'different surname without exact birth date',
    cap: POSSIBLE,
    household: true,
    conflict: false,
    applies: otherSurname,
  },
  {
    name: 'different surname without exact birth date and home',
    cap: POSSIBLE,
    household: false,
    conflict: false,
    applies: all(otherSurname, not(is('address', 'exact', 'unit'))),
  },
  {
    name: "different surname without a home or contact of one's own",
    cap: POSSIBLE,
    household: true,
    conflict: false,
    applies: all(
      is('lastName', 'similar', 'different'),
      not(is('address', 'exact')),
      not(contactAgrees),
      not(numberAgrees),
    ),
  },
  {
    name: 'known by first names and birth dates of two people',
    cap: POSSIBLE,
    household: true,
    conflict: false,
    applies: (_levels, a, b) => isOfTwo(a) || isOfTwo(b),
  },
  { name: 'suffix conflict', cap: POSSIBLE, household: false, conflict: true, applies: is('suffix', 'different') },
  { name: 'SSN conflict', cap: POSSIBLE, household: false, conflict: true, applies: is('ssn', 'different') },
  {
    name: 'name and birth date only',
    cap: POSSIBLE,
    household: false,
    conflict: false,
    applies: (levels, a, b) =>
      isTurnedOnly(levels, a) || (nameAndBirthDateOnly(levels) && !nothingElseKnown(levels, a, b)),
  },
  {
    name: 'hardly more than name and birth date are known',
    cap: POSSIBLE,
    settledBy: 5,
    household: false,
    conflict: false,
    applies: (levels, a, b) => nameAndBirthDateOnly(levels) && nothingElseKnown(levels, a, b),
  },
]

/** A conflict of identifiers in a system that the settings call authoritative. */
export const AUTHORITY = { name: 'authoritative identifier conflict', cap: POSSIBLE }
/** A pair that a steward separated is never joined again, and never asked about. */
export const SEPARATED = { name: 'separated by a steward', cap: -20 }
/** Below this many members of a household in the index, on average, households are no danger. */
export const FEWEST_MATES = 0.05
