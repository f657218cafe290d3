import { streetWord, UNIT_DESIGNATORS } from './street-words.ts'

const COUNTRY = new Set(['us', 'usa', 'u s', 'u s a', 'united states', 'united states of america'])
const LONGEST_COUNTRY = 4

/** How many words at the end of a text name the United States; 0 when none do. */
export function countryWords(words: readonly string[]): number {
  for (let n = Math.min(words.length, LONGEST_COUNTRY); n > 0; n--) {
    if (COUNTRY.has(words.slice(-n).join(' '))) return n
  }
  return 0
}

/** Boxes and routes, which stand in the place of a house number and a street. */
const BOX_OR_ROUTE =
  /^(?:p ?o ?box|pob|post office box|general delivery|rr|r r|rural (?:route|rte)|star (?:route|rte)|hcr?|h c|highway contract|psc|cmr)(?: |$)/u

const STREETS = new Set(['st', 'rd', 'ave', 'dr', 'blvd', 'ln', 'hwy'])
/** What begins or ends the name of a settlement or building within a city. */
const NO_CITY =
  /^(?:urb|urbanizacion|residencial|res|cond|condominio|bo|barrio|villas?)(?: |$)| (?:apartments?|apts|condos?|condominiums?|towers?|manor|estates|mobile home park|trailer park)$/u
const LEVELS = new Set('rear front side upper lower lobby basement bsmt upstairs downstairs'.split(' '))
/** Cities, though their first word calls units too: Ste. Genevieve, Flat Rock. */
const CITY_AFTER_ALL = /^(?:ste|flat) \p{L}{3}/u
const LONGEST_CITY = 5

function isUnit(words: readonly string[]): boolean {
  if (words.length === 1 && LEVELS.has(words[0]!)) return true
  return UNIT_DESIGNATORS.has(words[0]!) && !CITY_AFTER_ALL.test(words.join(' '))
}

/** Whether words between commas may be a city: no numbers, no street, no unit, no box and no housing complex. */
export function mayBeCity(words: readonly string[]): boolean {
  if (words.length === 0 || words.length > LONGEST_CITY) return false
  const text = words.join(' ')
  if (text.length < 3 || !/^[\p{L} ]+$/u.test(text) || BOX_OR_ROUTE.test(text) || NO_CITY.test(text)) return false
  return !isUnit(words) && (words.length === 1 || !STREETS.has(streetWord(words.at(-1)!)))
}
