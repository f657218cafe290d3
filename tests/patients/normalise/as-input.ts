import { addressAsInput } from '../../../src/patients/normalise/address-as-input.ts'
import type { NormalisedPatient, PatientInput } from '../../../src/patients/patient.ts'

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
