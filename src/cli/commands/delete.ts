import type { CliCommand } from '../cli.ts'
import { DeleteDocument } from '../documents/edits.ts'
import { ShowDocument } from '../documents/show.ts'
import { confirm } from '../prompt/asker.ts'
import { EXIT } from '../exit.ts'
import { checkYes, YES } from './confirmation.ts'
import { npiArgument, unknownNpi } from './npi-argument.ts'

export const deleteCommand: CliCommand = {
  usage: 'delete <npi>',
  summary: 'Remove a provider and everything its sources say; asks first',
  options: [YES],
  examples: ['delete 1500000001', 'delete 1500000001 --yes'],
  async run(cli, options, args) {
    const npi = npiArgument(args)
    checkYes(cli, options, 'delete')
    const registry = await cli.connect()
    if (!options['yes']) {
      const { provider } = await registry.execute(ShowDocument, { npi }, { signal: cli.signal })
      if (!provider) throw unknownNpi(npi)
      const sure = await confirm(cli.asker, `Delete ${npi} ${provider.name}${provider.sample ? ' (sample)' : ''}?`)
      if (!sure) {
        cli.print('Nothing was deleted.')
        return EXIT.failed
      }
    }
    const data = await registry.execute(DeleteDocument, { npi }, { signal: cli.signal })
    if (!data.deleteProvider) throw unknownNpi(npi)
    cli.answer(data)
    cli.print(`Deleted ${npi}.`)
    return EXIT.done
  },
}
