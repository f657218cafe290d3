import { saysNothing } from './text.ts'

const NO_HOME = new Set([
  'homeless',
  'no address',
  'no home',
  'no known address',
  'no fixed address',
  'no fixed abode',
  'nfa',
  'general delivery',
  'transient',
  'undomiciled',
  'unhoused',
  'bad address',
  'address unknown',
  'unknown address',
  'return mail',
  'returned mail',
])
/** What fills a line between a house number and a word for a street, where each must be: 123 Unknown St. */
const FILLED = new RegExp(
  `^(?:\\p{N}+ )+(?:unknown|${[...NO_HOME].join('|')})(?: (?:st|street|rd|road|ave|avenue|dr|drive|ln|lane))?$`,
  'u',
)
/** Where another's home is meant; one that is written out behind it is a home. */
const ELSEWHERE = /^(?:same(?: (?:as|address)(?: \P{N}*)?)?|(?:c o|care of) (?:\S+ )?shelter)$/u

/** Whether the words of a line or city say that there is no place, or one that many share: Homeless, General Delivery. */
export function isNoHome(words: readonly string[]): boolean {
  const text = words.join(' ')
  return saysNothing(words) || NO_HOME.has(text) || FILLED.test(text) || ELSEWHERE.test(text)
}
