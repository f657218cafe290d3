import type { Prepared } from '../compare/prepared.ts'
import { isOftenAssumed } from '../frequency.ts'

/** Whether two agree on no other birth date than one that is written of whoever's birthday is not known. */
export function agreeOnAssumedDate(a: Prepared, b: Prepared): boolean {
  const agreed = a.birthDates.filter((date) => b.birthDates.includes(date))
  return agreed.length > 0 && agreed.every(isOftenAssumed)
}
