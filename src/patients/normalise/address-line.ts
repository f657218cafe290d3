import { foldedWords } from './text.ts'
import { streetWord, UNIT_DESIGNATORS } from './street-words.ts'

/** The parts of one line of an address, each null when absent. */
export interface AddressLine {
  number: string | null
  street: string | null
  unit: string | null
}

const HOUSE_NUMBER = /^\p{Nd}+\p{L}?$/u
const UNIT_VALUE = /^(?:\p{L}{0,2}\p{Nd}+\p{L}{0,2}|\p{L})$/u

const isUnitValue = (word = ''): boolean => UNIT_VALUE.test(streetWord(word))

const joined = (words: readonly string[]): string | null =>
  words.length === 0 ? null : words.map(streetWord).join(' ')

/**
 * Words of a line; `#` becomes a designator, "No." after one says nothing more, and a house number in two parts ("12-34")
 * stays one word.
 */
export function lineWords(text: string): string[] {
  return foldedWords(text.replace(/^(\s*\d+)-(?=\d)/, '$1').replace(/#/g, ' unit ')).filter(
    (word, i, all) => word !== 'no' || !UNIT_DESIGNATORS.has(all[i - 1] ?? ''),
  )
}

/** The number of a post office box, or undefined. */
function boxNumber(words: readonly string[]): string | undefined {
  return /^(?:p ?o ?box|post office box|pob|box) (\p{L}{0,2}\p{N}+\p{L}?)(?: |$)/u.exec(words.join(' '))?.[1]
}

/** Where the unit begins: the first of one or more designators ("Apt #") before a value. -1 without one. */
function unitStart(words: readonly string[]): number {
  let start = words.findIndex((word, i) => UNIT_DESIGNATORS.has(word) && isUnitValue(words[i + 1]))
  while (start > 0 && UNIT_DESIGNATORS.has(words[start - 1]!)) start -= 1
  return start
}

/** House number, street and unit of a line, with USPS abbreviations (Publication 28). */
export function readLine(text: string): AddressLine {
  const words = lineWords(text)
  const box = boxNumber(words)
  if (box) return { number: box, street: 'po box', unit: null }
  const start = unitStart(words)
  const unit = start < 0 ? [] : words.slice(start).filter((word) => !UNIT_DESIGNATORS.has(word))
  const street = start < 0 ? words : words.slice(0, start)
  const number = HOUSE_NUMBER.test(street[0] ?? '') ? street.shift()! : null
  return { number, street: joined(street), unit: joined(unit) }
}
