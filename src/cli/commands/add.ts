import { readProvider } from '../../providers/validation.ts'
import type { CliCommand } from '../cli.ts'
import { AddDocument } from '../documents/edits.ts'
import { refused, UsageError } from '../failures.ts'
import type { ProviderInput } from '../generated/graphql.ts'
import { askForProvider } from '../prompt/ask-add.ts'
import { printProvider } from '../render/provider-card.ts'
import { FIELD_OPTIONS, givenFields } from './field-options.ts'
import { option } from './options.ts'

export const add: CliCommand = {
  usage: 'add',
  summary: 'Add a provider by hand; asks for its fields unless flags tell them',
  options: [option('--npi <npi>', 'a valid NPI that is not in the registry yet'), ...FIELD_OPTIONS],
  examples: ['add', 'add --npi 1234567893 --first-name Ada --last-name Lovelace --credential MD --state IL'],
  async run(cli, options) {
    const fields = givenFields(options)
    const asks = cli.interactive && options['npi'] === undefined && Object.keys(fields).length === 0
    const input = asks ? await askForProvider(cli.asker) : fromFlags(options['npi'] as string | undefined, fields)
    const registry = await cli.connect()
    const data = await registry.execute(AddDocument, { input }, { signal: cli.signal })
    cli.answer(data)
    cli.print(`Added ${data.createProvider.npi}.`)
    cli.print()
    printProvider(cli, data.createProvider)
  },
}

function fromFlags(npi: string | undefined, fields: Omit<ProviderInput, 'npi'>): ProviderInput {
  const missing = [
    ...(npi ? [] : ['--npi']),
    ...(fields.lastName || fields.organizationName ? [] : ['--last-name (or --organization-name)']),
  ]
  if (!npi || missing.length) throw new UsageError(`add needs ${missing.join(' and ')}`)
  const { errors } = readProvider({ npi, ...fields }, { foreign: 'refuse', checkDigit: true })
  if (errors.length) {
    throw refused('BAD_USER_INPUT', errors.map(({ path, message }) => `${path} ${message}`).join('; '), errors)
  }
  return { npi, ...fields }
}
