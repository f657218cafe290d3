import { builder } from '../../graphql/builder.ts'
import type { Provider, Taxonomy } from '../provider.ts'
import { type FieldProvenance, provenanceOf, type SourceValue } from '../provenance.ts'

export const EntityTypeEnum = builder.enumType('EntityType', {
  description: 'Whether a provider is a person or an organisation.',
  values: {
    INDIVIDUAL: { description: 'A person (NPI type 1).' },
    ORGANIZATION: { description: 'An organisation (NPI type 2).' },
  } as const,
})
export const ProviderStatusEnum = builder.enumType('ProviderStatus', {
  description: 'Whether the NPI is in use.',
  values: {
    ACTIVE: { description: 'In use.' },
    DEACTIVATED: { description: 'Taken out of use by the enumerator.' },
  } as const,
})

export const TaxonomyType = builder.objectRef<Taxonomy>('Taxonomy').implement({
  description: 'A Health Care Provider Taxonomy (NUCC) of a provider.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'The ten characters of the code.' }),
    description: t.exposeString('description', {
      nullable: true,
      description: 'What the code stands for, as the source words it.',
    }),
    primary: t.exposeBoolean('primary', { description: 'Whether it is the primary taxonomy.' }),
    license: t.exposeString('license', { nullable: true, description: 'The number of the licence for it.' }),
    licenseState: t.exposeString('licenseState', { nullable: true, description: 'The state that gave the licence.' }),
  }),
})

const SourceValueType = builder.objectRef<SourceValue>('SourceValue').implement({
  description: 'What one source says about a field.',
  fields: (t) => ({
    source: t.exposeString('source', { description: 'The name of the source.' }),
    value: t.exposeString('value', {
      nullable: true,
      description: 'Its value as text; null when it says that the field is blank.',
    }),
    retrievedAt: t.expose('retrievedAt', {
      type: 'DateTime',
      description: 'Since when the source says what it says of the provider.',
    }),
  }),
})

const FieldProvenanceType = builder.objectRef<FieldProvenance>('FieldProvenance').implement({
  description: 'Where a field of the golden record comes from.',
  fields: (t) => ({
    field: t.exposeString('field', { description: 'The name of the field of Provider.' }),
    value: t.exposeString('value', {
      nullable: true,
      description:
        'The value that won, as text; null for a field that an edit leaves blank, as a specialty that is not that of the edited code.',
    }),
    source: t.exposeString('source', {
      description:
        "The source that it comes from; Manual is a person's edit. Taxonomies that the primary code was put before come from the source of that code.",
    }),
    retrievedAt: t.expose('retrievedAt', {
      type: 'DateTime',
      description: 'Since when that source says what it says of the provider.',
    }),
    others: t.expose('others', {
      type: [SourceValueType],
      description: 'What the other sources say about the field, whether they agree or not.',
    }),
  }),
})

export const ProviderType = builder.objectRef<Provider>('Provider').implement({
  description: 'A health care provider: the golden record under its NPI, derived from everything that the sources say.',
  fields: (t) => ({
    npi: t.expose('npi', { type: 'NPI', description: 'The National Provider Identifier.' }),
    npiValid: t.exposeBoolean('npiValid', {
      description: 'Whether the first digit is 1 or 2 and the check digit holds.',
    }),
    sample: t.exposeBoolean('sample', {
      description: 'Whether it comes from a sample roster, not from the real world.',
    }),
    entityType: t.expose('entityType', { type: EntityTypeEnum, description: 'A person or an organisation.' }),
    name: t.exposeString('name', { description: '"Last, First", or the organisation\'s name.' }),
    firstName: t.exposeString('firstName', { nullable: true, description: 'Given name.' }),
    middleName: t.exposeString('middleName', { nullable: true, description: 'Middle name or initial.' }),
    lastName: t.exposeString('lastName', { nullable: true, description: 'Family name.' }),
    organizationName: t.exposeString('organizationName', { nullable: true, description: 'Legal business name.' }),
    credential: t.exposeString('credential', {
      nullable: true,
      description: 'Credentials as the source wrote them, such as MD or M.D.',
    }),
    specialty: t.exposeString('specialty', { nullable: true, description: 'Description of the primary taxonomy.' }),
    taxonomy: t.exposeString('taxonomy', { nullable: true, description: 'Code of the primary taxonomy.' }),
    taxonomies: t.field({
      type: [TaxonomyType],
      description: 'All taxonomies.',
      resolve: (provider) => [...provider.taxonomies],
    }),
    address: t.exposeString('address', { nullable: true, description: 'Street address of the practice.' }),
    city: t.exposeString('city', { nullable: true, description: 'City of the practice.' }),
    state: t.exposeString('state', {
      nullable: true,
      description: 'USPS code of the state; as written outside of the US.',
    }),
    zip: t.exposeString('zip', {
      nullable: true,
      description: 'ZIP (60601) or ZIP+4 (60601-1234); as written outside of the US.',
    }),
    phone: t.exposeString('phone', { nullable: true, description: 'Phone of the practice, such as 312-555-0100.' }),
    status: t.expose('status', { type: ProviderStatusEnum, description: 'Whether the NPI is in use.' }),
    provenance: t.field({
      type: [FieldProvenanceType],
      complexity: 1,
      description:
        'For each field that is known or that an edit leaves blank, which source it comes from and what the others say.',
      resolve: async (provider, _args, { loaders }) => provenanceOf(await loaders.records.load(provider.npi)),
    }),
    insertedAt: t.expose('insertedAt', { type: 'DateTime', description: 'When the provider came into the registry.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When the golden record last changed.' }),
  }),
})
