import { binaryLexeme, type Bytes } from '../../db/copy-binary.ts'
import { MANUAL, type ProviderFacts } from '../provider.ts'
import type { ValueWords } from '../seen-words.ts'
import { zipCode } from '../validation.ts'
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

/** The lexeme of the providers that a person has edited. */
export const EDITED = lexeme('source', wholeValue(MANUAL))

/** What one value is found by. */
interface Part {
  lexemes: readonly Bytes[]
  /** the words among them that people type, and mistype */
  typed: ValueWords
}

type MakePart = (text: string | null) => Part | undefined

/** A provider's search vector. */
export interface SearchVector {
  /** as {@link binaryTsvector} takes them */
  lexemes: ReadonlySet<Bytes>
  /** the words that people type, by value that they stand in */
  typed: readonly ValueWords[]
}

const eachWord =
  (kind: Kind): MakePart =>
  (text) =>
    partOf(words(text).map((word) => lexeme(kind, word)))
const whole =
  (kind: Kind): MakePart =>
  (text) =>
    partOf([lexeme(kind, wholeValue(text ?? ''))].filter((entry) => entry.length > 1))
const both =
  (one: MakePart, other: MakePart): MakePart =>
  (text) => {
    const parts = [one(text), other(text)].filter((part) => part !== undefined)
    return joined(parts)
  }

function joined(parts: readonly Part[]): Part | undefined {
  if (parts.length === 0) return undefined
  return {
    lexemes: parts.flatMap((part) => part.lexemes),
    typed: { words: parts.flatMap((part) => part.typed.words) },
  }
}

function partOf(lexemes: readonly string[]): Part | undefined {
  if (lexemes.length === 0) return undefined
  return {
    lexemes: lexemes.map(binaryLexeme),
    typed: { words: lexemes.filter(isTyped).map((entry) => entry.slice(1)) },
  }
}

const organizationName = eachWord('nameWord')
const firstName = remembering(organizationName)
const middleName = remembering(organizationName)
const lastName = remembering(organizationName)
const specialty = remembering(both(eachWord('specialtyWord'), whole('specialty')))
const city = remembering(both(eachWord('cityWord'), whole('city')))
const state = remembering(whole('state'))
const credential = remembering(eachWord('credential'))
const taxonomyCode = remembering(whole('taxonomy'))
const taxonomyDescription = remembering(eachWord('specialtyWord'))
const source = remembering(whole('source'))
const entityType = remembering(whole('entityType'))
const status = remembering(whole('status'))
const isSample = remembering(whole('sample'))
/** A ZIP is found by its five digits, a postcode from elsewhere by its words and as a whole. */
const zip: MakePart = (text) => {
  const own = text === null ? undefined : zipCode(text)?.slice(0, 5)
  const parts = own === undefined ? new Set([...words(text), wholeValue(text ?? '')]) : [own]
  return partOf([...parts].filter(Boolean).map((part) => lexeme('zip', part)))
}

/** Everything a provider can be found by. */
export function searchVector(facts: ProviderFacts, sample: boolean, sources: readonly string[]): SearchVector {
  const lexemes = new Set<Bytes>()
  const typed: ValueWords[] = []
  const add = (part: Part | undefined) => {
    if (part === undefined) return
    for (const one of part.lexemes) lexemes.add(one)
    if (part.typed.words.length > 0) typed.push(part.typed)
  }
  add(firstName(facts.firstName))
  add(middleName(facts.middleName))
  add(lastName(facts.lastName))
  add(organizationName(facts.organizationName))
  add(specialty(facts.specialty))
  add(city(facts.city))
  add(state(facts.state))
  add(zip(facts.zip))
  add(credential(facts.credential))
  add(taxonomyCode(facts.taxonomy))
  for (const taxonomy of facts.taxonomies) {
    if (taxonomy.code !== facts.taxonomy) add(taxonomyCode(taxonomy.code))
    if (taxonomy.description !== facts.specialty) add(taxonomyDescription(taxonomy.description))
  }
  for (const name of sources) add(source(name))
  add(entityType(facts.entityType))
  add(status(facts.status))
  add(isSample(String(sample)))
  return { lexemes, typed }
}

const REMEMBERED = 10_000
const LONGEST_REMEMBERED = 80

/** `make` with a memory of what it made lately: in a load the same cities, specialties and names come again and again. */
function remembering(make: MakePart): MakePart {
  const lately = new Map<string, Part | undefined>()
  let last: string | null = null
  let lastPart: Part | undefined
  return (text) => {
    if (text === null) return undefined
    if (text === last) return lastPart
    const known = lately.get(text)
    const part = known ?? make(text)
    if (part !== known && text.length <= LONGEST_REMEMBERED) {
      if (lately.size >= REMEMBERED) lately.clear()
      lately.set(text, part)
    }
    last = text
    lastPart = part
    return part
  }
}

/** Whether the lexeme holds a word that people type, and mistype: of names, specialties and cities. */
function isTyped(lexeme: string): boolean {
  if (lexeme.length <= 3) return false
  const kind = lexeme[0]
  if (kind !== KIND.nameWord && kind !== KIND.specialtyWord && kind !== KIND.cityWord) return false
  const start = lexeme.charCodeAt(1)
  return start < 48 || start > 57
}
