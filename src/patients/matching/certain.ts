import { all, any, is, not, stated, type LevelTest } from './level-tests.ts'
import type { Prepared } from './compare/prepared.ts'
import { fullNumberAgrees } from './vetoes/agreement.ts'
import { agreeOnAssumedDate } from './vetoes/assumed-dates.ts'
import { isOtherMan } from './vetoes/other-surname.ts'

/** Levels that count as agreeing exactly, and as agreeing up to a typing error, in the terms of CMS. */
interface Evidence {
  exact: LevelTest
  fuzzy: LevelTest
}

/** Whether either agrees, each as it does. */
const either = (...all: Evidence[]): Evidence => ({
  exact: (levels) => all.some((one) => one.exact(levels)),
  fuzzy: (levels) => all.some((one) => one.fuzzy(levels)),
})
const never = () => false

const first: Evidence = { exact: is('firstName', 'exact'), fuzzy: is('firstName', 'nickname', 'near') }
const last: Evidence = { exact: is('lastName', 'exact'), fuzzy: is('lastName', 'near') }
const born: Evidence = { exact: is('birthDate', 'exact'), fuzzy: never }
const street: Evidence = { exact: is('address', 'exact'), fuzzy: is('address', 'near') }
const phone: Evidence = { exact: is('phone', 'exact'), fuzzy: never }
const email: Evidence = { exact: is('email', 'exact'), fuzzy: never }
const number: Evidence = { exact: is('ssn', 'exact', 'last four'), fuzzy: never }
const identifier = either(
  { exact: is('identifier', 'exact'), fuzzy: never },
  { exact: is('nationalId', 'exact'), fuzzy: never },
)

/**
 * Combinations whose product of u is at most 2e-12, of those that CMS Health Tech Ecosystem 3.3.0 (draft) lists: names,
 * birth date and ZIP are not among them.
 */
const COMBINATIONS: readonly (readonly Evidence[])[] = [
  [first, last, born, street],
  [first, last, born, phone],
  [first, last, born, email],
  [first, born, number],
  [last, born, number],
  [first, born, identifier],
  [first, born, phone],
  [first, born, email],
  [phone, number, first],
  [phone, number, last],
  [email, number, first],
  [email, number, last],
]

/**
 * A relative's number, phone and address agree as well, of whom the first name alone may tell; and by another last name a
 * housemate, or who else answers the phone, may be meant, by another middle name a twin, whom a whole number of one's own
 * tells apart: where the last name is another, with the birth date, and no man.
 */
const isContradicted = any(
  not(stated('firstName')),
  is('firstName', 'similar', 'different'),
  is('birthDate', 'two parts', 'year', 'different'),
  is('sex', 'different'),
  all(is('lastName', 'different'), not(is('birthDate', 'exact'))),
  all(any(is('lastName', 'different'), is('middleName', 'different')), not(fullNumberAgrees)),
)

/**
 * Whether every field of some combination agrees, at most one of them only up to a typing error or by a nickname, and
 * nothing that tells one member of a family or a house from another speaks against it. The levels are those without what
 * many people share, by which CMS did not reckon, nor by a birth date that is written of whoever's is not known.
 */
export function isCertain(levels: Uint8Array, a: Prepared, b: Prepared): boolean {
  if (isContradicted(levels) || isOtherMan(levels, a, b)) return false
  const isAssumed = agreeOnAssumedDate(a, b)
  return COMBINATIONS.some((combination) => !(isAssumed && combination.includes(born)) && agrees(combination, levels))
}

function agrees(combination: readonly Evidence[], levels: Uint8Array): boolean {
  let fuzzy = 0
  for (const evidence of combination) {
    if (evidence.exact(levels)) continue
    if (!evidence.fuzzy(levels)) return false
    fuzzy++
  }
  return fuzzy <= 1
}
