import type { Cli } from '../cli.ts'
import { FetchDocument } from '../documents/fetch.ts'
import { SummaryDocument } from '../documents/stats.ts'
import { EXIT } from '../exit.ts'
import type { FetchMutationVariables, FetchReportFragment } from '../generated/graphql.ts'
import { interruptible } from '../interruptible.ts'
import { summaryLines } from '../render/summary.ts'
import { duration, number, plain, plural, styled } from '../render/text.ts'
import type { Transport } from '../transport/transport.ts'
import { followFetch } from './fetch-lines.ts'

/** Prints one line that tells how a fetch goes. */
export function printFetchLine(cli: Cli, line: string): void {
  if (!cli.globals.quiet) cli.print(`${styled('dim', '[info]')} ${line}`)
}

/** Fetches from the sources, tells how it goes as it goes, and answers the exit status. */
export async function runFetch(cli: Cli, registry: Transport, variables: FetchMutationVariables): Promise<number> {
  const print = (line = '') => void (cli.globals.quiet || cli.print(line))
  const from = variables.only ? plain([variables.only].flat().join(', ')) : 'all sources'
  print(`🚀 Fetching provider data from ${from}...`)
  print()
  const data = await fetchTelling(cli, registry, variables)
  cli.answer(data)
  const report = data.fetchAllSources
  const rejected = report.sources.filter((source) => source.status === 'REJECTED')
  print()
  if (rejected.length) printRejected(cli, report, rejected)
  else cli.print(styled('green', '✓ Fetch completed successfully!'))
  print()
  if (!cli.globals.json) {
    const { providerStats } = await registry.execute(SummaryDocument, {}, { signal: cli.signal })
    for (const line of [...summaryLines(providerStats), '', ...outcome(report)]) cli.print(line)
  }
  return rejected.length ? EXIT.failed : EXIT.done
}

async function fetchTelling(cli: Cli, registry: Transport, variables: FetchMutationVariables) {
  const { signal } = cli
  const follows = !registry.tellsFetchLines && !cli.globals.json && !cli.globals.quiet
  const lines = follows ? await followFetch(registry, (line) => printFetchLine(cli, line), signal) : undefined
  try {
    const work = registry.execute(FetchDocument, variables, { signal, long: true })
    const kept = () => 'what the sources had delivered is kept, the rest was cancelled'
    const data = await interruptible(signal, work, kept)
    await lines?.finish(data.fetchAllSources)
    return data
  } finally {
    lines?.stop()
  }
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
