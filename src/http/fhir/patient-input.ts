import type { PatientInput } from '../../patients/patient.ts'
import type { Address, ContactPoint, FhirPatient, HumanName, Identifier } from './elements.ts'

/** Systems of the Social Security number: the URI of FHIR, and the OID. */
export const SSN_SYSTEM = 'http://hl7.org/fhir/sid/us-ssn'
const SSN_SYSTEMS = [SSN_SYSTEM, 'urn:oid:2.16.840.1.113883.4.1']

/** Uses of a name and of an address, the one that says most about a person now first. */
const NAME_USES = ['official', 'usual', undefined, 'nickname', 'maiden', 'anonymous', 'temp', 'old']
const ADDRESS_USES = ['home', undefined, 'temp', 'work', 'billing', 'old']

/**
 * The demographics of a FHIR Patient: one name and one address, all identifiers, phones and e-mail addresses. What there is
 * none of is undefined, so that the cache knows the question whoever asks it.
 */
export function toPatientInput(patient: FhirPatient): PatientInput {
  const identifiers = patient.identifier ?? []
  const telecom = patient.telecom ?? []
  return {
    ...nameFields(firstByUse(patient.name, NAME_USES)),
    dateOfBirth: patient.birthDate,
    sex: patient.gender?.toUpperCase(),
    ssn: identifiers.find(isSsn)?.value,
    phones: some(valuesOf(telecom, ['phone', 'sms'])),
    emails: some(valuesOf(telecom, ['email'])),
    address: addressOf(firstByUse(patient.address, ADDRESS_USES)),
    identifiers: some(identifiers.flatMap(otherThanSsn)),
  }
}

const isSsn = ({ system, value }: Identifier) => value !== undefined && SSN_SYSTEMS.includes(system ?? '')

function otherThanSsn(identifier: Identifier) {
  const { type, value, system = type?.text } = identifier
  return system && value && !isSsn(identifier) ? [{ system, value }] : []
}

function nameFields(name: HumanName | undefined): PatientInput {
  const [first, ...middle] = present(name?.given)
  return {
    firstName: first,
    middleName: joined(middle),
    lastName: name?.family,
    suffix: joined(present(name?.suffix)),
  }
}

function addressOf(address: Address | undefined): PatientInput['address'] {
  if (!address) return undefined
  const [line1, ...more] = present(address.line)
  return { line1, line2: joined(more), city: address.city, state: address.state, zip: address.postalCode }
}

function valuesOf(telecom: readonly ContactPoint[], systems: readonly string[]): string[] {
  return telecom.flatMap(({ system, value }) =>
    system && value && systems.includes(system) ? [value.replace(/^(?:tel|sms|mailto):/i, '')] : [],
  )
}

function firstByUse<T extends { use?: string | undefined }>(
  values: readonly T[] | undefined,
  uses: readonly (string | undefined)[],
): T | undefined {
  const rank = ({ use }: T) => (uses.includes(use) ? uses.indexOf(use) : uses.length)
  return values?.toSorted((a, b) => rank(a) - rank(b))[0]
}

const present = (texts: readonly (string | null)[] | undefined) => (texts ?? []).filter((text) => text !== null)
const some = <T>(values: readonly T[]) => (values.length === 0 ? undefined : values)
const joined = (texts: readonly string[]) => (texts.length === 0 ? undefined : texts.join(' '))
