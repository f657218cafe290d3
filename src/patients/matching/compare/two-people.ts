import { level } from '../model/fields.ts'
import { birthDateLevel } from './birth-dates.ts'
import { namesAreApart, namesContradict } from './names.ts'
import type { Prepared, PreparedName } from './prepared.ts'

const FARTHEST = level('birthDate', 'year')

/**
 * Whether what is known of one person is of two: a record was given to somebody else, or there are given names of different
 * people, and birth dates that no error makes of each other.
 */
export function isOfTwo(person: Prepared): boolean {
  return person.reused.length > 0 || hasOther(person, namesContradictIn(person))
}

/**
 * Whether what one record said, now and before, is of two people. Since hardly anybody changes name and birth date, names
 * that are known to nobody count as well when they have nothing in common.
 */
export function saysOfTwo(record: Prepared): boolean {
  return isOfTwo(record) || hasOther(record, namesAreApart)
}

/** Whether some birth dates of a record are such as no error makes of each other. */
export function haveOtherBirthDates({ birthDates }: Prepared): boolean {
  return somePair(birthDates, (one, other) => birthDateLevel(one, other) >= FARTHEST)
}

/** Whether some given names of a record are those of different people. */
export function haveOtherNames(record: Prepared): boolean {
  const contradict = namesContradictIn(record)
  return somePair(record.names, (one, other) => contradict(one, other) || namesAreApart(one, other))
}

type NameTest = (one: PreparedName, other: PreparedName) => boolean

const namesContradictIn =
  ({ sexes }: Prepared): NameTest =>
  (one, other) =>
    namesContradict(one, other, sexes.length === 1, false)

function hasOther(person: Prepared, areOther: NameTest): boolean {
  if (person.names.length < 2 || person.birthDates.length < 2) return false
  return haveOtherBirthDates(person) && somePair(person.names, areOther)
}

function somePair<T>(items: readonly T[], holds: (one: T, other: T) => boolean): boolean {
  return items.some((one, i) => items.slice(i + 1).some((other) => holds(one, other)))
}
