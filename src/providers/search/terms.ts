import { type Alias, aliasOf } from './aliases.ts'
import { fold, words } from './words.ts'

/** One thing that is searched for: a word, or a phrase such as "new york" that means one thing. */
export interface Term {
  /** as typed, folded; words of a phrase joined by a blank */
  text: string
  /** what the words may be in the index: the typed ones, or what they were corrected to; each is one reading */
  readings: readonly (readonly string[])[]
  alias: Alias | undefined
  /** digits that can start a NPI */
  npiPrefix: string | undefined
}

const MOST_TERMS = 12

/** Splits a search into terms, the longest known phrase first. Words beyond the twelfth are dropped. */
export function parseTerms(search: string): Term[] {
  const typed = words(search.slice(0, 500).replace(/\b(\d{5})-(\d{4})\b/g, '$1')).slice(0, MOST_TERMS)
  const terms: Term[] = []
  for (let i = 0; i < typed.length; ) {
    const length = [3, 2].find((n) => i + n <= typed.length && aliasOf(typed.slice(i, i + n).join('_'))) ?? 1
    terms.push(termOf(typed.slice(i, i + length)))
    i += length
  }
  return terms
}

function termOf(typed: string[]): Term {
  const text = typed.join(' ')
  return {
    text,
    readings: [typed],
    alias: aliasOf(typed.join('_')),
    npiPrefix: /^\d{2,10}$/.test(text) ? text : undefined,
  }
}

/** The term that stands in for a mistyped one. */
export function corrected(term: Term, candidates: readonly string[]): Term {
  const aliases = candidates.map((word) => aliasOf(fold(word))).filter((alias) => alias !== undefined)
  const alias = aliases.length
    ? { specialties: aliases.flatMap((entry) => entry.specialties), state: aliases.find((entry) => entry.state)?.state }
    : undefined
  return { ...term, readings: candidates.map((word) => [word]), alias, npiPrefix: undefined }
}
