import type { SourceRecord } from '../src/providers/provider.ts'
import { providerAt } from './generate-providers.ts'
import { pick, randomFrom } from './random.ts'

type Ask = (provider: SourceRecord, random: () => number) => string

const nameOf = (provider: SourceRecord) => provider.lastName ?? provider.organizationName!.split(' ')[0]!
const half = (text: string, random: () => number) => text.slice(0, 1 + Math.floor(random() * Math.min(6, text.length)))
const COMMON = ['medicine', 'health', 'family medicine', 'nurse', 'clinic', 'therapist', 'ca', 'md', 'smith', 'active']

/** Searches as people type them, about providers that are in the registry. */
export const SEARCHES: Record<string, Ask> = {
  'a surname': nameOf,
  'a full name': (p) => `${p.firstName ?? ''} ${nameOf(p)}`,
  'a specialty': (p) => p.specialty!,
  'a city': (p) => p.city!,
  'surname and city': (p) => `${nameOf(p)} ${p.city}`,
  'specialty and state': (p) => `${p.specialty} ${p.state}`,
  'specialty and city': (p) => `${p.specialty} ${p.city}`,
  'a frequent word': (_, random) => pick(COMMON, random),
  'two frequent words': (_, random) => `${pick(COMMON, random)} ${pick(COMMON, random)}`,
  'beginning of a surname': (p) => nameOf(p).slice(0, 4),
  'a NPI': (p) => p.npi,
  'a lay word': (_, random) =>
    pick(['heart doctor', 'cardiologist chicago', 'gp', 'dentist texas', 'kids doctor'], random),
}

/** Searches of which a word has a typing error. */
export const MISTYPED: Record<string, Ask> = {
  'a surname': (p, random) => mistype(nameOf(p), random),
  'a specialty': (p, random) => mistype(p.specialty!.split(/[ ,]/)[0]!, random),
  'surname and city': (p, random) => `${mistype(nameOf(p), random)} ${p.city}`,
  'surname and city, both wrong': (p, random) => `${mistype(nameOf(p), random)} ${mistype(p.city!, random)}`,
}

/** What a search box sends while its user types. */
export const TYPED: Record<string, Ask> = {
  ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`${n} letters`, (p: SourceRecord) => nameOf(p).slice(0, n)])),
  'two words': (p, random) => `${nameOf(p)} ${half(p.firstName ?? 'clinic', random)}`,
  'given name first': (p, random) => `${p.firstName ?? 'medical'} ${half(nameOf(p), random)}`,
  digits: (p, random) => p.npi.slice(0, 1 + Math.floor(random() * 10)),
}

/** `count` texts of a kind, the same ones in every run. */
export function textsOf(ask: Ask, count: number, rows: number): string[] {
  const random = randomFrom(count + rows)
  return Array.from({ length: count }, () => ask(providerAt(Math.floor(random() * rows)), random))
}

/** The word with two letters swapped, one dropped, doubled or changed, not the first one. */
function mistype(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * Math.max(1, word.length - 2))
  const letter = word[at] ?? 'e'
  const rest = word.slice(at + 1)
  const wrong = [rest, letter + letter + rest, `q${rest}`, `${rest[0] ?? ''}${letter}${rest.slice(1)}`]
  return word.slice(0, at) + pick(wrong, random)
}
