import { level, PLACE } from '../model/fields.ts'
import { isTypingError } from '../similarity/typing-error.ts'
import type { Comparison } from './comparison.ts'

const PHONE = {
  exact: level('phone', 'exact'),
  typing: level('phone', 'typing error'),
  different: level('phone', 'different'),
}
const EMAIL = {
  exact: level('email', 'exact'),
  mailbox: level('email', 'mailbox'),
  typing: level('email', 'typing error'),
  different: level('email', 'different'),
}

function phoneLevel(a: string, b: string): number {
  return a === b ? PHONE.exact : isTypingError(a, b) ? PHONE.typing : PHONE.different
}

/** The mailbox is what stands before the @, without the tag after a plus. */
function mailbox(email: string): string {
  const at = email.indexOf('@')
  const plus = email.indexOf('+')
  return email.slice(0, plus > 0 && plus < at ? plus : at)
}

function emailLevel(a: string, b: string): number {
  if (a === b) return EMAIL.exact
  if (a.charCodeAt(0) !== b.charCodeAt(0)) return isTypingError(a, b) ? EMAIL.typing : EMAIL.different
  const [boxA, boxB] = [mailbox(a), mailbox(b)]
  if (boxA === boxB) return a.slice(a.indexOf('@')) === b.slice(b.indexOf('@')) ? EMAIL.exact : EMAIL.mailbox
  return isTypingError(a, b) ? EMAIL.typing : EMAIL.different
}

function compareAll(
  place: number,
  a: readonly string[],
  b: readonly string[],
  levelOf: (a: string, b: string) => number,
  into: Comparison,
): void {
  let best = 0
  for (const valueA of a) {
    for (const valueB of b) {
      const found = levelOf(valueA, valueB)
      if (best !== 0 && found >= best) continue
      best = found
      into.left[place] = valueA
      into.right[place] = valueB
    }
  }
  into.levels[place] = best
}

/** The best level of all pairs of phones. */
export function comparePhones(a: readonly string[], b: readonly string[], into: Comparison): void {
  compareAll(PLACE.phone, a, b, phoneLevel, into)
}

/** The best level of all pairs of e-mails. */
export function compareEmails(a: readonly string[], b: readonly string[], into: Comparison): void {
  compareAll(PLACE.email, a, b, emailLevel, into)
}
