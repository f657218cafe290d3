import { builder } from '../../graphql/builder.ts'
import { PageInfoType } from '../../graphql/page-info.ts'
import { pageSize, rowsAsked } from '../../paging.ts'
import type { FacetCount, Facets } from '../search/counts.ts'
import type { Interpretation } from '../search/interpretation.ts'
import type { ProviderList } from '../search/search.ts'
import { EntityTypeEnum, ProviderStatusEnum, ProviderType, TaxonomyType } from './provider-type.ts'

const FilterInput = builder.inputType('ProviderFilter', {
  description:
    'What providers must hold. Absent fields ask for nothing; case, diacritics and punctuation do not matter. A text has at most 200 characters.',
  fields: (t) => ({
    npis: t.field({ type: ['NPI'], description: 'One of these NPIs, at most 1,000.' }),
    city: t.string({ description: 'The city of the practice.' }),
    state: t.string({ description: 'The state of the practice, by USPS code or name.' }),
    zip: t.string({ description: 'The ZIP or ZIP+4 of the practice; a ZIP also finds its ZIP+4.' }),
    specialty: t.string({ description: 'The whole description of the primary taxonomy.' }),
    taxonomies: t.stringList({ description: 'One of these taxonomy codes, primary or not; at most 1,000.' }),
    credential: t.string({ description: 'A credential among those of the provider; MD finds M.D. too.' }),
    entityType: t.field({ type: EntityTypeEnum, description: 'A person or an organisation.' }),
    status: t.field({ type: ProviderStatusEnum, description: 'Whether the NPI is in use.' }),
    source: t.string({ description: 'A source that says something about the provider.' }),
    sample: t.boolean({ description: 'Whether it is sample data.' }),
  }),
})

const OrderEnum = builder.enumType('ProviderOrder', {
  description: 'The order of a list. Providers that are equal in it are ordered by NPI.',
  values: {
    RELEVANCE: {
      description:
        'Best match first: in the name, as whole words, as beginnings of words; each by name. Without a search as NAME_ASC.',
    },
    NAME_ASC: { description: 'By name.' },
    NPI_ASC: { description: 'By NPI.' },
    UPDATED_DESC: { description: 'Last changed first.' },
  } as const,
})

export const FacetCountType = builder.objectRef<FacetCount>('FacetCount').implement({
  description: 'How many providers have a value.',
  fields: (t) => ({
    value: t.exposeString('value', { description: 'The value.' }),
    count: t.exposeInt('count', { description: 'The number of providers.' }),
  }),
})
const FacetsType = builder.objectRef<Facets>('ProviderFacets').implement({
  description: 'Counts over the whole list, the most frequent value first, at most 100 each.',
  fields: (t) => ({
    states: t.expose('states', { type: [FacetCountType], description: 'By state.' }),
    specialties: t.expose('specialties', { type: [FacetCountType], description: 'By specialty.' }),
  }),
})
const InterpretationType = builder.objectRef<Interpretation>('SearchInterpretation').implement({
  description: 'How a search was understood.',
  fields: (t) => ({
    taxonomies: t.expose('taxonomies', {
      type: [TaxonomyType],
      description: "The taxonomies that the words name, physicians' first.",
    }),
    unresolved: t.exposeStringList('unresolved', {
      description: 'Words that match no provider, even with a typing error mended.',
    }),
    filter: t.exposeString('filter', { nullable: true, description: 'What was looked for, in words.' }),
  }),
})
const EdgeType = builder.objectRef<ProviderList['edges'][number]>('ProviderEdge').implement({
  description: 'A provider and its place in a list.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', { description: 'The place, for `after` and `before` of the same list.' }),
    node: t.field({ type: ProviderType, complexity: 1, description: 'The provider.', resolve: (edge) => edge.node }),
  }),
})

/** What counts and facets of a page cost together. */
const ONCE = 170

/** By request: rows of the page whose cost is being reckoned, and of the largest one before it. */
const pages = new WeakMap<object, { rows: number; most: number }>()

interface PageArguments {
  first?: number | null
  last?: number | null
  filter?: { npis?: readonly string[] | null; taxonomies?: readonly string[] | null } | null
}

/** Values of a filter's lists that cost as much as a field. */
const VALUES_FOR_ONE = 20

/**
 * The cost of a page by its rows and by what its filter lists. What a fragment costs is reckoned once a request, where it stands first; so a page that
 * is smaller than one before pays in advance for what {@link onceAPage} may have divided among more rows.
 */
function pageCost({ first, last, filter }: PageArguments, request: object) {
  const rows = rowsAsked(first ?? last ?? 20)
  const before = pages.get(request)?.most ?? 0
  pages.set(request, { rows, most: Math.max(before, rows) })
  const listed = ((filter?.npis?.length ?? 0) + (filter?.taxonomies?.length ?? 0)) / VALUES_FOR_ONE
  return { field: 5 + listed + (rows < before ? ONCE : 0), multiplier: rows }
}

/** The cost of what is asked once a page, which is multiplied by its rows as all that stands in it. */
const onceAPage = (cost: number) => (_args: object, request: object) => cost / (pages.get(request)?.rows ?? 1)

const ProviderConnectionType = builder.objectRef<ProviderList>('ProviderConnection').implement({
  description: 'A page of providers.',
  fields: (t) => ({
    edges: t.expose('edges', { type: [EdgeType], description: 'The providers with their cursors.' }),
    nodes: t.field({
      type: [ProviderType],
      complexity: { field: 1, multiplier: 1 },
      description: 'The providers.',
      resolve: (list) => list.edges.map((edge) => edge.node),
    }),
    pageInfo: t.field({
      type: PageInfoType,
      description: 'Where the page stands.',
      resolve: ({ edges, hasNextPage, hasPreviousPage }) => ({
        hasNextPage,
        hasPreviousPage,
        startCursor: edges[0]?.cursor ?? null,
        endCursor: edges.at(-1)?.cursor ?? null,
      }),
    }),
    totalCount: t.int({
      complexity: onceAPage(50),
      description: 'How many providers the whole list has. Counted only when asked for.',
      resolve: (list) => list.totalCount(),
    }),
    facets: t.field({
      type: FacetsType,
      complexity: onceAPage(100),
      description: 'Counts by value. Computed only when asked for.',
      resolve: (list) => list.facets(),
    }),
    interpretation: t.field({
      type: InterpretationType,
      nullable: true,
      complexity: onceAPage(20),
      description: 'How the search was understood; null without one.',
      resolve: (list) => list.interpretation(),
    }),
  }),
})

builder.queryFields((t) => ({
  provider: t.field({
    type: ProviderType,
    nullable: true,
    complexity: 1,
    description: 'One provider, or null when the registry does not know the NPI.',
    args: { npi: t.arg({ type: 'NPI', required: true, description: 'Its NPI.' }) },
    resolve: (_root, { npi }, { loaders }) => loaders.provider.load(npi),
  }),
  providers: t.field({
    type: ProviderConnectionType,
    complexity: pageCost,
    description: 'Providers by filter and search, a page at a time (20 unless told, at most 1,000).',
    args: {
      filter: t.arg({ type: FilterInput, description: 'What they must hold.' }),
      search: t.arg.string({
        description:
          'Words of names, specialty, city, state, ZIP or the beginning of a NPI; typing errors are mended, and small words in lower case before others passed over, such as "near" or "the", or "a" and "all" at the start. At most 12 different words, of 500 characters together.',
      }),
      orderBy: t.arg({ type: OrderEnum, description: 'The order; RELEVANCE with a search and NAME_ASC without.' }),
      first: t.arg.int({ description: 'How many from the start, or behind `after`.' }),
      after: t.arg.string({ description: 'A cursor of the same list.' }),
      last: t.arg.int({ description: 'How many from the end, or before `before`.' }),
      before: t.arg.string({ description: 'A cursor of the same list.' }),
    },
    resolve: (_root, args, { providers }) => providers.list(args),
  }),
  suggestProviders: t.field({
    type: [ProviderType],
    complexity: ({ first }) => ({ field: 5, multiplier: rowsAsked(first ?? 10) }),
    description: 'Providers that what was typed so far may become, by name or NPI.',
    args: {
      prefix: t.arg.string({ required: true, description: 'What was typed so far.' }),
      first: t.arg.int({ description: 'How many; ten unless told, at most 1,000.' }),
    },
    resolve: (_root, { prefix, first }, { providers }) => providers.suggest(prefix, pageSize(first ?? 10, 'first')),
  }),
}))
