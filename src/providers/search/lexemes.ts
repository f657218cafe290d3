import type { ProviderFacts } from '../provider.ts'
import { wholeValue, words } from './words.ts'

/**
 * The kinds of lexeme in a provider's search vector, as the capital letter they start with. With the kind in the
 * lexeme, every search and every filter is one question to one GIN index, without a look at the rows.
 */
export const KIND = {
  nameWord: 'N',
  specialtyWord: 'S',
  specialty: 'P',
  cityWord: 'C',
  city: 'D',
  state: 'T',
  zip: 'Z',
  credential: 'K',
  taxonomy: 'X',
  source: 'O',
  entityType: 'E',
  status: 'U',
  sample: 'M',
} as const
export type Kind = keyof typeof KIND

/** One lexeme. `value` is a folded word of letters, digits and underscores, so that it needs no quoting. */
export function lexeme(kind: Kind, value: string): string {
  return KIND[kind] + value
}

/** Everything a provider can be found by, each lexeme once. */
export function lexemesOf(facts: ProviderFacts, sample: boolean, sources: readonly string[]): Set<string> {
  const found = new Set<string>()
  const addAll = (kind: Kind, values: readonly string[]) => {
    for (const value of values) found.add(KIND[kind] + value)
  }
  const addWhole = (kind: Kind, value: string | null) => {
    const whole = value ? wholeValue(value) : ''
    if (whole) found.add(KIND[kind] + whole)
  }
  for (const name of [facts.firstName, facts.middleName, facts.lastName, facts.organizationName])
    addAll('nameWord', words(name))
  addAll('specialtyWord', words(facts.specialty))
  addWhole('specialty', facts.specialty)
  addAll('cityWord', words(facts.city))
  addWhole('city', facts.city)
  addWhole('state', facts.state)
  addAll('zip', words(facts.zip).slice(0, 1))
  addAll('credential', words(facts.credential))
  addWhole('taxonomy', facts.taxonomy)
  for (const taxonomy of facts.taxonomies) {
    addWhole('taxonomy', taxonomy.code)
    addAll('specialtyWord', words(taxonomy.description))
  }
  for (const source of sources) addWhole('source', source)
  addWhole('entityType', facts.entityType)
  addWhole('status', facts.status)
  found.add(KIND.sample + String(sample))
  return found
}

/** The words among the lexemes that people type, and mistype: of names, specialties and cities. */
export function typedWords(lexemes: Iterable<string>): string[] {
  const typed: string[] = []
  for (const entry of lexemes) {
    const kind = entry[0]
    if (
      (kind === KIND.nameWord || kind === KIND.specialtyWord || kind === KIND.cityWord) &&
      entry.length > 3 &&
      !/^.\d/.test(entry)
    ) {
      typed.push(entry.slice(1))
    }
  }
  return typed
}
