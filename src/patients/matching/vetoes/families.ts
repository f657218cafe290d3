import { areGiven } from '../compare/name-parts.ts'
import { birthOrder } from '../compare/newborn-names.ts'
import type { Prepared } from '../compare/prepared.ts'
import { all, any, is, not, stated } from '../level-tests.ts'
import { agreeOnPartOfDate } from './assumed-dates.ts'
import {
  birthDateAgrees,
  givenNameDiffers,
  homeAgrees,
  numberAgrees,
  oneHousehold,
  ownFullNumberAgrees,
  ownNumberAgrees,
} from './agreement.ts'
import { hasGivenMiddle, otherMiddleName, otherwiseNamed } from './twins.ts'

/** Two names that are both given to children are no name mistyped. */
const otherGivenNames = (levels: Uint8Array, a: Prepared, b: Prepared) =>
  givenNameDiffers(levels) &&
  a.names.some((x) => b.names.some((y) => x.first !== null && y.first !== null && areGiven(x.first, y.first)))
const OF_AGE = 18
/** A child may be registered under a number of its parent's. */
const isChild = ({ birthDates }: Prepared, today: string) =>
  birthDates.some((date) => Number(today.slice(0, 4)) - Number(date.slice(0, 4)) <= OF_AGE)
export const areOtherChildren = (levels: Uint8Array, a: Prepared, b: Prepared, today: string) =>
  (!ownNumberAgrees(levels) || (isChild(a, today) && isChild(b, today))) && areOtherwiseNamed(levels, a, b)
/** Known by names of two people, whatever a record hides that says less. */
const areOtherwiseNamed = (levels: Uint8Array, a: Prepared, b: Prepared) =>
  otherGivenNames(levels, a, b) || otherMiddleName(levels, a, b) || otherwiseNamed(levels, a, b)

export const bornInOneHousehold = all(birthDateAgrees, oneHousehold)
export const similarlyBorn = all(is('birthDate', 'swapped', 'typing error', 'neighbour'), oneHousehold)
const nearlyOneNumber = is('ssn', 'typing error', 'last four typing error')
export const numberedAlike = all(is('firstName', 'near'), nearlyOneNumber)
export const maybeNamedAlike = any(is('firstName', 'near', 'initial', 'middle name'), not(stated('firstName')))
/** Children of one birth get their numbers together; a typing error seldom leaves one so near. */
export const numberedInARow = (levels: Uint8Array, a: Prepared, b: Prepared) =>
  nearlyOneNumber(levels) && a.ssns.some((one) => b.ssns.some((other) => Math.abs(Number(one) - Number(other)) < 10))
/** Of one sex, a number of its own is the same person's who goes by another name. */
export const hasOtherName = all(is('firstName', 'different'), any(is('sex', 'different'), not(ownFullNumberAgrees)))
const bothContactsAgree = all(homeAgrees, any(is('phone', 'exact'), is('email', 'exact')))
export const noFirstName = not(stated('firstName'))
/**
 * Children of one birth may be registered under one number, wherever they live; and another given name of an adult's is
 * settled by a whole number, but not against the sex as well.
 */
export const isOtherUnderOneNumber = (levels: Uint8Array, a: Prepared, b: Prepared, today: string) =>
  givenNameDiffers(levels) &&
  birthDateAgrees(levels) &&
  ownNumberAgrees(levels) &&
  (hasOtherName(levels) ||
    isOfOtherSex(levels) ||
    hasOtherGivenNames(levels, a, b) ||
    (isChild(a, today) && isChild(b, today)))
/** Who takes another first name seldom takes another middle name with it. */
const hasOtherGivenNames = (levels: Uint8Array, a: Prepared, b: Prepared) =>
  hasOtherMiddle(levels) && otherGivenNames(levels, a, b) && hasGivenMiddle(a) && hasGivenMiddle(b)
const hasOtherMiddle = is('middleName', 'different')
const isOfOtherSex = is('sex', 'different')
/** A number may be the whole family's, and where the first name is missing tells nobody without the birth date. */
export const bornUnderNumber = all(numberAgrees, birthDateAgrees, not(is('sex', 'different')))
/** What hardly a twin would share as well, where the first name is missing: birth date, and mailbox or home and phone. */
export const bornAndReached = all(
  any(is('email', 'exact'), bothContactsAgree),
  is('birthDate', 'exact'),
  not(is('lastName', 'different')),
  not(is('sex', 'different')),
)
const numberedAndBorn = all(ownFullNumberAgrees, is('birthDate', 'exact'), not(is('sex', 'different')))
/** An adult without a name has a number of its own; newborns may have their mother's. */
export const isAdultByNumber = (levels: Uint8Array, a: Prepared, b: Prepared, today: string) =>
  numberedAndBorn(levels) && !isChild(a, today) && !isChild(b, today)
/** As much where the birth date is missing: both names, and what a namesake in the family would hardly share as well. */
export const namedAndReached = all(
  not(stated('birthDate')),
  is('firstName', 'exact', 'nickname', 'part', 'near'),
  is('lastName', 'exact', 'part', 'near'),
  not(is('middleName', 'different')),
  not(is('sex', 'different')),
  not(is('nationalId', 'different')),
  oneHousehold,
  any(
    is('email', 'exact'),
    is('middleName', 'exact'),
    all(is('firstName', 'exact'), is('lastName', 'exact'), bothContactsAgree),
  ),
)
/**
 * Where birth dates differ, a number may be a relative's: similar ones are given in a row, an insurance's is a family's, a
 * child is registered under its mother's. One's own settles no more than which part of the date is wrong, and nothing where
 * the last name is another as well.
 */
export const numberSettles = (levels: Uint8Array, a: Prepared, b: Prepared) =>
  (whichPartIsWrong(levels) && agreeOnPartOfDate(a, b) && !isGenerationApart(a, b)) ||
  (numberWithoutBirthDate(levels) && !areOtherwiseNamed(levels, a, b))
const whichPartIsWrong = all(
  is('birthDate', 'two parts', 'year'),
  not(givenNameDiffers),
  stated('firstName'),
  not(is('lastName', 'similar', 'different')),
  ownFullNumberAgrees,
)
/** What an emergency department writes down may be the number of who pays: another first name or sex is another person's. */
const numberWithoutBirthDate = all(
  not(stated('birthDate')),
  numberAgrees,
  not(givenNameDiffers),
  not(is('sex', 'different')),
)
const GENERATION = 15
/** Born as far apart as a parent and a child, whichever of their birth dates are right. */
export const isGenerationApart = (a: Prepared, b: Prepared) =>
  a.birthDates.every((one) =>
    b.birthDates.every((other) => Math.abs(Number(one.slice(0, 4)) - Number(other.slice(0, 4))) >= GENERATION),
  )
/** One is told from a namesake by a suffix, and the other may be either. */
export const hasNamesake = (a: Prepared, b: Prepared) => a.suffixes.length > 0 !== b.suffixes.length > 0
/** One is told to be one of several of a birth, and the other not to be that one. */
export const isOneOfSeveral = (a: Prepared, b: Prepared) =>
  a.birthOrders.length + b.birthOrders.length > 0 && !a.birthOrders.some((order) => b.birthOrders.includes(order))
/** A newborn is not yet named, and its twin neither: Boy B is no name. */
export const isNameless = ({ names }: Prepared) =>
  names.every(({ first }) => first === null || birthOrder(first) !== null)
