import type { Cli, CliCommand } from '../cli.ts'
import { UpdateDocument } from '../documents/edits.ts'
import { ShowDocument } from '../documents/show.ts'
import { UsageError } from '../failures.ts'
import type { ProviderPatch } from '../generated/graphql.ts'
import { askForPatch } from '../prompt/ask-update.ts'
import { FIELD_NAMES, fieldOf, flagOf } from '../prompt/fields.ts'
import { printProvider } from '../render/provider-card.ts'
import type { Transport } from '../transport/transport.ts'
import { FIELD_OPTIONS, givenFields } from './field-options.ts'
import { npiArgument, unknownNpi } from './npi-argument.ts'
import { namesOption } from './options.ts'

export const update: CliCommand = {
  usage: 'update <npi>',
  summary: 'Edit a provider by hand; the edit wins over every source and survives a refresh',
  options: [
    ...FIELD_OPTIONS,
    namesOption('--take-back <fields>', 'take earlier edits of these fields back, so that the sources speak again'),
  ],
  examples: [
    'update 1500000001',
    'update 1500000001 --phone 312-555-0100 --middle-name ""',
    'update 1500000001 --take-back phone,middle-name',
  ],
  async run(cli, options, args) {
    const npi = npiArgument(args)
    const flags = patchOf(options)
    const asks = cli.interactive && Object.keys(flags).length === 0
    if (!asks && Object.keys(flags).length === 0) {
      throw new UsageError(`update needs what changes: ${FIELD_NAMES.map(flagOf).join(', ')} or --take-back`)
    }
    const registry = await cli.connect()
    const patch = asks ? await ask(cli, registry, npi) : flags
    if (Object.keys(patch).length === 0) return cli.print('Nothing changed.')
    const data = await registry.execute(UpdateDocument, { npi, patch }, { signal: cli.signal })
    cli.answer(data)
    cli.print(`Updated ${npi}.`)
    cli.print()
    printProvider(cli, data.updateProvider)
  },
}

/** The patch that the flags tell: text says a value, "" a blank, and --take-back null. */
function patchOf(options: Record<string, unknown>): ProviderPatch {
  const patch: ProviderPatch = givenFields(options)
  for (const name of (options['takeBack'] as string[] | undefined) ?? []) {
    const field = fieldOf(name)
    if (!field)
      throw new UsageError(`--take-back: there is no field "${name}"; the fields are ${FIELD_NAMES.join(', ')}`)
    if (patch[field] !== undefined) throw new UsageError(`--take-back ${name}: ${flagOf(field)} is given too`)
    patch[field] = null
  }
  return patch
}

async function ask(cli: Cli, registry: Transport, npi: string): Promise<ProviderPatch> {
  const { provider } = await registry.execute(ShowDocument, { npi }, { signal: cli.signal })
  if (!provider) throw unknownNpi(npi)
  cli.asker.tell(`${provider.name}, NPI ${npi}${provider.sample ? ' (sample)' : ''}`)
  return askForPatch(cli.asker, provider)
}
