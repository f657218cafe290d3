import type { Cli } from '../cli.ts'
import type { ProviderRowFragment } from '../generated/graphql.ts'
import { providerTable } from './provider-table.ts'
import { plural } from './text.ts'

interface Page {
  totalCount: number
  nodes: readonly ProviderRowFragment[]
  pageInfo: { hasNextPage: boolean; endCursor?: string | null }
}

/** Prints a page of providers: the table, how many there are, and how to see the next page. */
export function printPage(cli: Cli, { nodes, totalCount, pageInfo }: Page): void {
  for (const line of providerTable(nodes, cli.width)) cli.print(line)
  cli.print()
  const samples = nodes.filter((node) => node.sample).length
  const note = samples ? `; ${samples === nodes.length ? 'all' : samples} of those shown are sample data` : ''
  cli.print(`${nodes.length} of ${plural(totalCount, 'provider')}${note}`)
  if (pageInfo.hasNextPage && pageInfo.endCursor) cli.note(`Next page: ${nextPage(cli.argv, pageInfo.endCursor)}`)
}

/** Where the page before began, and the key, which is nobody's to read: alone, or with its value. */
const LEFT_OUT = /^--(?:after|api-key)$/
const LEFT_OUT_WITH_VALUE = /^--(?:after|api-key)=/

function nextPage(argv: readonly string[], cursor: string): string {
  const again = argv.filter(
    (word, i) => !LEFT_OUT.test(word) && !LEFT_OUT_WITH_VALUE.test(word) && !LEFT_OUT.test(argv[i - 1] ?? ''),
  )
  return ['bin/vault', ...again, '--after', cursor].map(quoted).join(' ')
}

/** A word as a shell takes it. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}
