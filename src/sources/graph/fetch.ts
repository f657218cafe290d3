import { badInput } from '../../errors.ts'
import { builder } from '../../graphql/builder.ts'
import { forgetProviders } from '../../graphql/context.ts'
import { pageSize, rowsAsked } from '../../paging.ts'
import { ProgressType } from '../../providers/graph/files.ts'
import type { Source } from '../source.ts'
import { FetchReportType, SourceReportType } from './reports.ts'

const SourceType = builder.objectRef<Source>('Source').implement({
  description: 'A place that providers come from.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name.' }),
    description: t.exposeString('description', { description: 'What it is.' }),
    sample: t.exposeBoolean('sample', { description: 'Whether it delivers sample data.' }),
    lastReport: t.field({
      type: SourceReportType,
      nullable: true,
      description: 'Its part of the last fetch it was in.',
      resolve: async (source, _args, { loaders }) => loaders.sourceReport.load(source.name),
    }),
  }),
})

builder.queryFields((t) => ({
  sources: t.field({
    type: [SourceType],
    description: 'The sources that a fetch asks.',
    resolve: (_root, _args, { sources }) => [...sources.sources],
  }),
  fetchRuns: t.field({
    type: [FetchReportType],
    complexity: ({ first }) => ({ field: 5, multiplier: rowsAsked(first ?? 20) }),
    description: 'Reports of past fetches, the newest first.',
    args: { first: t.arg.int({ description: 'How many; 20 unless told, at most 1,000.' }) },
    resolve: (_root, { first }, { sources }) => sources.runs.latest(pageSize(first, 'first')),
  }),
}))

builder.mutationField('fetchAllSources', (t) =>
  t.field({
    type: FetchReportType,
    description:
      'Fetches from all sources at once. A source that fails is told in the report and takes nothing down with it.',
    args: {
      refresh: t.arg.boolean({
        defaultValue: false,
        description:
          'Also removes what a source that succeeded, and was not cut off by `limit`, does not say any more. Edits by hand stay.',
      }),
      limit: t.arg.int({ description: 'At most this many records a source.' }),
      only: t.arg.stringList({ description: 'Names of the sources to ask; all unless given.' }),
    },
    resolve: async (_root, { refresh, limit, only }, { sources, signal, loaders }) => {
      if (limit != null && limit < 1) throw badInput([{ path: 'limit', message: 'must be at least 1' }])
      if (only?.length === 0) throw badInput([{ path: 'only', message: 'must name at least one source' }])
      const request = { refresh: refresh ?? false, limit: limit ?? undefined, only: only ?? undefined, signal }
      const report = await sources.fetchAll(request)
      forgetProviders(loaders)
      return report
    },
  }),
)

builder.subscriptionField('fetchProgress', (t) =>
  t.field({
    type: ProgressType,
    description:
      'News of a fetch until it ends, of one that has ended its last; without an id, of the one in progress or else the next. NOT_FOUND for a fetch that this server does not know.',
    args: { runId: t.arg.id({ description: 'The run.' }) },
    subscribe: (_root, { runId }, { sources, signal }) => sources.fetchProgress(runId, signal),
    resolve: (progress) => progress,
  }),
)
