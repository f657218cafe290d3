import { builder } from '../../graphql/builder.ts'
import { FetchReportType } from '../../sources/graph/reports.ts'
import type { ProviderStats } from '../stats.ts'
import { FacetCountType } from './list.ts'

const ProviderStatsType = builder.objectRef<ProviderStats>('ProviderStats').implement({
  description: 'Counts over the whole registry, the most frequent value first.',
  fields: (t) => ({
    total: t.exposeInt('total', { description: 'Providers.' }),
    uniqueSpecialties: t.exposeInt('uniqueSpecialties', { description: 'Different specialties.' }),
    uniqueStates: t.exposeInt('uniqueStates', { description: 'Different states.' }),
    bySource: t.expose('bySource', { type: [FacetCountType], description: 'Providers that each source speaks of.' }),
    byState: t.expose('byState', { type: [FacetCountType], description: 'By state.' }),
    bySpecialty: t.expose('bySpecialty', { type: [FacetCountType], description: 'By specialty.' }),
    byCredential: t.expose('byCredential', { type: [FacetCountType], description: 'By credential, as written.' }),
    lastFetch: t.field({
      type: FetchReportType,
      nullable: true,
      description: 'The report of the last fetch from the sources.',
      resolve: async (_stats, _args, { sources }) => (await sources.runs.latest(1))[0] ?? null,
    }),
  }),
})

builder.queryField('providerStats', (t) =>
  t.field({
    type: ProviderStatsType,
    complexity: 500,
    description: 'Counts over the whole registry.',
    resolve: (_root, _args, { providers }) => providers.stats(),
  }),
)
