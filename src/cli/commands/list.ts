import type { CliCommand } from '../cli.ts'
import { ListDocument } from '../documents/list.ts'
import { printPage } from '../render/page.ts'
import { LIST_OPTIONS, listVariables } from './filter.ts'

export const list: CliCommand = {
  usage: 'list',
  summary: 'List providers',
  options: LIST_OPTIONS,
  examples: ['list --limit 20', 'list --state IL --credential MD --order npi'],
  async run(cli, options) {
    const registry = await cli.connect()
    const variables = listVariables(options)
    const data = await registry.execute(ListDocument, variables, { signal: cli.signal })
    cli.answer(data)
    if (data.providers.nodes.length) return printPage(cli, data.providers)
    if (data.providers.totalCount) return cli.print('There are no more providers.')
    cli.print('No providers.')
    if (!variables.filter) cli.note('bin/vault fetch fills an empty registry.')
  },
}
