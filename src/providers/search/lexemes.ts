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
  /** each one once */
  lexemes: readonly Bytes[]
  /** the lexemes, joined */
  bytes: Bytes
  /** the words among them that people type, and mistype */
  typed: ValueWords
}

type Lexemes = (text: string) => string[]
type MakePart = (text: string | null) => Part | undefined

/** A provider's search vector. */
export interface SearchVector {
  /** how many lexemes there are */
  count: number
  /** the lexemes, joined, as {@link binaryTsvector} takes them */
  lexemes: Bytes
  /** the words that people type, by value that they stand in */
  typed: readonly ValueWords[]
}

const eachWord =
  (kind: Kind): Lexemes =>
  (text) =>
    words(text).map((word) => lexeme(kind, word))
const whole =
  (kind: Kind): Lexemes =>
  (text) =>
    [lexeme(kind, wholeValue(text))].filter((entry) => entry.length > 1)
const both =
  (one: Lexemes, other: Lexemes): Lexemes =>
  (text) => [...one(text), ...other(text)]
/** A ZIP is found by its five digits, a postcode from elsewhere by its words and as a whole. */
const postcode: Lexemes = (text) => {
  const own = zipCode(text)?.slice(0, 5)
  const parts = own === undefined ? [...words(text), wholeValue(text)] : [own]
  return parts.filter(Boolean).map((part) => lexeme('zip', part))
}

function partOf(found: readonly string[]): Part | undefined {
  if (found.length === 0) return undefined
  const each = found.length === 1 ? found : [...new Set(found)]
  const lexemes = each.map(binaryLexeme)
  return { lexemes, bytes: lexemes.join(''), typed: { words: each.filter(isTyped).map((entry) => entry.slice(1)) } }
}

const organizationName = remembering(eachWord('nameWord'))
const firstName = remembering(eachWord('nameWord'))
const middleName = remembering(eachWord('nameWord'))
const lastName = remembering(eachWord('nameWord'))
const specialty = remembering(both(eachWord('specialtyWord'), whole('specialty')))
const city = remembering(both(eachWord('cityWord'), whole('city')))
const state = remembering(whole('state'))
const zip = (text: string | null) => (text === null ? undefined : partOf(postcode(text)))
const credential = remembering(eachWord('credential'))
const taxonomyCode = remembering(whole('taxonomy'))
const taxonomyDescription = remembering(eachWord('specialtyWord'))
const source = remembering(whole('source'))
const entityType = remembering(whole('entityType'))
const status = remembering(whole('status'))
const isSample = remembering(whole('sample'))

/** Everything a provider can be found by. */
export function searchVector(facts: ProviderFacts, sample: boolean, sources: readonly string[]): SearchVector {
  const { taxonomies } = facts
  const codes = taxonomies.map(({ code }) => (code === facts.taxonomy ? undefined : taxonomyCode(code)))
  const descriptions = taxonomies.map(({ description }) =>
    description === facts.specialty ? undefined : taxonomyDescription(description),
  )
  const vector = { count: 0, lexemes: '', typed: [] as ValueWords[] }
  add(vector, [
    firstName(facts.firstName),
    middleName(facts.middleName),
    lastName(facts.lastName),
    organizationName(facts.organizationName),
  ])
  add(vector, [specialty(facts.specialty), ...descriptions])
  add(vector, [city(facts.city)])
  add(vector, [state(facts.state)])
  add(vector, [zip(facts.zip)])
  add(vector, [credential(facts.credential)])
  add(vector, [taxonomyCode(facts.taxonomy), ...codes])
  add(vector, sources.map(source))
  add(vector, [entityType(facts.entityType)])
  add(vector, [status(facts.status)])
  add(vector, [isSample(String(sample))])
  return vector
}

/** Adds parts to a vector that has none of their kinds of lexeme yet. */
function add(
  vector: { count: number; lexemes: Bytes; typed: ValueWords[] },
  parts: readonly (Part | undefined)[],
): void {
  let first: Part | undefined
  let all: Set<Bytes> | undefined
  for (const part of parts) {
    if (part === undefined) continue
    if (part.typed.words.length > 0) vector.typed.push(part.typed)
    if (first === undefined) first = part
    else {
      all ??= new Set(first.lexemes)
      for (const one of part.lexemes) all.add(one)
    }
  }
  if (first === undefined) return
  vector.count += all?.size ?? first.lexemes.length
  if (all === undefined) vector.lexemes += first.bytes
  else for (const one of all) vector.lexemes += one
}

const REMEMBERED = 10_000
const LONGEST_REMEMBERED = 80

/** Makes parts, with a memory of what was made lately: in a load the same cities, specialties and names come again and again. */
function remembering(make: Lexemes): MakePart {
  const lately = new Map<string, Part | undefined>()
  let last: string | null = null
  let lastPart: Part | undefined
  return (text) => {
    if (text === null) return undefined
    if (text === last) return lastPart
    const known = lately.get(text)
    const part = known ?? partOf(make(text))
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
