import type { CliCommand } from '../cli.ts'
import { interruptible } from '../interruptible.ts'
import { progressLine } from '../render/progress.ts'
import { bytes, plural } from '../render/text.ts'
import type { DownloadFormat } from '../transport/transport.ts'
import { checkPlace, formatOfName, OUTPUT_OPTIONS } from './output-place.ts'
import { countedRows, writeStdout, writeWhole } from './write-file.ts'

export const exportCommand: CliCommand = {
  usage: 'export <file>',
  summary: 'Export all providers to a CSV or NDJSON file, or to standard output with "-"',
  options: [...OUTPUT_OPTIONS],
  examples: ['export backup.csv', 'export - --format ndjson | gzip > backup.ndjson.gz'],
  async run(cli, options, args) {
    const file = args[0]!
    const toStdout = file === '-'
    await checkPlace(cli, 'export -', toStdout ? undefined : file, options['force'] === true)
    const format = (options['format'] as DownloadFormat | undefined) ?? formatOfName(file)
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
