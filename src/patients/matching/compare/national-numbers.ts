import { level } from '../model/fields.ts'
import { isTypingError } from '../similarity/typing-error.ts'
import type { Prepared } from './prepared.ts'

const EXACT = level('ssn', 'exact')
const TYPING_ERROR = level('ssn', 'typing error')
const LAST_FOUR = level('ssn', 'last four')
const LAST_FOUR_ERROR = level('ssn', 'last four typing error')
const DIFFERENT = level('ssn', 'different')

/** The best level of full numbers compared as text; 0 when either has none. */
function compareFull(a: readonly string[], b: readonly string[]): number {
  let best = 0
  for (const numberA of a) {
    for (const numberB of b) {
      if (numberA === numberB) return EXACT
      best = isTypingError(numberA, numberB) || best === TYPING_ERROR ? TYPING_ERROR : DIFFERENT
    }
  }
  return best
}

function compareLastFour(a: readonly string[], b: readonly string[]): number {
  let best = 0
  for (const fourA of a) {
    for (const fourB of b) {
      if (fourA === fourB) return LAST_FOUR
      best = isTypingError(fourA, fourB) || best === LAST_FOUR_ERROR ? LAST_FOUR_ERROR : DIFFERENT
    }
  }
  return best
}

/** SSNs in full where both have one, else their last four digits, else national numbers of other countries as text. */
export function compareNationalNumbers(a: Prepared, b: Prepared): number {
  return (
    compareFull(a.ssns, b.ssns) ||
    compareLastFour(a.ssnLast4s, b.ssnLast4s) ||
    compareFull(a.nationalIds, b.nationalIds)
  )
}
