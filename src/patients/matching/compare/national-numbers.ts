import { level } from '../model/fields.ts'
import { isTypingError } from '../similarity/typing-error.ts'
import type { Prepared } from './prepared.ts'

const SSN = {
  exact: level('ssn', 'exact'),
  typing: level('ssn', 'typing error'),
  different: level('ssn', 'different'),
}
const TEXT = {
  exact: level('nationalId', 'exact'),
  typing: level('nationalId', 'typing error'),
  different: level('nationalId', 'different'),
}
const LAST_FOUR = level('ssn', 'last four')
const LAST_FOUR_ERROR = level('ssn', 'last four typing error')

/** The best level of full numbers compared as text; 0 when either has none. */
function compareFull(a: readonly string[], b: readonly string[], levels: typeof SSN): number {
  let best = 0
  for (const numberA of a) {
    for (const numberB of b) {
      if (numberA === numberB) return levels.exact
      best = best === levels.typing || isTypingError(numberA, numberB) ? levels.typing : levels.different
    }
  }
  return best
}

function compareLastFour(a: readonly string[], b: readonly string[]): number {
  let best = 0
  for (const fourA of a) {
    for (const fourB of b) {
      if (fourA === fourB) return LAST_FOUR
      best = best === LAST_FOUR_ERROR || isTypingError(fourA, fourB) ? LAST_FOUR_ERROR : SSN.different
    }
  }
  return best
}

/** SSNs in full where both have one, else their last four digits. */
export function compareSsns(a: Prepared, b: Prepared): number {
  return compareFull(a.ssns, b.ssns, SSN) || compareLastFour(a.ssnLast4s, b.ssnLast4s)
}

/** National numbers of other countries as text. */
export function compareNationalIds(a: Prepared, b: Prepared): number {
  return compareFull(a.nationalIds, b.nationalIds, TEXT)
}
