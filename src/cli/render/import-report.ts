import type { Cli } from '../cli.ts'
import type { ImportMutation } from '../generated/graphql.ts'
import { duration, number, plain, plural, styled } from './text.ts'

const SHOWN = 20

type Report = ImportMutation['importProviders']
interface Flags {
  dryRun: boolean
  strict: boolean
}

/** Whether an import came to nothing: every row was rejected, or, of a strict one, any. */
export function isRefused({ read, rejected, inserted, updated, unchanged }: Report, strict: boolean): boolean {
  if (strict) return rejected > 0
  return read > 0 && rejected >= read && inserted + updated + unchanged === 0
}

/** Prints what an import did: the counts, then the rows that were left out. */
export function printImport(cli: Cli, report: Report, { dryRun, strict }: Flags): void {
  const refused = isRefused(report, strict)
  if (refused) cli.print(styled('red', `✗ ${refusal({ dryRun, strict })}`))
  else if (dryRun) cli.print(styled('green', '✓ Checked; nothing was written.'))
  else cli.print(styled('green', `✓ Imported in ${duration(report.durationMs)}`))
  cli.print()
  cli.print(`Rows read:    ${number(report.read)}`)
  if (!dryRun && !refused) {
    cli.print(`New:          ${number(report.inserted)}`)
    cli.print(`Updated:      ${number(report.updated)}`)
    cli.print(`Unchanged:    ${number(report.unchanged)}`)
  }
  cli.print(`Rejected:     ${number(report.rejected)}`)
  if (report.ignoredColumns.length) cli.print(`Ignored columns: ${report.ignoredColumns.map(plain).join(', ')}`)
  if (!report.rejected) return
  cli.print()
  for (const { line, field, message } of report.errors.slice(0, SHOWN)) {
    cli.print(`  line ${line}${field === null ? '' : `, ${plain(field)}`}: ${plain(message)}`)
  }
  const more = Math.max(report.errors.length - SHOWN, 0)
  if (more) cli.print(`  and ${plural(more, 'more error')}${report.errors.length < 1000 ? '' : ' at least'}`)
}

function refusal({ dryRun, strict }: Flags): string {
  if (strict) return 'Nothing was imported: with --strict every row must be good.'
  return dryRun ? 'Nothing would be imported: every row is rejected.' : 'Nothing was imported: every row was rejected.'
}
