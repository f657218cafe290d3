import { level, PLACE } from '../model/fields.ts'
import { compareAddresses } from './addresses.ts'
import { compareBirthDates } from './birth-dates.ts'
import type { Comparison } from './comparison.ts'
import { compareEmails, comparePhones } from './contacts.ts'
import { compareIdentifiers } from './identifiers.ts'
import { compareNames, type NameWeights } from './names.ts'
import { compareNationalIds, compareSsns } from './national-numbers.ts'
import type { Prepared } from './prepared.ts'

const SAME_SEX = level('sex', 'same')
const OTHER_SEX = level('sex', 'different')
const SAME_SUFFIX = level('suffix', 'same')
const OTHER_SUFFIX = level('suffix', 'different')

/** Suffixes that are used for one another: the second of a name is often called Jr, the first Sr. */
const EQUIVALENT: Record<string, string> = { ii: 'jr', i: 'sr' }
const canonical = (suffix: string) => EQUIVALENT[suffix] ?? suffix

function compareSexes(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0
  return a.some((sex) => b.includes(sex)) ? SAME_SEX : OTHER_SEX
}

function compareSuffixes(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0
  return a.some((one) => b.some((other) => canonical(one) === canonical(other))) ? SAME_SUFFIX : OTHER_SUFFIX
}

/**
 * The level of every field for two profiles, each the best of all pairs of values that either ever had. Symmetric.
 * Overwrites `into` and allocates nothing.
 */
export function compare(a: Prepared, b: Prepared, weights: NameWeights, into: Comparison): Comparison {
  const { levels, left, right } = into
  levels.fill(0)
  left.fill(null)
  right.fill(null)
  compareNames(a, b, weights, into)
  compareBirthDates(a.birthDates, b.birthDates, into)
  levels[PLACE.sex] = compareSexes(a.sexes, b.sexes)
  levels[PLACE.ssn] = compareSsns(a, b)
  levels[PLACE.nationalId] = compareNationalIds(a, b)
  levels[PLACE.suffix] = compareSuffixes(a.suffixes, b.suffixes)
  levels[PLACE.identifier] = compareIdentifiers(a.identifiers, b.identifiers)
  compareAddresses(a.addresses, b.addresses, into)
  comparePhones(a.phones, b.phones, into)
  compareEmails(a.emails, b.emails, into)
  return into
}
