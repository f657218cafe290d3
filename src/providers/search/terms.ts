import { badInput } from '../../errors.ts'
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

/** What was meant by each mistyped term of a search, by its place; null for a term that was not corrected. */
export type Meant = readonly (readonly string[] | null)[]

const MOST_TERMS = 12

/** A title at the start, of whom more is said: a surname such as Doctor has a comma behind it. */
const TITLE = /^\s*(?:dr|doctors?|prof|professor)\b\.?\s+(?=.*[\p{L}\p{N}])/iu
/** What stands before the apostrophe of a name such as O'Brien or d'Alene. */
const ELIDED = new Set(['o', 'd'])
const SAINT = ['saint', 'st']
/**
 * As in "a cardiologist in Chicago"; IN and an "in" before a ZIP are Indiana, a name has a comma behind it, "a" within a
 * name is an initial, and "an" before a consonant the name.
 */
const SMALL_WORDS = [
  /(?<!\S)near\s+me(?!\S)/gu,
  /(?<!\S)(?:the|in|near|around|at|from|with|of|and|for(?!\s+(?:kids|children)(?!\S)))(?=\s+\p{L})/gu,
  /^\s*(?:(?:a|all|any)(?=\s+\p{L})|an(?=\s+[aeiou]))/u,
]

/** Splits a search into terms, each once, the longest known phrase first. BAD_USER_INPUT for too many. */
export function parseTerms(search: string): Term[] {
  const typed = words(
    SMALL_WORDS.reduce((text, small) => text.replace(small, ''), search)
      .replace(TITLE, '')
      .replace(/\b(\d{5})[- ](\d{4})\b/g, '$1'),
  )
  const terms: Term[] = []
  for (let i = 0; i < typed.length; ) {
    const length = [4, 3, 2].find((n) => i + n <= typed.length && aliasOf(typed.slice(i, i + n).join('_'))) ?? 1
    const term = termOf(typed.slice(i, i + length), length === 1 ? spellings(typed, i) : [])
    if (!terms.some(({ text }) => text === term.text)) terms.push(term)
    i += length
  }
  if (terms.length > MOST_TERMS)
    throw badInput([{ path: 'search', message: `must be at most ${MOST_TERMS} different words` }])
  return terms
}

/** The same for searches that mean the same; a word at the end may be half typed, so that their order counts. */
export const termsKey = (terms: readonly Term[]) => terms.map(({ readings }) => readings)

/** A folded word as a term of its own. */
export const wordTerm = (word: string): Term => termOf([word], [])

function termOf(typed: string[], others: readonly string[]): Term {
  const text = typed.join(' ')
  return {
    text,
    readings: [typed, ...others.map((word) => [word])],
    alias: aliasOf(typed.join('_')),
    npiPrefix: /^\d{2,10}$/.test(text) ? text : undefined,
  }
}

/** What else a word may be in the index: the ZIP of nine digits in a row, Saint for St, a name that is written in two. */
function spellings(typed: readonly string[], at: number): string[] {
  const word = typed[at]!
  if (/^\d{9}$/.test(word)) return [word.slice(0, 5)]
  if (SAINT.includes(word)) return SAINT.filter((spelling) => spelling !== word)
  return [elided(word, typed[at + 1]), elided(typed[at - 1], word)].filter((name) => name !== undefined)
}

function elided(start: string | undefined, rest: string | undefined): string | undefined {
  return start && rest && ELIDED.has(start) && /^\p{L}{2,}$/u.test(rest) ? start + rest : undefined
}

/** The term that stands in for a mistyped one. */
export function corrected(term: Term, candidates: readonly string[]): Term {
  const aliases = candidates.map((word) => aliasOf(fold(word))).filter((alias) => alias !== undefined)
  const alias = aliases.length
    ? { specialties: aliases.flatMap((entry) => entry.specialties), state: aliases.find((entry) => entry.state)?.state }
    : undefined
  return { ...term, readings: candidates.map((word) => [word]), alias, npiPrefix: undefined }
}

/** The corrections that made `terms` of `typed`. */
export function meantOf(typed: readonly Term[], terms: readonly Term[]): Meant {
  return terms.map((term, i) => (term === typed[i] ? null : term.readings.map(([word]) => word!)))
}

/** The terms with corrections made again. */
export function withMeant(typed: readonly Term[], meant: Meant): Term[] {
  return typed.map((term, i) => (meant[i] ? corrected(term, meant[i]) : term))
}
