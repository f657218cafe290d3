import { type RawBuilder, sql } from 'kysely'
import { npiProblem, zipCode } from '../validation.ts'
import type { EntityType, ProviderStatus } from '../provider.ts'
import { stateCode } from '../states.ts'
import { KIND, type Kind, lexeme } from './lexemes.ts'
import type { Term } from './terms.ts'
import { wholeValue, words } from './words.ts'

/** What rows must hold, as GraphQL's ProviderFilter. An empty value asks for nothing. */
export interface ProviderFilter {
  npis?: readonly string[] | null
  city?: string | null
  state?: string | null
  zip?: string | null
  specialty?: string | null
  taxonomies?: readonly string[] | null
  credential?: string | null
  entityType?: EntityType | null
  status?: ProviderStatus | null
  source?: string | null
  sample?: boolean | null
}

/** Tsqueries over lexemes, any of which may hold, and beside them what only a column can tell. */
export interface Clause {
  queries: readonly string[]
  npi?: { from: number; to: number } | undefined
}

/** How closely a term must be met: in the name, as a whole word anywhere, or as the beginning of one. */
export type Tier = 1 | 2 | 3

/** Parts that are the same stand once, and all in one order whatever they come in. */
const joined = (parts: readonly string[], operator: string) => {
  const different = [...new Set(parts)].toSorted()
  return different.length > 1 ? `(${different.join(operator)})` : (different[0] ?? '')
}
const or = (parts: readonly string[]) => joined(parts, ' | ')
const and = (parts: readonly string[]) => joined(parts, ' & ')

const ANYWHERE = [
  'nameWord',
  'specialtyWord',
  'cityWord',
  'credential',
  'state',
  'zip',
  'taxonomy',
] as const satisfies readonly Kind[]
const BEGINS: ReadonlySet<Kind> = new Set(['nameWord', 'specialtyWord', 'cityWord', 'zip', 'taxonomy'])

/**
 * What a row must match for each of `terms` in `tier`. Each tier includes the one before it. Only the last term is taken
 * for half typed: beginnings of frequent words cost most.
 */
export function clausesOf(terms: readonly Term[], tier: Tier): Clause[] {
  return terms.map((term, i) => clauseOf(term, tier, i === terms.length - 1))
}

function clauseOf(term: Term, tier: Tier, maybeHalf: boolean): Clause {
  const inName = term.readings.map((reading) => and(reading.map((word) => lexeme('nameWord', word))))
  if (tier === 1)
    return { queries: [or(inName)], npi: term.npiPrefix?.length === 10 ? npiRange(term.npiPrefix) : undefined }
  const half = tier === 3 && maybeHalf
  const anywhere = (word: string) =>
    or(ANYWHERE.map((kind) => lexeme(kind, word) + (half && BEGINS.has(kind) ? ':*' : '')))
  const options = term.readings.map((reading) => and(reading.map(anywhere)))
  const sets = (term.alias?.specialties ?? []).map((set) => set.map((word) => lexeme('specialtyWord', word)))
  for (const set of sets) if (set.length === 1) options.push(...set)
  if (term.alias?.state) options.push(lexeme('state', term.alias.state))
  const npi = term.npiPrefix && (tier === 3 || term.npiPrefix.length === 10) ? npiRange(term.npiPrefix) : undefined
  return { queries: [or(options), ...sets.filter((set) => set.length > 1).map(and)], npi }
}

/** The NPIs that begin with these digits. */
export function npiRange(prefix: string): { from: number; to: number } {
  const scale = 10 ** (10 - prefix.length)
  const from = Number(prefix) * scale
  return { from, to: from + scale - 1 }
}

/** The filter's conditions as lexemes that must all be there. A value that folds to nothing can match nothing. */
function filterQuery(filter: ProviderFilter): string[] {
  const parts: string[] = []
  const equal = (kind: Kind, value: string | null | undefined) => {
    if (value != null) parts.push(lexeme(kind, wholeValue(value) || '_'))
  }
  equal('city', filter.city)
  equal('specialty', filter.specialty)
  equal('state', filter.state == null ? filter.state : (stateCode(filter.state) ?? filter.state))
  equal('source', filter.source)
  equal('entityType', filter.entityType)
  equal('status', filter.status)
  equal('zip', zipOf(filter)?.slice(0, 5) ?? filter.zip)
  if (filter.credential != null)
    parts.push(and(words(filter.credential).map((word) => lexeme('credential', word))) || lexeme('credential', '_'))
  if (filter.taxonomies)
    parts.push(
      or(filter.taxonomies.map((code) => lexeme('taxonomy', wholeValue(code) || '_'))) || lexeme('taxonomy', '_'),
    )
  if (filter.sample != null) parts.push(KIND.sample + String(filter.sample))
  return parts
}

/** The same for filters that ask for the same, however they write it. */
export const filterKey = (filter: ProviderFilter) => [
  filterQuery(filter),
  npisOf(filter)?.toSorted() ?? null,
  zipOfNine(filter) ?? null,
]

const npisOf = ({ npis }: ProviderFilter) => npis && [...new Set(npis)].filter((npi) => !npiProblem(npi, false))
const zipOf = ({ zip }: ProviderFilter) => zipCode(zip?.trim() ?? '')
const zipOfNine = (filter: ProviderFilter) => {
  const zip = zipOf(filter)
  return zip && zip.length > 5 ? zip : undefined
}

/** Of what is asked for alone, the index reads each query by itself sooner than all in one. */
function meets({ queries, npi }: Clause, alone: boolean): RawBuilder<unknown> {
  const options = (alone ? queries : [or(queries)]).map(matches)
  if (npi) options.push(sql`npi between ${npi.from} and ${npi.to}`)
  return options.length > 1 ? sql`(${sql.join(options, sql` or `)})` : options[0]!
}

const matches = (query: string): RawBuilder<unknown> => sql`search @@ ${query}::tsquery`

/** The condition on table `provider` that `clauses`, `filter` and nothing else set; undefined when all rows match. */
export function condition(clauses: readonly Clause[], filter: ProviderFilter): RawBuilder<boolean> | undefined {
  const parts = [...clauses.map((clause) => meets(clause, clauses.length === 1)), ...filterQuery(filter).map(matches)]
  const npis = npisOf(filter)
  if (npis) parts.push(sql`npi = any(${npis.map(Number)}::bigint[])`)
  const zip = zipOfNine(filter)
  if (zip) parts.push(sql`zip = ${zip}`)
  return parts.length ? sql<boolean>`(${sql.join(parts, sql` and `)})` : undefined
}
