export type EntityType = 'INDIVIDUAL' | 'ORGANIZATION'
export type ProviderStatus = 'ACTIVE' | 'DEACTIVATED'

/** One NUCC taxonomy of a provider. `primary` is the switch NPPES sets, not the position in a list. */
export interface Taxonomy {
  code: string
  description: string | null
  primary: boolean
  license: string | null
  licenseState: string | null
}

/** What one source can say about a provider. `null` means that it says nothing, never that the value is blank. */
export interface ProviderFacts {
  entityType: EntityType | null
  firstName: string | null
  middleName: string | null
  lastName: string | null
  organizationName: string | null
  credential: string | null
  specialty: string | null
  taxonomy: string | null
  taxonomies: readonly Taxonomy[]
  address: string | null
  city: string | null
  state: string | null
  zip: string | null
  phone: string | null
  status: ProviderStatus | null
}

/** A validated statement of one source about one NPI, on its way in. */
export interface SourceRecord extends ProviderFacts {
  /** ten digits */
  npi: string
  source: string
  /** from a sample roster, not the real world */
  sample: boolean
}

/** A source record as stored: `retrievedAt` is when the source first said exactly this. */
export interface StoredRecord extends SourceRecord {
  retrievedAt: Date
}

/** The golden record: one per NPI, derived from its stored records by survivorship. */
export interface Provider extends ProviderFacts {
  npi: string
  npiValid: boolean
  sample: boolean
  entityType: EntityType
  status: ProviderStatus
  /** "Last, First" or the organisation's name */
  name: string
  insertedAt: Date
  updatedAt: Date
}

/** The fields of {@link ProviderFacts}, in the order they are shown and exported. */
export const FACT_FIELDS = [
  'entityType',
  'firstName',
  'middleName',
  'lastName',
  'organizationName',
  'credential',
  'specialty',
  'taxonomy',
  'taxonomies',
  'address',
  'city',
  'state',
  'zip',
  'phone',
  'status',
] as const satisfies readonly (keyof ProviderFacts)[]
export type FactField = (typeof FACT_FIELDS)[number]

/** Facts of which nothing is known. */
export const NO_FACTS: ProviderFacts = Object.freeze({
  entityType: null,
  firstName: null,
  middleName: null,
  lastName: null,
  organizationName: null,
  credential: null,
  specialty: null,
  taxonomy: null,
  taxonomies: [],
  address: null,
  city: null,
  state: null,
  zip: null,
  phone: null,
  status: null,
})

/** The source under which a person's own edit is kept. */
export const MANUAL = 'Manual'
/** The source of a file's row that names none. */
export const IMPORT = 'Import'
