import type { PatientInput } from '../../generated/graphql.ts'
import { type ListeningApp, openListeningApp } from '../../support/http.ts'

/** Made-up demographics under the names of GraphQL, none of which can stand in an output by chance. */
export const QUIRIN: PatientInput = {
  firstName: 'Quirinbert',
  middleName: 'Zephyrin',
  lastName: 'Wolkenstein',
  suffix: 'III',
  dateOfBirth: '1971-11-11',
  sex: 'MALE',
  ssn: '536228141',
  address: { line1: '6171 Nebelhorn Terrace', line2: 'Apt 4', city: 'Xanaduville', state: 'WY', zip: '82031' },
  phones: ['307-555-0191'],
  emails: ['quirin@nebelhorn.example'],
  identifiers: [{ system: 'http://clinic.example/mrn', value: 'XQ7741Z' }],
}
/** A sister who lives with him. */
export const HILDE: PatientInput = {
  ...QUIRIN,
  firstName: 'Hildegundis',
  middleName: null,
  suffix: null,
  sex: 'FEMALE',
  ssn: null,
  dateOfBirth: '1973-02-03',
  identifiers: [{ system: 'passport', value: 'HG99' }],
}

/** The same demographics as REST has them. */
export function patientData(patient: PatientInput) {
  const { firstName, middleName, lastName, dateOfBirth, phones, emails, ...same } = patient
  return {
    ...same,
    first_name: firstName,
    middle_name: middleName,
    last_name: lastName,
    dob: dateOfBirth,
    phone: phones?.[0],
    email: emails?.[0],
  }
}

/** The same demographics as FHIR has them. */
export function fhirPatient(patient: PatientInput) {
  const { address } = patient
  const ssn = patient.ssn ? [{ system: 'http://hl7.org/fhir/sid/us-ssn', value: patient.ssn }] : []
  return {
    resourceType: 'Patient',
    name: [
      { use: 'old', family: 'Altname', given: ['Nobody'] },
      {
        use: 'official',
        family: patient.lastName,
        given: [patient.firstName, patient.middleName].filter((name) => name != null),
        ...(patient.suffix && { suffix: [patient.suffix] }),
      },
    ],
    birthDate: patient.dateOfBirth,
    gender: patient.sex?.toLowerCase(),
    identifier: [...ssn, ...(patient.identifiers ?? [])],
    telecom: [
      ...(patient.phones ?? []).map((value) => ({ system: 'phone', value })),
      ...(patient.emails ?? []).map((value) => ({ system: 'email', value })),
    ],
    address: address && [
      { line: [address.line1, address.line2], city: address.city, state: address.state, postalCode: address.zip },
    ],
  }
}

/** A listening app whose index knows both. */
export async function openFamily(environment: Record<string, string> = {}): Promise<ListeningApp> {
  const server = await openListeningApp(environment)
  await server.test.app.services.patients.register(
    [QUIRIN, HILDE].map((patient, i) => ({ source: 'clinic', sourceId: String(i), patient })),
    'test',
  )
  return server
}

export const MATCH = '/fhir/Patient/$match'

/** POSTs a body, as JSON unless it is text, and answers the parsed answer. */
export async function send(url: string, path: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return { status: response.status, headers: response.headers, body: (await response.json()) as never }
}
