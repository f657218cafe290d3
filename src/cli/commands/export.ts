import { stat } from 'node:fs/promises'
import { extname } from 'node:path'
import type { CliCommand } from '../cli.ts'
import { refused, UsageError } from '../failures.ts'
import { interruptible } from '../interruptible.ts'
import { progressLine } from '../render/progress.ts'
import { bytes, plural } from '../render/text.ts'
import type { DownloadFormat } from '../transport/transport.ts'
import { choiceOption, option } from './options.ts'
import { countedRows, writeStdout, writeWhole } from './write-file.ts'

export const exportCommand: CliCommand = {
  usage: 'export <file>',
  summary: 'Export all providers to a CSV or NDJSON file, or to standard output with "-"',
  options: [
    choiceOption('--format <format>', 'format, told from the name of the file unless given', {
      csv: 'csv',
      ndjson: 'ndjson',
    }),
    option('-f, --force', 'overwrite a file that exists'),
  ],
  examples: ['export backup.csv', 'export - --format ndjson | gzip > backup.ndjson.gz'],
  async run(cli, options, args) {
    const file = args[0]!
    const toStdout = file === '-'
    if (toStdout && cli.globals.json)
      throw new UsageError('export -: standard output holds the file, so there is no --json')
    if (!toStdout && !options['force'] && (await exists(file))) {
      throw refused('CONFLICT', `${file}: it exists already; --force overwrites it`)
    }
    const format = (options['format'] as DownloadFormat | undefined) ?? formatOf(file)
    const registry = await cli.connect()
    const counted = countedRows(await registry.download(format, cli.signal), format)
    const line = progressLine(process.stderr, cli.interactive && !cli.globals.quiet && !toStdout)
    counted.onChunk = () => line.show(`Exporting to ${file}: ${plural(counted.rows, 'row')}, ${bytes(counted.bytes)}`)
    try {
      const work = toStdout ? writeStdout(counted.chunks(), cli.signal) : writeWhole(file, counted.chunks(), cli.signal)
      await interruptible(cli.signal, work, () => 'nothing is exported')
    } finally {
      line.end()
    }
    const { rows } = counted
    cli.answer({ export: { file, format, rows, bytes: counted.bytes } })
    if (!toStdout) cli.print(`Exported ${plural(rows, 'provider')} to ${file} (${bytes(counted.bytes)}).`)
  },
}

function formatOf(file: string): DownloadFormat {
  return ['.ndjson', '.jsonl'].includes(extname(file).toLowerCase()) ? 'ndjson' : 'csv'
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  )
}
