import { birthDateLevel } from '../compare/birth-dates.ts'
import type { Prepared } from '../compare/prepared.ts'
import { isOftenAssumed } from '../frequency.ts'
import { level } from '../model/fields.ts'

const DIFFERENT = level('birthDate', 'different')

/** Whether two agree on no other birth date than one that is written of whoever's birthday is not known. */
export function agreeOnAssumedDate(a: Prepared, b: Prepared): boolean {
  const agreed = a.birthDates.filter((date) => b.birthDates.includes(date))
  return agreed.length > 0 && agreed.every(isOftenAssumed)
}

/**
 * Whether two dates have a part in common that somebody's birthday may have. Of two that are often assumed month and day
 * agree whoever they are of.
 */
export const agreeOnPartOfDate = (a: Prepared, b: Prepared): boolean =>
  a.birthDates.some((one) =>
    b.birthDates.some(
      (other) => birthDateLevel(one, other) < DIFFERENT && !(isOftenAssumed(one) && isOftenAssumed(other)),
    ),
  )
