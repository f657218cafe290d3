import type { FieldError } from '../errors.ts'
import { cleanText } from '../files/clean-text.ts'
import { isNpi, isValidNpi } from './npi.ts'
import { NO_FACTS, type EntityType, type ProviderFacts, type ProviderStatus, type Taxonomy } from './provider.ts'
import { stateCode } from './states.ts'

/**
 * A provider as somebody wrote it: text in any shape, nothing checked. Numbers are taken as text. `country` is the ISO
 * code of the address's country, absent for the United States.
 */
export type RawProvider = {
  [field in Exclude<keyof ProviderFacts, 'taxonomies'>]?: unknown
} & { npi?: unknown; taxonomies?: readonly Taxonomy[] | undefined; country?: unknown }

/**
 * How a state, ZIP or phone that is not American is taken: `refuse` reports it (a person or a person's file),
 * `keep` leaves it as text (an address abroad, or a registry that is restored).
 */
export type Foreign = 'refuse' | 'keep'

/** Characters of one value. */
export const LONGEST_VALUE = 1_000

/** `60601`, `60601-1234` from either with or without the hyphen; undefined when it is no ZIP code. */
export function zipCode(text: string): string | undefined {
  const match = /^(\d{5})(?:[- ]?(\d{4}))?$/.exec(text)
  if (!match) return undefined
  return match[2] ? `${match[1]}-${match[2]}` : match[1]
}

/** `312-555-0100` or `312-555-0100 x12` from the usual spellings of a North American number; else undefined. */
export function phoneNumber(text: string): string | undefined {
  if (/^[2-9]\d\d-[2-9]\d\d-\d{4}$/.test(text)) return text
  const match =
    /^(?:\+?1[-. ]*)?\(?([2-9]\d{2})\)?[-. /]*([2-9]\d{2})[-. ]*(\d{4})(?:[, ]*(?:x|ext\.?|extension|#) *(\d{1,6}))?$/i.exec(
      text,
    )
  if (!match) return undefined
  return `${match[1]}-${match[2]}-${match[3]}${match[4] ? ` x${match[4]}` : ''}`
}

const ENTITY_TYPES: Record<string, EntityType> = {
  '1': 'INDIVIDUAL',
  '2': 'ORGANIZATION',
  'NPI-1': 'INDIVIDUAL',
  'NPI-2': 'ORGANIZATION',
  INDIVIDUAL: 'INDIVIDUAL',
  ORGANIZATION: 'ORGANIZATION',
  ORGANISATION: 'ORGANIZATION',
}
const STATUSES: Record<string, ProviderStatus> = {
  A: 'ACTIVE',
  D: 'DEACTIVATED',
  ACTIVE: 'ACTIVE',
  DEACTIVATED: 'DEACTIVATED',
}

type Reader = (text: string, foreign: Foreign) => string | undefined
const own = <T>(table: Record<string, T>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined

const READERS: [Exclude<keyof ProviderFacts, 'taxonomies'>, Reader | undefined, string][] = [
  ['entityType', (text) => own(ENTITY_TYPES, text.toUpperCase()), 'must be INDIVIDUAL or ORGANIZATION'],
  ['firstName', undefined, ''],
  ['middleName', undefined, ''],
  ['lastName', undefined, ''],
  ['organizationName', undefined, ''],
  ['credential', undefined, ''],
  ['specialty', undefined, ''],
  [
    'taxonomy',
    (text) => (/^\d{3}[A-Z0-9]{6}X$/i.test(text) ? text.toUpperCase() : undefined),
    'must be a NUCC taxonomy code of ten characters such as 207Q00000X',
  ],
  ['address', undefined, ''],
  ['city', undefined, ''],
  [
    'state',
    (text, foreign) => stateCode(text) ?? (foreign === 'keep' ? text : undefined),
    'must be a US state, territory or military code such as IL, or its name',
  ],
  [
    'zip',
    (text, foreign) => zipCode(text) ?? (foreign === 'keep' ? text : undefined),
    'must be a ZIP code of five digits, or ZIP+4 such as 60601-1234',
  ],
  [
    'phone',
    (text, foreign) => phoneNumber(text) ?? (foreign === 'keep' ? text : undefined),
    'must be a North American phone number of ten digits such as 312-555-0100',
  ],
  ['status', (text) => own(STATUSES, text.toUpperCase()), 'must be ACTIVE or DEACTIVATED'],
]

/** The facts that `raw` states, normalised, with an error for each field that cannot be one. */
export function readFacts(raw: RawProvider, foreign: Foreign): { facts: ProviderFacts; errors: FieldError[] } {
  const facts: ProviderFacts = { ...NO_FACTS, taxonomies: raw.taxonomies ?? [] }
  const errors: FieldError[] = []
  for (const [field, read, message] of READERS) {
    const text = cleanText(raw[field])
    if (text === null) continue
    if (text.length > LONGEST_VALUE) {
      errors.push({ path: field, message: `must be at most ${LONGEST_VALUE} characters` })
      continue
    }
    const value = read ? read(text, foreign) : text
    if (value === undefined) errors.push({ path: field, message })
    else (facts as unknown as Record<string, unknown>)[field] = value
  }
  facts.entityType ??= entityTypeOf(facts)
  return { facts, errors }
}

/** What a provider is that does not say so: a person when it has a last name, as {@link displayName} calls it. */
export function entityTypeOf({
  firstName,
  lastName,
  organizationName,
}: Pick<ProviderFacts, 'firstName' | 'lastName' | 'organizationName'>): EntityType | null {
  if (lastName) return 'INDIVIDUAL'
  return organizationName ? 'ORGANIZATION' : firstName ? 'INDIVIDUAL' : null
}

/** The NPI that `raw` names and the facts about it. A record without a name is an error: nobody could find it. */
export function readProvider(
  raw: RawProvider,
  { foreign, checkDigit }: { foreign: Foreign; checkDigit: boolean },
): { npi: string; facts: ProviderFacts; errors: FieldError[] } {
  const { facts, errors } = readFacts(raw, foreign)
  const npi = cleanText(raw.npi) ?? ''
  const npiError = npiProblem(npi, checkDigit)
  if (npiError) errors.unshift({ path: 'npi', message: npiError })
  const [name, other] =
    facts.entityType === 'ORGANIZATION'
      ? (['organizationName', 'a last name'] as const)
      : (['lastName', 'an organisation name'] as const)
  if (!facts.lastName && !facts.organizationName && !errors.some(({ path }) => path === name)) {
    errors.push({ path: name, message: `is required, or ${other}` })
  }
  return { npi, facts, errors }
}

/** Why `npi` cannot be taken, or undefined. */
export function npiProblem(npi: string, checkDigit: boolean): string | undefined {
  if (npi === '') return 'is required'
  if (!isNpi(npi)) return 'must be ten digits'
  if (checkDigit && !isValidNpi(npi))
    return 'is not a valid NPI: it must start with 1 or 2 and its check digit must hold'
  return undefined
}
