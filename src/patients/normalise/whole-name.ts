import type { PatientInput } from '../patient.ts'
import { isPlaceholderName } from './name-placeholders.ts'
import { isTitle } from './names.ts'
import { suffixOf } from './suffix.ts'
import { foldedWords, given, LONGEST_TEXT } from './text.ts'

const isSuffix = (word: string) => suffixOf(foldedWords(word).join('')) !== undefined

/** Takes the suffixes from the end of a name of several words. */
function takeSuffixes(words: string[]): string[] {
  const end = words.findLastIndex((word, i) => i === 0 || !isSuffix(word)) + 1
  return words.splice(end)
}

interface WholeName {
  /** What stands before a comma that is none before a suffix; null where there is none. */
  last: string | null
  /** The other words, none where nothing but commas is written. */
  words: string[]
  suffix: string | null
}

/** A whole name, which is "Last, First Middle" or "First Middle Last", with a suffix at its end or after a comma. */
export function splitWholeName(name: string): WholeName {
  const parts = name.split(',').flatMap((part) => part.trim() || [])
  const after = parts.slice(1).find(isSuffix)
  const [last, first] = parts.filter((part, i) => i === 0 || !isSuffix(part))
  if (last === undefined) return { last: null, words: [], suffix: null }
  const words = (first ?? last).split(/\s+/)
  const suffixes = takeSuffixes(words)
  return { last: first === undefined ? null : last, words, suffix: after ?? suffixes[0] ?? null }
}

/** The first of several given names and the others; what a newborn is called, as Baby Girl B, is one name. */
export function firstAndMiddle(words: readonly string[]): Record<'firstName' | 'middleName', string | null> {
  const isOne = words.some((word) => isPlaceholderName(foldedWords(word)))
  const [first, middle] = isOne ? [words, []] : [words.slice(0, 1), words.slice(1)]
  return { firstName: first.join(' ') || null, middleName: middle.join(' ') || null }
}

const isName = (text: string): boolean => foldedWords(text).some((word) => !isTitle(word))

/**
 * A patient of whom "Last, First Middle" is written in the place of one name while the other is absent, with its parts in
 * theirs; any other as it is.
 */
export function withWholeNameSplit(input: PatientInput): PatientInput {
  const [first, last, middle] = [given(input.firstName), given(input.lastName), given(input.middleName)]
  const whole = first === null ? last : last === null ? first : null
  if (whole === null || whole.length > LONGEST_TEXT || !whole.includes(',')) return input
  const { last: lastName, words, suffix } = splitWholeName(whole)
  const names = words.filter(isName)
  if (lastName === null || names.length === 0 || !isName(lastName)) return input
  const parts = middle === null ? firstAndMiddle(names) : { firstName: names.join(' ') }
  return { ...input, ...parts, lastName, suffix: given(input.suffix) ?? suffix }
}
