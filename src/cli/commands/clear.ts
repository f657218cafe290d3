import type { CliCommand } from '../cli.ts'
import { ClearDocument } from '../documents/edits.ts'
import { SummaryDocument } from '../documents/stats.ts'
import { EXIT } from '../exit.ts'
import { confirm } from '../prompt/asker.ts'
import { plural } from '../render/text.ts'
import { checkYes, YES } from './confirmation.ts'

export const clear: CliCommand = {
  usage: 'clear',
  summary: 'Remove all providers; asks first',
  options: [YES],
  examples: ['clear', 'clear --yes'],
  async run(cli, options) {
    checkYes(cli, options, 'clear')
    const registry = await cli.connect()
    if (!options['yes']) {
      const { providerStats } = await registry.execute(SummaryDocument, {}, { signal: cli.signal })
      const what = `${plural(providerStats.total, 'provider')} of ${registry.place}`
      if (!(await confirm(cli.asker, `Remove all ${what}, edits by hand included?`))) {
        cli.print('Nothing was removed.')
        return EXIT.failed
      }
    }
    const data = await registry.execute(ClearDocument, {}, { signal: cli.signal, long: true })
    cli.answer(data)
    cli.print(`Removed ${plural(data.clearProviders, 'provider')}.`)
    return EXIT.done
  },
}
