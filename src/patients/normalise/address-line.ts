import { foldedWords } from './text.ts'
import { PLACE_DESIGNATORS, streetWord, UNIT_DESIGNATORS } from './street-words.ts'

/** The parts of one line of an address, each null when absent. */
export interface AddressLine {
  number: string | null
  street: string | null
  unit: string | null
}

const HOUSE_NUMBER = /^\p{Nd}+\p{L}?$/u
const UNIT_VALUE = /^(?:\p{L}{0,2}\p{Nd}+\p{L}{0,2}|\p{L})$/u

const isDesignator = (word = ''): boolean => UNIT_DESIGNATORS.has(word) || PLACE_DESIGNATORS.has(word)

const isUnitValue = (word = ''): boolean => UNIT_VALUE.test(streetWord(word))

const joined = (words: readonly string[]): string | null =>
  words.length === 0 ? null : words.map(streetWord).join(' ')

/**
 * Words of a line; `#` becomes a designator, "No." after one says nothing more; "P.O. Box", and a house number in two parts
 * ("12-34"), are one word.
 */
export function lineWords(text: string): string[] {
  const plain = text
    .replace(/^(\s*\d+)-(?=\d)/, '$1')
    .replace(/#/g, ' unit ')
    .replace(/\bp\W{0,2}o\W{0,2}(?=box\b)/gi, 'po')
  return foldedWords(plain).filter((word, i, all) => word !== 'no' || !isDesignator(all[i - 1]))
}

/** The number of a post office box that a line begins with, or undefined. */
function boxNumber(words: readonly string[]): string | undefined {
  return /^(?:p ?o ?box|post office box|pob|box) (\p{L}{0,2}\p{N}+\p{L}?)(?: |$)/u.exec(words.join(' '))?.[1]
}

/** Whether a word calls the unit that follows. A place within is one behind a house number and a street, or on its own. */
function callsUnit(word: string, place: number, words: readonly string[]): boolean {
  if (!isUnitValue(words[place + 1])) return false
  if (UNIT_DESIGNATORS.has(word)) return true
  return PLACE_DESIGNATORS.has(word) && (place === 0 || (place > 1 && HOUSE_NUMBER.test(words[0]!)))
}

/** Where the unit begins: the first of one or more designators ("Apt #") before a value. -1 without one. */
function unitStart(words: readonly string[]): number {
  let start = words.findIndex(callsUnit)
  while (start > 0 && UNIT_DESIGNATORS.has(words[start - 1]!)) start -= 1
  return start
}

/** What tells the units of one house apart, of a line that may name them in any words: numbers, and the A of Ward A. */
export function unitCodes(text: string): string {
  const words = lineWords(text)
  const isCode = (word: string, i: number) => /\p{N}/u.test(word) || (word.length === 1 && isDesignator(words[i - 1]))
  return words.filter(isCode).join(' ')
}

/** House number, street and unit of a line, with USPS abbreviations (Publication 28). */
export function readLine(text: string): AddressLine {
  const words = lineWords(text)
  const box = boxNumber(words)
  if (box) return { number: box, street: 'po box', unit: null }
  const start = unitStart(words)
  const unit = start < 0 ? [] : words.slice(start).filter((word) => !isDesignator(word))
  const street = start < 0 ? words : words.slice(0, start)
  const number = HOUSE_NUMBER.test(street[0] ?? '') ? street.shift()! : null
  return { number, street: joined(street), unit: joined(unit) }
}
