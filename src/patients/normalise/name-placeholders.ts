import { callNobody, mayTellNobody } from './nobodies.ts'
import { isPlaceholder, withoutNumbers } from './placeholder-words.ts'

const NEWBORN =
  /^(?:(?:(?:baby|infant|newborn|bb|bg|nb|twin|triplet)(?:boy|girl|male|female|twin)?|(?:boy|girl|male|female)(?:baby|infant|newborn))([a-d]|\d{1,2}|one|two|three)?|boy|girl)$/
const BOY = /boy|(?<!fe)male|^bb/
const GIRL = /girl|female|^bg/
const REPEATED = /^(.)\1{2,}$/u

/** With an initial it may be the end of a name that is cut in the wrong place: Robert, J Doe. */
const isNobodyInOne = (words: readonly string[]) => callNobody(words) && words.every((word) => word.length > 1)

/** Whether the words of a name stand for a name that nobody knew: Unknown, Test, Baby Boy A, XXX. */
export function isPlaceholderName(words: readonly string[]): boolean {
  const closed = words.join('')
  const told = withoutNumbers(words)
  if (told.length === 0 || NEWBORN.test(closed) || REPEATED.test(closed)) return true
  return mayTellNobody(told) && (isPlaceholder(told) || isNobodyInOne(told))
}

/** The sex that the placeholder of a newborn tells: Baby Girl, or BB for Baby Boy; null of any other name. */
export function sexOfNewborn(words: readonly string[]): 'MALE' | 'FEMALE' | null {
  const closed = words.join('')
  if (!NEWBORN.test(closed)) return null
  return GIRL.test(closed) ? 'FEMALE' : BOY.test(closed) ? 'MALE' : null
}

const IN_DIGITS: Record<string, string> = { one: '1', two: '2', three: '3' }

/** The letter or number in the placeholder of a newborn that has siblings of the same birth: `b` of Baby Girl B; else null. */
export function orderOfNewborn(words: readonly string[]): string | null {
  const order = NEWBORN.exec(words.join(''))?.[1]
  return order === undefined ? null : (IN_DIGITS[order] ?? order)
}

/** Placeholders that are names as well, where the other name is one: Nil Patel, Dora Sample. */
const NAMES_TOO: Record<string, ReadonlySet<string>> = {
  firstName: new Set(['nil', 'pt']),
  lastName: new Set(['last', 'man', 'sample', 'tester']),
}

/** Whether words that may stand for no name are a name of this field when the other name is known. */
export function mayBeName(field: string, words: readonly string[]): boolean {
  return NAMES_TOO[field]?.has(words.join(' ')) ?? false
}
