import { level } from '../model/fields.ts'
import { birthDateLevel } from './birth-dates.ts'
import { namesAreApart, namesContradict } from './names.ts'
import type { Prepared } from './prepared.ts'

const FARTHEST = level('birthDate', 'year')

/**
 * Whether what is known of one person is of two: given names of different people, and birth dates that no error makes of
 * each other. So it is when a source gave somebody's id to somebody else.
 */
export function isOfTwo({ names, birthDates, sexes }: Prepared): boolean {
  if (names.length < 2 || birthDates.length < 2) return false
  const ofOneSex = sexes.length === 1
  return (
    somePair(birthDates, (one, other) => birthDateLevel(one, other) >= FARTHEST) &&
    somePair(names, (one, other) => namesContradict(one, other, ofOneSex, false) || namesAreApart(one, other))
  )
}

function somePair<T>(items: readonly T[], holds: (one: T, other: T) => boolean): boolean {
  return items.some((one, i) => items.slice(i + 1).some((other) => holds(one, other)))
}
