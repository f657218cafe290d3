import type { CliCommand } from '../cli.ts'
import { StatsDocument } from '../documents/stats.ts'
import { summaryLines } from '../render/summary.ts'
import { table } from '../render/table.ts'
import { duration, number, plural } from '../render/text.ts'
import { numberOption } from './options.ts'

export const stats: CliCommand = {
  usage: 'stats',
  summary: 'Count the registry by source, state, specialty and credential',
  options: [numberOption('--top <n>', 'rows of each table', 1, 10_000, 10)],
  examples: ['stats', 'stats --top 50'],
  async run(cli, options) {
    const registry = await cli.connect()
    const data = await registry.execute(StatsDocument, {}, { signal: cli.signal })
    cli.answer(data)
    const { providerStats } = data
    for (const line of summaryLines(providerStats)) cli.print(line)
    const top = options['top'] as number
    for (const [title, counts] of [
      ['Source', providerStats.bySource],
      ['Specialty', providerStats.bySpecialty],
      ['State', providerStats.byState],
      ['Credential', providerStats.byCredential],
    ] as const) {
      if (!counts.length) continue
      cli.print()
      const columns = [
        { title, value: (row: { value: string; count: number }) => row.value },
        { title: 'Providers', value: (row: { count: number }) => number(row.count), align: 'right' as const },
      ]
      for (const line of table(counts.slice(0, top), columns, cli.width)) cli.print(line)
      if (counts.length > top) cli.print(`and ${number(counts.length - top)} more`)
    }
    const last = providerStats.lastFetch
    if (!last) return
    cli.print()
    const when = last.startedAt.slice(0, 16).replace('T', ' ')
    cli.print(`Last fetch: ${when} UTC, ${plural(last.fetched, 'provider')} in ${duration(last.durationMs)}`)
  },
}
