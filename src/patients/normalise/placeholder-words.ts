import { saysNothing, WORDS_OF_NOTHING } from './text.ts'

/** Names that stand for none, alone in their field. */
const PLACEHOLDERS = new Set([
  'test',
  'testing',
  'tester',
  'testpatient',
  'test patient',
  'patient',
  'pt',
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
  'emergency',
  'inmate',
  'duplicate',
  'do not use',
  'donotuse',
  'deceased',
  'fetal demise',
  'stillborn',
  'stillbirth',
  'dummy',
  'sample',
  'xx',
  'xxx',
  'xxxx',
  'zzz',
])

/** What puts a record at the end of a list: Xxtrauma, ZZTest. */
const LAST_IN_LISTS = /^(?:x{2,}|z{2,})(?=\p{L}{3})/u
const NUMBER = /^\p{N}+\p{L}?$/u

/** Whether a word of a name is the number of a room or a record: 12, 204A. */
export const isNumber = (word: string) => NUMBER.test(word)

/** Words without numbers, by which those are told apart of whom no name is known: Doe 12, Mary 204A. */
export function withoutNumbers(words: readonly string[]): readonly string[] {
  return words.some(isNumber) ? words.filter((word) => !isNumber(word)) : words
}

/** A word without what puts it at the end of a list. */
export function withoutLead(word: string): string {
  const first = word[0]
  return first === 'x' || first === 'z' ? word.replace(LAST_IN_LISTS, '') : word
}

/** All words, without their leads, with which {@link isPlaceholder} or {@link isFiller} can be true. */
export const placeholderWords = (): string[] => [
  ...[...PLACEHOLDERS].flatMap((text) => text.split(' ')),
  ...WORDS_OF_NOTHING,
  ...FILLERS,
]

/** Whether words as they stand are written for a name that nobody knew. */
export function isPlaceholder(words: readonly string[]): boolean {
  return saysNothing(words) || PLACEHOLDERS.has(words.map(withoutLead).join(' '))
}

/** What says nothing beside another placeholder; alone or twice some of these are names. */
const FILLERS = new Set(
  'unknown unk unidentified unnamed male female man woman trauma test patient pt name emergency inmate none'.split(' '),
)

export function isFiller(word: string): boolean {
  return FILLERS.has(withoutLead(word))
}
