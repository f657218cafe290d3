import { builder } from '../../graphql/builder.ts'
import type { FetchReport, SourceReport } from '../fetch-report.ts'

const SettledStatusEnum = builder.enumType('SettledStatus', {
  description: "How a source's part of a fetch ended.",
  values: {
    FULFILLED: { description: 'It delivered everything.' },
    REJECTED: { description: 'It failed; what it delivered before is kept.' },
  } as const,
})

export const SourceReportType = builder.objectRef<SourceReport>('SourceReport').implement({
  description: "One source's part of a fetch.",
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The source.' }),
    status: t.expose('status', { type: SettledStatusEnum, description: 'How it ended.' }),
    fetched: t.exposeInt('fetched', { description: 'Records it delivered.' }),
    inserted: t.exposeInt('inserted', { description: 'Of these, new providers.' }),
    updated: t.exposeInt('updated', { description: 'Of these, known providers of which it says something new.' }),
    unchanged: t.exposeInt('unchanged', { description: 'Of these, what it said before.' }),
    rejected: t.exposeInt('rejected', { description: 'Rows that could not be kept.' }),
    durationMs: t.exposeFloat('durationMs', { description: 'Its own time, in milliseconds.' }),
    error: t.exposeString('error', { nullable: true, description: 'Why it was rejected.' }),
  }),
})

export const FetchReportType = builder.objectRef<FetchReport>('FetchReport').implement({
  description: 'A fetch from several sources at once.',
  fields: (t) => ({
    runId: t.exposeID('runId', { description: 'The run.' }),
    startedAt: t.expose('startedAt', { type: 'DateTime', description: 'When it started.' }),
    durationMs: t.exposeFloat('durationMs', { description: 'How long it took, in milliseconds.' }),
    sequentialMs: t.exposeFloat('sequentialMs', {
      description: "The sum of the sources' own times: how long one after another would have taken.",
    }),
    speedup: t.exposeFloat('speedup', { description: 'sequentialMs over durationMs.' }),
    fetched: t.exposeInt('fetched', { description: 'Records delivered.' }),
    inserted: t.exposeInt('inserted', { description: 'Of these, new providers.' }),
    updated: t.exposeInt('updated', { description: 'Of these, known providers of which a source says something new.' }),
    unchanged: t.exposeInt('unchanged', { description: 'Of these, what was said before.' }),
    rejected: t.exposeInt('rejected', { description: 'Rows that could not be kept.' }),
    sources: t.expose('sources', { type: [SourceReportType], description: "Each source's part." }),
  }),
})
