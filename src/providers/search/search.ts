import type { Kysely, RawBuilder } from 'kysely'
import type { Database } from '../../db/tables.ts'
import { badInput, type FieldError } from '../../errors.ts'
import { pageSize } from '../../paging.ts'
import type { Provider } from '../provider.ts'
import { toProvider } from '../rows.ts'
import { countMatching, type Facets, facetsMatching } from './counts.ts'
import { decodeCursor, encodeCursor, listName } from './cursor.ts'
import { readPage, type SortKey } from './page.ts'
import { clausesOf, condition, filterKey, type ProviderFilter, type Tier } from './predicate.ts'
import { type CorrectedTerms, correctTerms } from './resolve.ts'
import { interpret, type Interpretation } from './interpretation.ts'
import { meantOf, parseTerms, type Term, termsKey, withMeant } from './terms.ts'

export type ProviderOrder = 'RELEVANCE' | 'NAME_ASC' | 'NPI_ASC' | 'UPDATED_DESC'

export interface ListRequest {
  filter?: ProviderFilter | null
  search?: string | null
  orderBy?: ProviderOrder | null
  first?: number | null
  after?: string | null
  last?: number | null
  before?: string | null
}

export interface ProviderList {
  edges: { cursor: string; node: Provider }[]
  hasNextPage: boolean
  hasPreviousPage: boolean
  /** each of these asks the database when called, and not before */
  totalCount(): Promise<number>
  facets(): Promise<Facets>
  interpretation(): Promise<Interpretation | null>
}

const SORT: Record<ProviderOrder, SortKey> = {
  RELEVANCE: 'name',
  NAME_ASC: 'name',
  NPI_ASC: 'npi',
  UPDATED_DESC: 'updated',
}

/** Providers by filter and search, a page at a time: one statement, five when a word had to be corrected. */
export async function listProviders(db: Kysely<Database>, request: ListRequest): Promise<ProviderList> {
  const { backward, limit, cursorText, cursorPath } = pageArguments(request)
  const filter = checkedFilter(request.filter ?? {})
  const text = checkedSearch(request.search ?? '')
  const typed = parseTerms(text)
  const unreadable = text !== '' && typed.length === 0
  const order = request.orderBy ?? 'RELEVANCE'
  const ranked = order === 'RELEVANCE' && typed.length > 0
  const sort = SORT[order]
  const list = listName(filterKey(filter), unreadable || termsKey(typed), sort, ranked)
  const cursor = cursorText == null ? undefined : decodeCursor(list, sort, cursorText, cursorPath)

  const read = (terms: readonly Term[]) =>
    unreadable
      ? Promise.resolve([])
      : readPage(db, {
          tiers: tiersOf(terms, filter, ranked),
          sort,
          from: cursor?.position,
          backward,
          limit: limit + 1,
        })

  let resolved: CorrectedTerms = { terms: typed, unresolved: unreadable ? [text] : [], changed: false }
  if (cursor?.meant) resolved = { terms: withMeant(typed, cursor.meant), unresolved: [], changed: true }
  let rows = await read(resolved.terms)
  if (typed.length && !cursor && rows.length === 0) {
    resolved = await correctTerms(db, typed)
    if (resolved.changed) rows = await read(resolved.terms)
  }

  const more = rows.length > limit
  const page = rows.slice(0, limit)
  if (backward) page.reverse()
  const everything = unreadable ? undefined : tiersOf(resolved.terms, filter, false)[0]
  return {
    edges: page.map(({ row, position }) => ({
      cursor: encodeCursor(list, { position, meant: resolved.changed ? meantOf(typed, resolved.terms) : undefined }),
      node: toProvider(row),
    })),
    hasNextPage: backward ? cursor !== undefined : more,
    hasPreviousPage: backward ? more : cursor !== undefined,
    totalCount: async () => (unreadable ? 0 : countMatching(db, everything)),
    facets: async () => (unreadable ? { states: [], specialties: [] } : facetsMatching(db, everything)),
    interpretation: async () => (text ? interpret(db, typed, resolved) : null),
  }
}

/** Values of one list of a filter: all of the taxonomies fit, and the NPIs of the largest page. */
const MOST_VALUES = 1_000
/** Characters of one text of a filter. */
const LONGEST_TEXT = 200
const LONGEST_SEARCH = 500

function checkedFilter(filter: ProviderFilter): ProviderFilter {
  const errors: FieldError[] = []
  for (const [field, value] of Object.entries(filter) as [string, unknown][]) {
    const path = `filter.${field}`
    const values: unknown[] = Array.isArray(value) ? value : [value]
    if (values.length > MOST_VALUES) errors.push({ path, message: `must be at most ${MOST_VALUES} values` })
    else if (values.some((one) => typeof one === 'string' && one.length > LONGEST_TEXT))
      errors.push({ path, message: `must be at most ${LONGEST_TEXT} characters` })
  }
  if (errors.length > 0) throw badInput(errors)
  return filter
}

function checkedSearch(search: string): string {
  const text = search.trim()
  if (text.length <= LONGEST_SEARCH) return text
  throw badInput([{ path: 'search', message: `must be at most ${LONGEST_SEARCH} characters` }])
}

/** The conditions of the tiers, best first; a single one, of everything that matches, when the order is not by rank. */
function tiersOf(terms: readonly Term[], filter: ProviderFilter, ranked: boolean): (RawBuilder<boolean> | undefined)[] {
  const tiers: readonly Tier[] = ranked ? [1, 2, 3] : [3]
  return tiers.map((tier) => condition(clausesOf(terms, tier), filter))
}

function pageArguments({ first, after, last, before }: ListRequest) {
  const backward = last != null || (before != null && first == null)
  if (first != null && last != null) throw badInput([{ path: 'last', message: 'cannot be given together with first' }])
  if (backward && after != null)
    throw badInput([{ path: 'after', message: 'goes with first, not with last or before' }])
  if (!backward && before != null) throw badInput([{ path: 'before', message: 'goes with last, not with first' }])
  const path = backward ? 'last' : 'first'
  return {
    backward,
    limit: pageSize(backward ? last : first, path),
    cursorText: backward ? before : after,
    cursorPath: backward ? 'before' : 'after',
  }
}
