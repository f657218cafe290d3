import type { AddressInput, NormalisedAddress, NormalisedPatient, PatientInput } from '../patient.ts'

const line = (...parts: (string | null)[]): string | null => parts.filter((part) => part !== null).join(' ') || null

/** An address of parts as lines. Normalising it gives the parts again. */
export function addressAsInput(address: NormalisedAddress): AddressInput {
  const { number, street, unit, extra, city, state, zip, zip4 } = address
  const box = street === 'po box' && number !== null
  return {
    line1: box ? line(street, number) : line(number, street, unit && `apt ${unit}`),
    line2: extra,
    city,
    state,
    zip: zip4 ? `${zip}-${zip4}` : zip,
  }
}

/** What was understood of a patient, written as input again. Normalising it changes nothing. */
export function asInput(record: NormalisedPatient): PatientInput {
  return {
    firstName: record.firstName,
    middleName: record.middleName,
    lastName: record.lastName,
    suffix: record.suffix,
    dateOfBirth: record.birthDate,
    sex: record.sex,
    ssn: record.ssn ?? record.nationalId ?? record.ssnLast4,
    address: record.address && addressAsInput(record.address),
    phones: record.phones,
    emails: record.emails,
    identifiers: record.identifiers,
  }
}
