import { randomUUID } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import { basename } from 'node:path'
import { formatByName } from '../../files/file-format.ts'
import { openFile } from '../../files/open-file.ts'
import type { Cli, CliCommand } from '../cli.ts'
import { ImportDocument, ImportProgressDocument } from '../documents/import.ts'
import { EXIT } from '../exit.ts'
import type { FileFormat } from '../generated/graphql.ts'
import { interruptible } from '../interruptible.ts'
import { isRefused, printImport } from '../render/import-report.ts'
import { progressLine } from '../render/progress.ts'
import { bytes, plural } from '../render/text.ts'
import type { Transport } from '../transport/transport.ts'
import { inputFile } from './input-file.ts'
import { namingSentFile } from './naming-file.ts'
import { choiceOption, option } from './options.ts'

export const importCommand: CliCommand = {
  usage: 'import <file>',
  summary:
    'Import providers from a CSV or NDJSON file, or from standard input with "-"; bad rows are left out and told',
  options: [
    choiceOption('--format <format>', 'format, told from the name and content unless given', {
      csv: 'CSV',
      ndjson: 'NDJSON',
    }),
    option('--dry-run', 'check the file and write nothing'),
    option('--strict', 'import all rows or none, and every NPI must be valid'),
  ],
  examples: ['import providers.csv', 'import providers.ndjson --dry-run --strict', 'import - < backup.csv'],
  explanation:
    '\nWhat is new, updated and unchanged are records of sources, of which a row of an export can hold several.',
  async run(cli, options, args) {
    await using input = await inputFile(args[0]!, cli.signal)
    const { path } = input
    const format = options['format'] as FileFormat | undefined
    const { size } = await openFile(path, input.name, format ?? formatByName(input.name))
    const file = Object.defineProperty(await openAsBlob(path), 'name', { value: basename(input.name) }) as File
    const registry = await cli.connect()
    const flags = { dryRun: options['dryRun'] === true, strict: options['strict'] === true }
    const jobId = randomUUID()
    const progress = followImport(cli, registry, jobId, `${file.name}, ${bytes(size)}`)
    const variables = { file, format: format ?? null, ...flags, jobId }
    const work = registry
      .execute(ImportDocument, variables, { signal: cli.signal, long: true })
      .catch((error: unknown) => {
        throw namingSentFile(error, 'file', input.name)
      })
    try {
      const data = await interruptible(cli.signal, work, () =>
        flags.strict || flags.dryRun ? 'nothing is imported' : `what was written is kept${progress.known()}`,
      )
      progress.end()
      cli.answer(data)
      printImport(cli, data.importProviders, flags)
      return isRefused(data.importProviders, flags.strict) ? EXIT.failed : EXIT.done
    } finally {
      progress.end()
    }
  },
}

/** Shows how far the import is, for as long as it runs. That no news come is no failure of the import. */
function followImport(cli: Cli, registry: Transport, jobId: string, what: string) {
  const stop = new AbortController()
  const line = progressLine(process.stderr, cli.interactive && !cli.globals.quiet)
  let done = 0
  const follow = async () => {
    line.show(`Importing ${what}`)
    const news = await registry.subscribe(ImportProgressDocument, { jobId }, AbortSignal.any([cli.signal, stop.signal]))
    for await (const { importProgress } of news) {
      done = importProgress.done
      if (!stop.signal.aborted) line.show(`Importing ${what}: ${plural(done, 'row')} (${importProgress.message})`)
    }
  }
  follow().catch(() => {})
  return {
    known: () => (done > 0 ? ` (at least ${plural(done, 'row')})` : ''),
    end: () => {
      stop.abort()
      line.end()
    },
  }
}
