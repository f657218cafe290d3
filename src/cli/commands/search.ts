import type { CliCommand } from '../cli.ts'
import { SearchDocument } from '../documents/list.ts'
import { printPage } from '../render/page.ts'
import { styled } from '../render/text.ts'
import { LIST_OPTIONS, listVariables } from './filter.ts'

export const search: CliCommand = {
  usage: 'search <words...>',
  summary: 'Search providers by words of names, specialties and places; typing errors are mended',
  options: LIST_OPTIONS,
  examples: ['search Cardiology', 'search heart doctor chicago --limit 5'],
  async run(cli, options, words) {
    const registry = await cli.connect()
    const variables = { search: words.join(' '), ...listVariables(options) }
    const data = await registry.execute(SearchDocument, variables, { signal: cli.signal })
    cli.answer(data)
    const { interpretation, nodes, totalCount } = data.providers
    if (interpretation?.filter) cli.print(styled('dim', `Looked for: ${interpretation.filter}`))
    const lost = interpretation?.unresolved ?? []
    if (lost.length) cli.print(styled('yellow', `Nothing is like ${lost.map((word) => `"${word}"`).join(', ')}.`))
    if (interpretation?.filter || lost.length) cli.print()
    if (nodes.length) printPage(cli, data.providers)
    else cli.print(totalCount ? 'There are no more providers.' : 'No provider matches.')
  },
}
