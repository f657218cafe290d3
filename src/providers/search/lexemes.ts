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

const wordLexemes = remembering((kind, text) => words(text).map((word) => lexeme(kind, word)))
const wholeLexeme = remembering((kind, text) => {
  const whole = wholeValue(text)
  return whole ? [lexeme(kind, whole)] : []
})
const zipLexeme = remembering((kind, text) =>
  words(text)
    .slice(0, 1)
    .map((digits) => lexeme(kind, digits)),
)

/** Everything a provider can be found by, each lexeme once. */
export function lexemesOf(facts: ProviderFacts, sample: boolean, sources: readonly string[]): readonly string[] {
  const found: string[] = []
  const add = (make: MakeLexemes, kind: Kind, text: string | null) => {
    if (text) for (const entry of make(kind, text)) if (!found.includes(entry)) found.push(entry)
  }
  add(wordLexemes, 'nameWord', facts.firstName)
  add(wordLexemes, 'nameWord', facts.middleName)
  add(wordLexemes, 'nameWord', facts.lastName)
  add(wordLexemes, 'nameWord', facts.organizationName)
  add(wordLexemes, 'specialtyWord', facts.specialty)
  add(wholeLexeme, 'specialty', facts.specialty)
  add(wordLexemes, 'cityWord', facts.city)
  add(wholeLexeme, 'city', facts.city)
  add(wholeLexeme, 'state', facts.state)
  add(zipLexeme, 'zip', facts.zip)
  add(wordLexemes, 'credential', facts.credential)
  add(wholeLexeme, 'taxonomy', facts.taxonomy)
  for (const taxonomy of facts.taxonomies) {
    add(wholeLexeme, 'taxonomy', taxonomy.code)
    add(wordLexemes, 'specialtyWord', taxonomy.description)
  }
  for (const source of sources) add(wholeLexeme, 'source', source)
  add(wholeLexeme, 'entityType', facts.entityType)
  add(wholeLexeme, 'status', facts.status)
  found.push(KIND.sample + String(sample))
  return found
}

type MakeLexemes = (kind: Kind, text: string) => readonly string[]

const REMEMBERED = 10_000
const LONGEST_REMEMBERED = 80

/** `make` with a memory of what it made lately, a kind at a time: in a load the same cities, specialties and names come again and again. */
function remembering(make: MakeLexemes): MakeLexemes {
  const lately = new Map<Kind, Map<string, readonly string[]>>()
  return (kind, text) => {
    let known = lately.get(kind)
    if (!known) lately.set(kind, (known = new Map()))
    const found = known.get(text)
    if (found) return found
    const made = make(kind, text)
    if (known.size >= REMEMBERED) known.clear()
    if (text.length <= LONGEST_REMEMBERED) known.set(text, made)
    return made
  }
}

/** Whether the lexeme holds a word that people type, and mistype: of names, specialties and cities. */
export function isTyped(lexeme: string): boolean {
  if (lexeme.length <= 3) return false
  const kind = lexeme[0]
  if (kind !== KIND.nameWord && kind !== KIND.specialtyWord && kind !== KIND.cityWord) return false
  const start = lexeme.charCodeAt(1)
  return start < 48 || start > 57
}
