import type { PatientInput } from '../patient.ts'
import { isPlaceholderName, mayBeName } from './name-placeholders.ts'
import { isNobody } from './nobodies.ts'
import { readSuffix, suffixOf } from './suffix.ts'
import { foldedWords, given, LONGEST_TEXT } from './text.ts'
import { PLACEHOLDER, TOO_LONG, type Warn } from './warn.ts'

interface Names {
  firstName: string | null
  middleName: string | null
  lastName: string | null
  suffix: string | null
}

const TITLES = new Set(['mr', 'mrs', 'ms', 'miss', 'dr', 'prof', 'rev', 'sir'])
/** Whether a folded word is a title, such as Mr, and no part of a name. */
export const isTitle = (word: string): boolean => TITLES.has(word)

/** Folded words of a name without a leading title, of no more than the longest text. */
function untitled(value: unknown): string[] {
  const words = foldedWords(given(value)?.slice(0, LONGEST_TEXT) ?? '')
  while (words.length > 1 && isTitle(words[0]!)) words.shift()
  return words
}

/** The words of one field of a name, which are those of `value`; placeholders that are no names are absent. */
function readWords(field: string, value: unknown, words: readonly string[], warn: Warn): string[] {
  const text = given(value)
  if (text === null) return []
  if (text.length > LONGEST_TEXT) warn(field, TOO_LONG)
  else if (words.length === 0) warn(field, 'has no letters and counts as absent')
  else if (isPlaceholderName(words) && !mayBeName(field, words)) warn(field, PLACEHOLDER)
  else return [...words]
  return []
}

/** Ma. Guadalupe is how María Guadalupe is written for short. */
const spelledOut = (words: string[]) => (words.length > 1 && words[0] === 'ma' ? ['maria', ...words.slice(1)] : words)

/** Takes the suffixes from the end of a name of several words. The first of them, or undefined. */
function splitSuffix(words: string[]): string | undefined {
  let found: string | undefined
  while (words.length > 1) {
    const suffix = suffixOf(words.at(-1)!)
    if (!suffix) break
    found = suffix
    words.pop()
  }
  return found
}

const wordsOf = (name: string | null): string[] => name?.split(' ') ?? []
const joined = (words: readonly string[]): string | null => (words.length === 0 ? null : words.join(' '))

/** The names of a patient; a suffix is taken from its own field, else from the end of the last or the first name. */
export function readNames(input: PatientInput, warn: Warn): Names {
  const written = { first: untitled(input.firstName), last: untitled(input.lastName) }
  const first = spelledOut(readWords('firstName', input.firstName, written.first, warn))
  const middle = readWords('middleName', input.middleName, untitled(input.middleName), warn)
  const last = readWords('lastName', input.lastName, written.last, warn)
  for (const [field, words] of placeholdersAmong(first, last)) {
    warn(field, PLACEHOLDER)
    words.length = 0
  }
  const splitOff = [splitSuffix(last), splitSuffix(first), splitSuffix(middle)]
  const suffix = readSuffix(input.suffix, warn) ?? splitOff.find((found) => found !== undefined) ?? null
  const names = {
    firstName: joined(still('firstName', first)),
    middleName: joined(still('middleName', middle)),
    lastName: joined(still('lastName', last)),
    suffix,
  }
  // placeholders tell that the name beside them is none: Doe, Male
  const isKnown = !isNobody(written.first, written.last) && !isNobody(wordsOf(names.firstName), wordsOf(names.lastName))
  if (isKnown) return names
  warn('firstName', PLACEHOLDER)
  warn('lastName', PLACEHOLDER)
  return { ...names, firstName: null, lastName: null }
}

/** What may be a name is none where the other name is none either. */
function placeholdersAmong(first: string[], last: string[]): [field: string, words: string[]][] {
  const isName = (words: readonly string[]) => words.length > 0 && !isPlaceholderName(words)
  const both: [string, string[]][] = [
    ['firstName', first],
    ['lastName', last],
  ]
  return both.some(([, words]) => isName(words)) ? [] : both.filter(([, words]) => words.length > 0)
}

/** Without its suffix a name may turn out to be a placeholder: "Baby Boy II". */
function still(field: string, words: readonly string[]): readonly string[] {
  return isPlaceholderName(words) && !mayBeName(field, words) ? [] : words
}
