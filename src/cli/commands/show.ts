import type { CliCommand } from '../cli.ts'
import { ShowDocument } from '../documents/show.ts'
import { printProvider } from '../render/provider-card.ts'
import { npiArgument, unknownNpi } from './npi-argument.ts'

export const show: CliCommand = {
  usage: 'show <npi>',
  summary: 'Show one provider, and which source each of its fields comes from',
  examples: ['show 1500000001'],
  async run(cli, _options, args) {
    const npi = npiArgument(args)
    const registry = await cli.connect()
    const data = await registry.execute(ShowDocument, { npi }, { signal: cli.signal })
    if (!data.provider) throw unknownNpi(npi)
    cli.answer(data)
    printProvider(cli, data.provider)
  },
}
