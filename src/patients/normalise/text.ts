/** The longest text, in characters, that is taken for a value. */
export const LONGEST_TEXT = 200

const NOT_DECOMPOSED: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
  ς: 'σ',
}
const SPECIAL = /[ßæœøłđðþıħŧς]/g
// oxlint-disable-next-line no-control-regex
const ASCII = /^[\u0000-\u007f]*$/

/** Lower case without diacritics, so that "Núñez" and "NUNEZ" are the same. Unicode's NFKD, marks removed. */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase()
  return text
    .toWellFormed()
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(SPECIAL, (letter) => NOT_DECOMPOSED[letter]!)
}

const ONE_WORD = /^[a-z0-9]+$/

/** The words of a text, folded: letters and digits. Apostrophes are closed up, everything else parts words. */
export function foldedWords(text: string): string[] {
  const folded = fold(text)
  if (ONE_WORD.test(folded)) return [folded]
  const words = folded.replace(/['’‘`´ʼ]/g, '').split(/[^\p{L}\p{N}]+/u)
  return words.filter((word) => word !== '')
}

/** What a caller wrote as trimmed text, or null for nothing. Numbers are taken as text. */
export function given(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  if (typeof value !== 'string') return null
  const text = value.trim()
  return text === '' ? null : text
}

const NOTHING: ReadonlySet<string> = new Set([
  'na',
  'n a',
  'none',
  'null',
  'nil',
  'unknown',
  'unk',
  'unkn',
  'undefined',
  'not available',
  'not provided',
  'not given',
  'not applicable',
  'not on file',
  'refused',
  'declined',
  'missing',
  'blank',
  'tbd',
])

/** All words with which {@link saysNothing} can be true. */
export const WORDS_OF_NOTHING: ReadonlySet<string> = new Set([...NOTHING].flatMap((text) => text.split(' ')))

/** Whether folded words say that there is no value. */
export function saysNothing(words: readonly string[]): boolean {
  return NOTHING.has(words.join(' '))
}
