import { hidesOtherGivenName } from '../compare/hidden-given-names.ts'
import { isOfTwo } from '../compare/two-people.ts'
import type { Prepared } from '../compare/prepared.ts'
import { all, any, is, not, stated } from '../level-tests.ts'
import { maybeTwins, otherMiddleName } from './twins.ts'
import {
  birthDateAgrees,
  contactAgrees,
  fullNumberAgrees,
  givenNameDiffers,
  homeAgrees,
  identifierAgrees,
  numberAgrees,
  numberIsAlike,
  oneHousehold,
  ownNumberAgrees,
} from './agreement.ts'
import {
  areOtherChildren,
  bornAndReached,
  bornInOneHousehold,
  bornUnderNumber,
  hasNamesake,
  hasOtherName,
  isAdultByNumber,
  isGenerationApart,
  isNameless,
  isOneOfSeveral,
  isOtherUnderOneNumber,
  maybeNamedAlike,
  namedAndReached,
  noFirstName,
  numberedAlike,
  numberedInARow,
  numberSettles,
  similarlyBorn,
} from './families.ts'
import { agreeOnAssumedDate } from './assumed-dates.ts'
import { isManBornOtherwise, isOtherByTwoNames, isManReachedElsewhere, isOtherOfAssumedDate } from './other-surname.ts'
import { dayOrMonthIsWrong, isTurnedOnly, nameAndBirthDateOnly, nothingElseKnown } from './little-known.ts'

/** Why a person must look whatever the weights say, or why it is hardly the same person. */
export interface Veto {
  name: string
  /** The greatest match weight, in bits, that it leaves. */
  cap: number
  /** A match weight, in bits, from which it caps no more. */
  settledBy?: number
  /** Whether a phone or e-mail address that more than a few families share lifts it no more than none. */
  ownContacts?: boolean
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

/** A resident of one house or institution who has the same first name, and nothing else that tells persons apart. */
const otherSurname = all(
  is('lastName', 'similar', 'different'),
  not(is('birthDate', 'exact')),
  not(numberAgrees),
  not(is('email', 'exact')),
)

/** Nothing is left of the name. */
const otherNames = all(is('lastName', 'different'), givenNameDiffers)
const hardlyAlikeNames = any(otherNames, all(is('lastName', 'similar'), is('firstName', 'different')))

const otherNationalId = is('nationalId', 'different')

/** What caps a match weight: what agrees in members of one household as well, or says too little of anybody. */
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
    name: 'one number, different first name and birth date',
    cap: POSSIBLE,
    household: true,
    conflict: true,
    applies: all(givenNameDiffers, numberIsAlike, stated('birthDate'), not(is('birthDate', 'exact'))),
  },
  {
    name: 'one birth date and number, different first name',
    cap: POSSIBLE,
    household: true,
    conflict: true,
    applies: isOtherUnderOneNumber,
  },
  {
    name: 'one household, a suffix on one side, and born a generation apart',
    cap: POSSIBLE,
    household: true,
    conflict: false,
    applies: (levels, a, b) => stated('birthDate')(levels) && hasNamesake(a, b) && isGenerationApart(a, b),
  },
  {
    name: 'one birth date and SSNs in a row, different first name',
    cap: POSSIBLE,
    household: true,
    conflict: true,
    applies: (levels, a, b) => givenNameDiffers(levels) && birthDateAgrees(levels) && numberedInARow(levels, a, b),
  },
  {
    name: 'one household, similar birth date, another middle name or number',
    cap: POSSIBLE,
    household: true,
    conflict: true,
    applies: (levels, a, b) =>
      similarlyBorn(levels) &&
      !ownNumberAgrees(levels) &&
      (numberedAlike(levels) || otherNationalId(levels) || otherMiddleName(levels, a, b)),
  },
  {
    name: 'no first name',
    cap: POSSIBLE,
    household: true,
    conflict: false,
    applies: (levels, a, b, today) =>
      noFirstName(levels) &&
      (hidesOtherGivenName(a, b) ||
        (!isAdultByNumber(levels, a, b, today) &&
          !identifierAgrees(levels) &&
          ((isNameless(a) && isNameless(b)) ||
            isOneOfSeveral(a, b) ||
            (!bornUnderNumber(levels) && !bornAndReached(levels))))),
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
    name: 'different first name and surname without a number',
    cap: POSSIBLE,
    household: true,
    conflict: false,
    applies: all(otherNames, not(numberAgrees)),
  },
  {
    name: 'different first name and surname, by a number that may be borrowed',
    cap: POSSIBLE,
    household: true,
    conflict: false,
    applies: hardlyAlikeNames,
  },
  {
    name: 'different first name, and a birth date that is often assumed',
    cap: POSSIBLE,
    household: true,
    conflict: false,
    applies: (levels, a, b) => givenNameDiffers(levels) && agreeOnAssumedDate(a, b),
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
    ownContacts: true,
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
    name: 'a man of different surname, reached otherwise',
    cap: POSSIBLE,
    ownContacts: true,
    household: true,
    conflict: false,
    applies: isManReachedElsewhere,
  },
  {
    name: 'a man of different surname and birth date',
    cap: POSSIBLE,
    ownContacts: true,
    household: true,
    conflict: false,
    applies: isManBornOtherwise,
  },
  {
    name: 'different surname, and a birth date that is often assumed',
    cap: POSSIBLE,
    ownContacts: true,
    household: true,
    conflict: false,
    applies: isOtherOfAssumedDate,
  },
  {
    name: 'different surname and middle name without a number',
    cap: POSSIBLE,
    household: true,
    conflict: true,
    applies: isOtherByTwoNames,
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
    household: true,
    conflict: false,
    applies: (levels, a, b) =>
      isTurnedOnly(levels, a) || (nameAndBirthDateOnly(levels, a, b) && !nothingElseKnown(levels, a, b)),
  },
  {
    name: 'hardly more than name and birth date are known',
    cap: POSSIBLE,
    settledBy: 5,
    household: false,
    conflict: false,
    applies: (levels, a, b) => nameAndBirthDateOnly(levels, a, b) && nothingElseKnown(levels, a, b),
  },
]

/** A conflict of identifiers in a system that the settings call authoritative. */
export const AUTHORITY = { name: 'authoritative identifier conflict', cap: POSSIBLE }
/** A pair that a steward separated is never joined again, and never asked about. */
export const SEPARATED = { name: 'separated by a steward', cap: -20 }
/** Below this many members of a household in the index, on average, households are no danger. */
export const FEWEST_MATES = 0.05
