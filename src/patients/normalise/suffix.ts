import { foldedWords, given, LONGEST_TEXT } from './text.ts'
import type { Warn } from './warn.ts'

const GENERATIONS: Record<string, string> = {
  jr: 'jr',
  jnr: 'jr',
  junior: 'jr',
  sr: 'sr',
  snr: 'sr',
  senior: 'sr',
  ii: 'ii',
  '2nd': 'ii',
  iii: 'iii',
  '3rd': 'iii',
  iv: 'iv',
  '4th': 'iv',
}
const ALONE: Record<string, string> = {
  ...GENERATIONS,
  i: 'i',
  '1st': 'i',
  v: 'v',
  '5th': 'v',
  vi: 'vi',
  '2': 'ii',
  '3': 'iii',
}

const own = (table: Record<string, string>, word: string): string | undefined =>
  Object.hasOwn(table, word) ? table[word] : undefined

/** The generational suffix that a word at the end of a name is, or undefined. A lone `v` is taken for an initial. */
export function suffixOf(word: string): string | undefined {
  return own(GENERATIONS, word)
}

/** A suffix written in its own field. Degrees and titles are no suffix of a generation. */
export function readSuffix(value: unknown, warn: Warn): string | null {
  const text = given(value)
  if (text === null) return null
  const words = text.length > LONGEST_TEXT ? [] : foldedWords(text)
  for (const word of [words.join(''), ...words]) {
    const suffix = own(ALONE, word)
    if (suffix) return suffix
  }
  warn('suffix', 'is no generational suffix such as Jr or III and counts as absent')
  return null
}
