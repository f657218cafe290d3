import { badInput } from '../../errors.ts'
import { builder } from '../../graphql/builder.ts'
import { forgetProviders } from '../../graphql/context.ts'
import { nameProblem } from '../../name-problem.ts'
import type { Progress } from '../../progress.ts'
import { detectFormat } from '../../files/file-format.ts'
import type { RowError } from '../../files/file-error.ts'
import type { ImportReport } from '../files/import-report.ts'

const FileFormatEnum = builder.enumType('FileFormat', {
  description: 'The format of a file.',
  values: {
    CSV: { description: 'Comma-separated values with a header line.' },
    NDJSON: { description: 'One JSON object a line.' },
  } as const,
})

const RowErrorType = builder.objectRef<RowError>('RowError').implement({
  description: 'Why a row of a file was left out.',
  fields: (t) => ({
    line: t.exposeInt('line', { description: 'The line of the file that the row starts at; the header is line 1.' }),
    field: t.exposeString('field', {
      nullable: true,
      description: 'The field at fault; null when it is the whole row.',
    }),
    message: t.exposeString('message', { description: 'What is wrong.' }),
  }),
})

const ImportReportType = builder.objectRef<ImportReport & { jobId: string }>('ImportReport').implement({
  description:
    'What an import did. `read` and `rejected` count rows; `inserted`, `updated` and `unchanged` count what sources say of a provider, of which a row with `sources`, as exports have, holds several.',
  fields: (t) => ({
    jobId: t.exposeID('jobId', { description: 'The import.' }),
    read: t.exposeInt('read', { description: 'Rows read.' }),
    inserted: t.exposeInt('inserted', {
      description: 'Records of sources about providers that were not in the registry.',
    }),
    updated: t.exposeInt('updated', { description: 'Records of sources that say something new.' }),
    unchanged: t.exposeInt('unchanged', {
      description: 'Records of sources that say what was known; they can be more than the rows read.',
    }),
    rejected: t.exposeInt('rejected', { description: 'Rows left out.' }),
    errors: t.expose('errors', { type: [RowErrorType], description: 'Why rows were left out: the first 1,000.' }),
    ignoredColumns: t.exposeStringList('ignoredColumns', {
      description: 'Columns of the file that mean nothing here.',
    }),
    durationMs: t.exposeFloat('durationMs', { description: 'How long it took, in milliseconds.' }),
  }),
})

export const ProgressType = builder.objectRef<Progress>('Progress').implement({
  description: 'How far a long piece of work has come.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The run or job.' }),
    done: t.exposeInt('done', { description: 'Records done.' }),
    total: t.exposeInt('total', { nullable: true, description: 'Records there are; null when nobody knows.' }),
    message: t.exposeString('message', { nullable: true, description: 'What is being done.' }),
    finished: t.exposeBoolean('finished', { description: 'Whether this is the last news of it.' }),
  }),
})

/** The name of an import, undefined for none. BAD_USER_INPUT for what can be no name. */
function checkedJob(jobId: string | null | undefined): string | undefined {
  const problem = jobId == null ? undefined : nameProblem(jobId)
  if (problem) throw badInput([{ path: 'jobId', message: problem }])
  return jobId ?? undefined
}

builder.mutationField('importProviders', (t) =>
  t.field({
    type: ImportReportType,
    description: 'Imports a CSV or NDJSON file. Good rows are kept and bad ones reported by line and field.',
    args: {
      file: t.arg({ type: 'File', required: true, description: 'The file, of any size.' }),
      format: t.arg({ type: FileFormatEnum, description: 'Its format; told from its name and content unless given.' }),
      dryRun: t.arg.boolean({
        defaultValue: false,
        description: 'Checks the file and writes nothing, so that it counts rows read and rejected alone.',
      }),
      strict: t.arg.boolean({ defaultValue: false, description: 'All rows or none, and every NPI must be valid.' }),
      jobId: t.arg.id({
        description:
          'A name for the import, so that its progress can be followed from its start: at most 200 characters.',
      }),
    },
    resolve: async (_root, { file, format, dryRun, strict, jobId }, { providers, signal, loaders }) => {
      const job = checkedJob(jobId)
      const start = new Uint8Array(await file.slice(0, 4096).arrayBuffer())
      const report = await providers.importFile(() => file.stream(), {
        format: format ?? detectFormat(file.name, start),
        dryRun: dryRun ?? false,
        strict: strict ?? false,
        jobId: job,
        signal,
      })
      forgetProviders(loaders)
      return report
    },
  }),
)

builder.subscriptionField('importProgress', (t) =>
  t.field({
    type: ProgressType,
    description: 'News of an import until it ends; without an id, of the one in progress or else the next.',
    args: { jobId: t.arg.id({ description: 'The import.' }) },
    subscribe: (_root, { jobId }, { providers, signal }) => providers.importProgress(checkedJob(jobId), signal),
    resolve: (progress) => progress,
  }),
)
