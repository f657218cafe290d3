import type { Bundle, Patient } from '@medplum/fhirtypes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MatchAnswer } from '../../../src/http/rest/schemas.ts'
import type { PatientInput } from '../../generated/graphql.ts'
import type { ListeningApp } from '../../support/http.ts'
import { fhirPatient, HILDE, MATCH, openFamily, patientData, QUIRIN, send } from './family.ts'

let server: ListeningApp
beforeAll(async () => {
  server = await openFamily()
})
afterAll(() => server[Symbol.asyncDispose]())

interface Candidate {
  mpiId: string
  probability: number
  grade: string
}

const QUERY = `query($input: PatientInput!) {
  matchPatient(input: $input) { status mpiId probability grade candidates { mpiId probability grade } }
}`

async function overGraphQL(input: PatientInput) {
  const { body } = await send(server.url, '/graphql', { query: QUERY, variables: { input } })
  return (body as { data: { matchPatient: { status: string; mpiId: string | null; candidates: Candidate[] } } }).data
    .matchPatient
}

async function overRest(input: PatientInput): Promise<MatchAnswer> {
  return (await send(server.url, '/mpi/match', { patient_data: patientData(input) })).body
}

async function overFhir(input: PatientInput): Promise<Bundle<Patient>> {
  return (await send(server.url, MATCH, fhirPatient(input))).body
}

const written = (grade: string) => grade.toLowerCase().replaceAll('_', '-')

describe('GraphQL, REST and FHIR', () => {
  it.each<[string, PatientInput]>([
    ['a known person', QUIRIN],
    ['another one', HILDE],
    ['one with typing errors', { ...QUIRIN, firstName: 'Quirinbret', ssn: null, identifiers: [] }],
    ['one who could be both', { lastName: 'Wolkenstein', address: QUIRIN.address, phones: QUIRIN.phones }],
    ['a sister of another birth date', { ...HILDE, dateOfBirth: '1980-12-24', identifiers: [] }],
    ['nobody', { firstName: 'Ottokar', lastName: 'Zwicknagl', dateOfBirth: '1950-01-05' }],
  ])('give the same answer about %s', async (_who, input) => {
    const [graph, rest, bundle] = [await overGraphQL(input), await overRest(input), await overFhir(input)]
    expect({ ...rest, served_from: undefined }).toEqual({
      status: graph.status.toLowerCase(),
      mpi_id: graph.mpiId,
      probability: (graph as unknown as Candidate).probability,
      grade: (graph as unknown as Candidate).grade?.toLowerCase() ?? null,
      candidates: graph.candidates.map(({ mpiId, probability, grade }) => ({
        mpi_id: mpiId,
        probability,
        match_weight: expect.any(Number),
        grade: grade.toLowerCase(),
      })),
      provider: 'internal',
      served_from: undefined,
    })
    const entries = (bundle.entry ?? []).map(({ resource, search }) => ({
      mpiId: resource?.id,
      probability: search?.score,
      grade: search?.extension?.[0]?.valueCode,
    }))
    expect(entries).toEqual(graph.candidates.map((candidate) => ({ ...candidate, grade: written(candidate.grade) })))
    expect(bundle.total).toBe(graph.candidates.length)
  })

  it('ask the store once for the same question', async () => {
    const input = { firstName: 'Kunigunde', lastName: 'Xylander', dateOfBirth: '1961-06-06' }
    await overGraphQL(input)
    server.test.forget()
    await overRest(input)
    await overFhir(input)
    expect(server.test.statements).toEqual([])
  })
})
