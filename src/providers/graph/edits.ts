import { builder, type SchemaTypes } from '../../graphql/builder.ts'
import { badInput } from '../../errors.ts'
import { type Context, forgetProviders } from '../../graphql/context.ts'
import type { ProviderEdits } from '../edits.ts'
import { ProviderType } from './provider-type.ts'

type InputFields = PothosSchemaTypes.InputFieldBuilder<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>, 'InputObject'>

/** What a person can say about a provider. */
const facts = (t: InputFields) => ({
  firstName: t.string({ description: 'Given name.' }),
  middleName: t.string({ description: 'Middle name or initial.' }),
  lastName: t.string({ description: 'Family name.' }),
  organizationName: t.string({ description: 'Legal business name.' }),
  credential: t.string({ description: 'Credentials, kept as written.' }),
  specialty: t.string({ description: 'Description of the primary taxonomy.' }),
  taxonomy: t.string({
    description:
      'Code of the primary taxonomy: ten characters. One that comes without a specialty brings the description that the registry knows for it, unless a person has written another specialty.',
  }),
  address: t.string({ description: 'Street address of the practice.' }),
  city: t.string({ description: 'City of the practice.' }),
  state: t.string({ description: 'US state, territory or military code, or its name.' }),
  zip: t.string({ description: 'ZIP (60601) or ZIP+4 (60601-1234).' }),
  phone: t.string({ description: 'North American phone number of ten digits.' }),
})

const ProviderInput = builder.inputType('ProviderInput', {
  description: 'A provider added by hand. A last name or an organisation name is required.',
  fields: (t) => ({
    npi: t.field({ type: 'NPI', required: true, description: 'A valid NPI that is not in the registry yet.' }),
    ...facts(t),
  }),
})

const ProviderPatch = builder.inputType('ProviderPatch', {
  description:
    'A person\'s edit, which wins over every source. Absent fields stay as they are; null takes an earlier edit back, so that the sources speak again; "" says that the field is blank on purpose.',
  fields: facts,
})

/** What follows in the request reads anew. */
async function changing<T>(context: Context, change: (edits: ProviderEdits) => Promise<T>): Promise<T> {
  const result = await change(context.providers.edits)
  forgetProviders(context.loaders)
  return result
}

builder.mutationFields((t) => ({
  createProvider: t.field({
    type: ProviderType,
    description: 'Adds a provider by hand. DUPLICATE_NPI when the registry has it already.',
    args: { input: t.arg({ type: ProviderInput, required: true, description: 'The provider.' }) },
    resolve: (_root, { input }, context) => changing(context, ({ create }) => create(input)),
  }),
  updateProvider: t.field({
    type: ProviderType,
    description:
      'Edits a provider by hand. The edit is kept beside what the sources say and survives every refresh. CONFLICT when taking edits back would leave nothing of the provider: deleteProvider removes it.',
    args: {
      npi: t.arg({ type: 'NPI', required: true, description: 'Its NPI.' }),
      patch: t.arg({ type: ProviderPatch, required: true, description: 'What changes.' }),
    },
    resolve: (_root, { npi, patch }, context) => changing(context, ({ update }) => update(npi, patch)),
  }),
  deleteProvider: t.boolean({
    description: 'Removes a provider and everything its sources say; false when there was none.',
    args: { npi: t.arg({ type: 'NPI', required: true, description: 'Its NPI.' }) },
    resolve: (_root, { npi }, context) => changing(context, ({ remove }) => remove(npi)),
  }),
  clearProviders: t.int({
    description: 'Removes every provider; answers how many there were.',
    args: { confirm: t.arg.boolean({ required: true, description: 'Must be true.' }) },
    resolve: (_root, { confirm }, context) => {
      if (!confirm) throw badInput([{ path: 'confirm', message: 'must be true to remove every provider' }])
      return changing(context, ({ clear }) => clear())
    },
  }),
}))
