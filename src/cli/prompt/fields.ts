import { npiProblem, readFacts } from '../../providers/validation.ts'

/** The fields of a provider that a person can say, with what to call them at a prompt. */
export const FIELDS = {
  firstName: 'First name',
  middleName: 'Middle name',
  lastName: 'Last name',
  organizationName: 'Organization name',
  credential: 'Credential (MD, DO, NP, PA)',
  specialty: 'Specialty',
  taxonomy: 'Taxonomy code',
  address: 'Address',
  city: 'City',
  state: 'State',
  zip: 'ZIP',
  phone: 'Phone',
} as const
export type Field = keyof typeof FIELDS

export const FIELD_NAMES = Object.keys(FIELDS) as Field[]

/** `--first-name` for `firstName`. */
export function flagOf(field: string): string {
  return `--${field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}

/** The field that `first-name`, `firstName` or `--first-name` means. */
export function fieldOf(name: string): Field | undefined {
  const flag = flagOf(name.replace(/^--/, ''))
  return FIELD_NAMES.find((field) => flagOf(field) === flag)
}

/** Why the registry would not take `text` for `field`, or undefined. */
export function fieldProblem(field: Field, text: string): string | undefined {
  return readFacts({ [field]: text }, 'refuse').errors[0]?.message
}

/** Why `text` cannot be the NPI of a new provider, or undefined. */
export function newNpiProblem(text: string): string | undefined {
  return npiProblem(text.trim(), true)
}
