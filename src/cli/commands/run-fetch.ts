import type { Cli } from '../cli.ts'
import { FetchDocument } from '../documents/fetch.ts'
import { SummaryDocument } from '../documents/stats.ts'
import { EXIT } from '../exit.ts'
import type { FetchMutationVariables, FetchReportFragment } from '../generated/graphql.ts'
import { interruptible } from '../interruptible.ts'
import { summaryLines } from '../render/summary.ts'
import { duration, number, plural, styled } from '../render/text.ts'
import type { Transport } from '../transport/transport.ts'
import { followFetch } from './fetch-lines.ts'

/** Prints one line that tells how a fetch goes. */
export function printFetchLine(cli: Cli, line: string): void {
  cli.print(`${styled('dim', '[info]')} ${line}`)
}

/** Fetches from the sources, tells how it goes as it goes, and answers the exit status. */
export async function runFetch(cli: Cli, registry: Transport, variables: FetchMutationVariables): Promise<number> {
  cli.print('🚀 Fetching provider data from all sources...')
  cli.print()
  const { signal } = cli
  const lines =
    registry.tellsFetchLines || cli.globals.json
      ? undefined
      : await followFetch(registry, (line) => printFetchLine(cli, line), signal)
  const work = registry.execute(FetchDocument, variables, { signal, long: true })
  const data = await interruptible(signal, work, () => 'what the sources had delivered is kept, the rest was cancelled')
  const report = data.fetchAllSources
  await lines?.finish(report)
  cli.answer(data)
  const rejected = report.sources.filter((source) => source.status === 'REJECTED')
  cli.print()
  if (rejected.length) printRejected(cli, report, rejected)
  else cli.print(styled('green', '✓ Fetch completed successfully!'))
  cli.print()
  if (!cli.globals.json) {
    const { providerStats } = await registry.execute(SummaryDocument, {}, { signal })
    for (const line of summaryLines(providerStats)) cli.print(line)
    cli.print()
    for (const line of outcome(report)) cli.print(line)
  }
  return rejected.length ? EXIT.failed : EXIT.done
}

function printRejected(cli: Cli, report: FetchReportFragment, rejected: FetchReportFragment['sources']): void {
  cli.print(styled('red', `✗ ${plural(rejected.length, 'source')} of ${report.sources.length} failed:`))
  for (const { name, error, fetched } of rejected) {
    cli.print(`  ${name}: ${error}${fetched ? ` (${plural(fetched, 'provider')} delivered before are kept)` : ''}`)
  }
}

function outcome(report: FetchReportFragment): string[] {
  const counts = [
    `${number(report.inserted)} new`,
    `${number(report.updated)} updated`,
    `${number(report.unchanged)} unchanged`,
    ...(report.rejected ? [`${number(report.rejected)} left out`] : []),
  ]
  return [
    `Fetched:              ${plural(report.fetched, 'provider')}: ${counts.join(', ')}`,
    `One after another:    ${duration(report.sequentialMs)}`,
    `At the same time:     ${duration(report.durationMs)}`,
    `Speed-up:             ${report.speedup.toFixed(1)}x`,
  ]
}
