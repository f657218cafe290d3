import type { PatientInput } from '../../patients/patient.ts'
import type { PatientData } from './schemas.ts'

const ALONE = (value: string | null | undefined) => (value == null ? undefined : [value])

/** The demographics of a REST call under the names that the index knows them by. */
export function toPatientInput(data: PatientData): PatientInput {
  return {
    ssn: data.ssn,
    firstName: data.first_name,
    middleName: data.middle_name,
    lastName: data.last_name,
    suffix: data.suffix,
    dateOfBirth: data.dob,
    sex: data.sex,
    phones: ALONE(data.phone),
    emails: ALONE(data.email),
    address: data.address,
    identifiers: data.identifiers,
  }
}

const NAMES: Record<string, string> = {
  firstName: 'first_name',
  middleName: 'middle_name',
  lastName: 'last_name',
  dateOfBirth: 'dob',
  phones: 'phone',
  emails: 'email',
}

/** The name that a field of the index has in REST. */
export function restName(field: string): string {
  return NAMES[field] ?? field
}
