import { readSex } from '../../patients/normalise/sex.ts'
import type { InputWarning } from '../../patients/patient.ts'
import type { NamedPatient } from '../../patients/files/read-values.ts'
import type { PatientInput } from '../generated/graphql.ts'

/** A patient of a file as GraphQL takes it; a sex in words that are no sex is left out and told. */
export function patientInput({ patient }: Pick<NamedPatient, 'patient'>): {
  input: PatientInput
  warnings: InputWarning[]
} {
  const warnings: InputWarning[] = []
  const sex = readSex(patient.sex, (field, message) => warnings.push({ field, message }))
  const { phones, emails, identifiers, ...more } = patient
  const input = { ...more, sex, phones: stated(phones), emails: stated(emails), identifiers: stated(identifiers) }
  return { input, warnings }
}

const stated = <T>(values: readonly (T | null | undefined)[] | null | undefined): T[] =>
  (values ?? []).filter((value) => value != null)
