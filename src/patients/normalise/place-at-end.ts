import { stateCode } from '../../providers/states.ts'
import { countryWords, mayBeCity } from './place-words.ts'
import { mayHaveZip } from './states-by-zip.ts'
import { foldedWords } from './text.ts'

const SEPARATOR = /[,|\r\n]/
const SEPARATORS = /[,|\r\n]+/
/** What no name of a place has: such a part is read as if it had a number. */
const NOT_IN_NAMES = /[#:;@/&]/g
const LONGEST_STATE = 4

/** The words of one part of a line, of those that commas, pipes and ends of lines set apart. */
type Part = readonly string[]

/** What stands at the end of a line: folded words, a USPS code, ZIP or ZIP+4. `parts` are so many from the end. */
interface Place {
  city: string | null
  state: string
  zip: string
  parts: number
}

/** The parts of a line as texts; undefined when nothing is set apart. */
export function partsOf(line: string | null): string[] | undefined {
  if (line === null || !SEPARATOR.test(line)) return undefined
  return line.split(SEPARATORS).filter((part) => part.trim() !== '')
}

export const wordsOf = (part: string): string[] => foldedWords(part.replace(NOT_IN_NAMES, ' 0 '))

/** All but the last `n` words of the last part; a part without words is none. */
function without(parts: readonly Part[], n: number): readonly Part[] {
  if (n === 0) return parts
  const rest = parts.at(-1)!.slice(0, -n)
  return rest.length > 0 ? [...parts.slice(0, -1), rest] : parts.slice(0, -1)
}

export const withoutCountry = (parts: readonly Part[]) => without(parts, countryWords(parts.at(-1) ?? []))

/** The ZIP code at the end of words, and how many of them it is. */
export function zipAtEnd(words: Part): { zip: string | null; size: number } {
  const [before = '', last = ''] = words.length > 1 ? words.slice(-2) : ['', words[0]]
  if (/^\d{5}(?:\d{4})?$/.test(last)) return { zip: last, size: 1 }
  if (/^\d{5}$/.test(before) && /^\d{4}$/.test(last)) return { zip: `${before}-${last}`, size: 2 }
  return { zip: null, size: 0 }
}

/** The state at the end of words, by the longest name that it may be, and how many of them it is. */
function stateAtEnd(words: Part): { code: string; size: number; isName: boolean } | undefined {
  for (let size = Math.min(words.length, LONGEST_STATE); size > 0; size--) {
    const text = words.slice(-size).join(' ')
    const code = stateCode(text)
    if (code) return { code, size, isName: text.replace(' ', '').length > 2 }
  }
  return undefined
}

/**
 * The place at the end of the parts of a line, set off from what comes before it: city, state and ZIP, or state and ZIP, with
 * or without a country. Null where that is not certain, as without a ZIP that the state has: many countries and provinces
 * are written as our states are.
 */
export function placeAtEnd(all: readonly Part[]): Place | null {
  const american = withoutCountry(all)
  const { zip, size } = zipAtEnd(american.at(-1) ?? [])
  const parts = without(american, size)
  const last = parts.at(-1) ?? []
  const state = stateAtEnd(last)
  if (!zip || !state || !mayHaveZip(state.code, zip)) return null
  const { code, size: words, isName } = state
  const isSetOff = words === last.length
  const city = isSetOff ? (parts.at(-2) ?? []) : last.slice(0, -words)
  const taken = all.length - parts.length
  if (mayBeCity(city)) return { city: city.join(' '), state: code, zip, parts: taken + (isSetOff ? 2 : 1) }
  // a name alone may be a city: Indiana, 15701
  return isSetOff && !isName ? { city: null, state: code, zip, parts: taken + 1 } : null
}
