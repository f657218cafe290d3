import type { Address, ContactPoint, HumanName, Identifier, Patient } from '@medplum/fhirtypes'
import type { AddressInput, IdentifierInput } from '../../patients/patient.ts'
import type { Person } from '../../patients/stewardship/persons.ts'
import { SSN_SYSTEM } from './patient-input.ts'

const IDENTIFIER_TYPES = 'http://terminology.hl7.org/CodeSystem/v2-0203'
const RENDERED_VALUE = 'http://hl7.org/fhir/StructureDefinition/rendered-value'

/** A person's golden values as a FHIR R4 Patient, whose id is the mpiId. Of the SSN the last four digits are shown. */
export function patientResource(person: Person): Patient {
  return withoutNothing({
    resourceType: 'Patient',
    id: person.mpiId,
    active: person.active,
    identifier: [...maskedSsn(person.ssnLast4), ...person.identifiers.map(identifier)],
    name: names(person),
    telecom: [
      ...person.phones.map((value): ContactPoint => ({ system: 'phone', value })),
      ...person.emails.map((value): ContactPoint => ({ system: 'email', value })),
    ],
    gender: person.sex ? (person.sex.toLowerCase() as Lowercase<typeof person.sex>) : undefined,
    birthDate: person.dateOfBirth ?? undefined,
    address: person.addresses.map(address),
  })
}

function names({ firstName, middleName, lastName, suffix }: Person): HumanName[] {
  const given = [firstName, middleName].filter((name) => name !== null)
  const name = withoutNothing<HumanName>({
    use: 'official',
    family: lastName ?? undefined,
    given,
    suffix: suffix === null ? [] : [suffix],
  })
  return Object.keys(name).length > 1 ? [name] : []
}

function maskedSsn(lastFour: string | null): Identifier[] {
  if (lastFour === null) return []
  const shown = { extension: [{ url: RENDERED_VALUE, valueString: `***-**-${lastFour}` }] }
  const type = { coding: [{ system: IDENTIFIER_TYPES, code: 'SS' }] }
  return [{ type, system: SSN_SYSTEM, _value: shown } as Identifier]
}

/** The name of a system that is no URI is the text of the identifier's type. */
function identifier({ system, value }: IdentifierInput): Identifier {
  return /^[a-z][a-z0-9+.-]*:\S+$/i.test(system) ? { system, value } : { type: { text: system }, value }
}

function address({ line1, line2, city, state, zip }: AddressInput): Address {
  return withoutNothing<Address>({
    line: [line1, line2].filter((line) => line != null),
    city: city ?? undefined,
    state: state ?? undefined,
    postalCode: zip ?? undefined,
  })
}

/** Without what is undefined, and without empty lists, which FHIR does not allow. */
function withoutNothing<T extends object>(element: T): T {
  const kept = Object.entries(element).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  )
  return Object.fromEntries(kept) as T
}
