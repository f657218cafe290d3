import { saysNothing } from './text.ts'

const PLACEHOLDERS = new Set([
  'test',
  'testing',
  'tester',
  'testpatient',
  'test patient',
  'patient',
  'anon',
  'anonymous',
  'unidentified',
  'unnamed',
  'no name',
  'noname',
  'no first name',
  'no last name',
  'fnu',
  'lnu',
  'nfn',
  'nln',
  'nmn',
  'nmi',
  'first',
  'last',
  'firstname',
  'lastname',
  'first name',
  'last name',
  'male',
  'female',
  'man',
  'woman',
  'trauma',
  'duplicate',
  'do not use',
  'donotuse',
  'deceased',
  'dummy',
  'sample',
  'xx',
  'xxx',
  'xxxx',
  'zzz',
  'zzztest',
])

const NEWBORN =
  /^(?:(?:baby|infant|newborn|bb|bg|nb|twin|triplet)(?:boy|girl|male|female|twin)?([a-d]|\d{1,2}|one|two|three)?|boy|girl)$/
const BOY = /boy|(?<!fe)male|^bb/
const GIRL = /girl|female|^bg/
const REPEATED = /^(.)\1{2,}$/u

/** Whether the words of a name stand for a name that nobody knew: Unknown, Test, Baby Boy A, XXX. */
export function isPlaceholderName(words: readonly string[]): boolean {
  const closed = words.join('')
  return (
    saysNothing(words) ||
    PLACEHOLDERS.has(words.join(' ')) ||
    NEWBORN.test(closed) ||
    REPEATED.test(closed) ||
    /^\p{N}+$/u.test(closed)
  )
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
  firstName: new Set(['nil']),
  lastName: new Set(['last', 'man', 'sample', 'tester']),
}

/** Whether words that may stand for no name are a name of this field when the other name is known. */
export function mayBeName(field: string, words: readonly string[]): boolean {
  return NAMES_TOO[field]?.has(words.join(' ')) ?? false
}

const NOBODY = new Set([
  'john doe',
  'jane doe',
  'johnny doe',
  'baby doe',
  'jon doe',
  'joe bloggs',
  'doe unknown',
  'disaster victim',
  'name no',
  'mickey mouse',
  'donald duck',
])

/** Whether first and last name together, either way round, are the name of nobody. Each alone is a real name. */
export function isNobody(first: string | null, last: string | null): boolean {
  return NOBODY.has(`${first} ${last}`) || NOBODY.has(`${last} ${first}`)
}
