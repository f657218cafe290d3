import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BatchAnswer, MatchAnswer } from '../../../src/http/rest/schemas.ts'
import { restSchemas } from '../../../src/http/rest/schemas.ts'
import type { ListeningApp } from '../../support/http.ts'
import { HILDE, openFamily, patientData, QUIRIN, send } from './family.ts'
import { runs } from '../../support/runs.ts'

const MAX_BATCH = 50
const schemas = restSchemas(MAX_BATCH)
let server: ListeningApp
beforeAll(async () => {
  server = await openFamily({ MAX_BATCH: String(MAX_BATCH) })
})
afterAll(() => server[Symbol.asyncDispose]())

interface ErrorBody {
  error: { code: string; message: string; field: string | null }
}
const match = (patient_data: unknown) => send(server.url, '/mpi/match', { patient_data })
const batch = (patients: unknown) => send(server.url, '/mpi/batch', { patients })

describe('POST /mpi/match', () => {
  it('names the person, in the shape that it is described by', async () => {
    const { status, body } = await match(patientData(QUIRIN))
    const answer: MatchAnswer = schemas.MatchAnswer.parse(body)
    expect(status).toBe(200)
    expect(answer).toMatchObject({ status: 'match', grade: 'certain', provider: 'internal' })
    expect(answer.candidates[0]).toMatchObject({ mpi_id: answer.mpi_id, probability: answer.probability })
    expect(answer).not.toHaveProperty('warnings')
  })

  it('answers from memory when it is asked again', async () => {
    const somebody = { first_name: 'Ottokar', last_name: 'Zwicknagl', dob: '1950-01-05' }
    expect((await match(somebody)).body).toMatchObject({ status: 'no_match', mpi_id: null, served_from: 'store' })
    expect((await match(somebody)).body).toMatchObject({ status: 'no_match', mpi_id: null, served_from: 'memory' })
  })

  it('names what counts as absent under the name that the caller gave it', async () => {
    const { body } = await match({ ...patientData(QUIRIN), dob: '1971-02-30', phone: '000' })
    const { warnings } = schemas.MatchAnswer.parse(body)
    expect(warnings?.map(({ field }) => field).toSorted()).toEqual(['dob', 'phone'])
  })

  it.each([
    ['patient_data', '{"patient_data":{"First Name":"Quirinbert"}}', 'patient_data has'],
    ['patient_data', '{"patient_data":{"__proto__":"Quirinbert"}}', 'patient_data has'],
    [null, '{"patient_data":{},"Quirinbert 1971":1}', 'The body has'],
  ])('tells that %s has a field that is not known, without a name that may be a value', async (field, text, what) => {
    const { status, body } = await send(server.url, '/mpi/match', JSON.parse(text))
    const message = `${what} a field that is not known here.`
    expect([status, body]).toEqual([400, { error: { code: 'BAD_USER_INPUT', message, field } }])
  })

  it('refuses a question with nothing to search by', async () => {
    const { status, body } = await match({ first_name: 'Baby Boy' })
    expect([status, body]).toMatchObject([400, { error: { code: 'BAD_USER_INPUT', field: 'patient_data.first_name' } }])
  })

  it.each([
    ['a field of another name', { patient_data: { lastname: 'x' } }, 'patient_data.lastname'],
    ['one within the address', { patient_data: { address: { street: 'x' } } }, 'patient_data.address.street'],
    ['a number for a text', { patient_data: { dob: 19_800_101 } }, 'patient_data.dob'],
    ['a text for an address', { patient_data: { address: 'x' } }, 'patient_data.address'],
    [
      'an identifier without its system',
      { patient_data: { identifiers: [{ value: 'x' }] } },
      'patient_data.identifiers.0.system',
    ],
    ['a list for the patient', { patient_data: [] }, 'patient_data'],
    ['no patient', {}, 'patient_data'],
    ['another field beside the patient', { patient_data: {}, patients: [] }, 'patients'],
    ['a list', [], null],
    ['null', 'null', null],
    ['half of a JSON text', '{"patient_data":', null],
    ['no JSON', 'first_name=Quirinbert', null],
    ['nothing', '', null],
    ['a name that may be a value', { patient_data: { 'Quirinbert Wolkenstein': 1 } }, 'patient_data'],
    ['a prototype', '{"patient_data":{"__proto__":{"dob":"x"}}}', 'patient_data'],
    ['identifiers without end', { patient_data: { identifiers: Array(100_000).fill(1) } }, 'patient_data.identifiers'],
  ])('refuses %s, naming the field', async (_what, body, field) => {
    const answer = await send(server.url, '/mpi/match', body)
    const { error } = answer.body as ErrorBody
    expect([answer.status, error.code, error.field]).toEqual([400, 'BAD_USER_INPUT', field])
    expect(error.message).not.toMatch(/Quirinbert|19800101/)
  })

  it('answers the next question after a body that never ends', async () => {
    const { status, body } = await send(server.url, '/mpi/match', `"${' '.repeat(50 * 2 ** 20)}"`).catch(() => ({
      status: 413,
      body: { error: { code: 'BAD_USER_INPUT' } },
    }))
    expect([status, body]).toMatchObject([413, { error: { code: 'BAD_USER_INPUT' } }])
    expect((await match(patientData(QUIRIN))).status).toBe(200)
  })

  it.each([
    ['text/plain', {}],
    ['application/x-www-form-urlencoded', {}],
    ['application/json; charset=utf-16', {}],
    ['application/json', { 'content-encoding': 'gzip' }],
  ])('refuses %s with %o', async (type, headers) => {
    const answer = await send(server.url, '/mpi/match', { patient_data: {} }, { 'content-type': type, ...headers })
    expect([answer.status, answer.body]).toMatchObject([415, { error: { code: 'BAD_USER_INPUT' } }])
  })

  it.each(['GET', 'HEAD', 'PUT', 'DELETE'])('tells %s what it answers to', async (method) => {
    const response = await fetch(`${server.url}/mpi/match`, { method })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST, OPTIONS'])
    if (method !== 'HEAD') expect(await response.json()).toMatchObject({ error: { code: 'BAD_USER_INPUT' } })
  })

  it('tells its methods when it is asked for them', async () => {
    const response = await fetch(`${server.url}/mpi/match`, { method: 'OPTIONS' })
    expect([response.status, response.headers.get('allow')]).toEqual([204, 'POST, OPTIONS'])
  })

  it('answers any JSON with an answer or an error of the described shape, and never repeats a value', async () => {
    const key = fc.constantFrom(...Object.keys(patientData(QUIRIN)))
    const value = fc.oneof(fc.constant('Qqzzqq'), fc.jsonValue({ maxDepth: 3 }))
    const data = fc.oneof(fc.dictionary(key, value, { maxKeys: 8 }), fc.jsonValue({ maxDepth: 4 }))
    await fc.assert(
      fc.asyncProperty(data, async (patient) => {
        const { status, body } = await match(patient)
        if (status === 200) schemas.MatchAnswer.parse(body)
        else {
          expect(status).toBe(400)
          expect(JSON.stringify(schemas.ErrorBody.parse(body))).not.toContain('Qqzzqq')
        }
      }),
      { numRuns: runs(150) },
    )
  })
})

describe('POST /mpi/batch', () => {
  it('answers each patient in its place, and counts them', async () => {
    const stranger = { first_name: 'Ottokar', last_name: 'Zwicknagl', dob: '1950-01-05' }
    const { status, body } = await batch([
      patientData(HILDE),
      { first_name: 'Baby Boy' },
      stranger,
      patientData(QUIRIN),
    ])
    const answer: BatchAnswer = schemas.BatchAnswer.parse(body)
    expect(status).toBe(200)
    expect(answer.results.map((result) => result.status)).toEqual(['match', 'error', 'no_match', 'match'])
    expect(answer.results[1]).toMatchObject({ error: { code: 'BAD_USER_INPUT', field: 'first_name' } })
    expect(answer.summary).toMatchObject({ total: 4, matched: 2, possible: 0, unmatched: 1, errors: 1 })
  })

  it('answers no patients with no answers', async () => {
    expect((await batch([])).body).toMatchObject({ results: [], summary: { total: 0 } })
  })

  it('takes as many as the limit says, and no more', async () => {
    const { body } = await batch(Array(MAX_BATCH).fill(patientData(QUIRIN)))
    expect(body).toMatchObject({ summary: { total: MAX_BATCH, matched: MAX_BATCH } })
    for (const length of [MAX_BATCH + 1, 100_000]) {
      const refused = await batch(Array.from({ length }, () => ({})))
      const { error } = refused.body as ErrorBody
      expect([refused.status, error.field]).toEqual([400, 'patients'])
      expect(error.message).toContain(`more than ${MAX_BATCH} `)
    }
  })

  it('names the place of a field that is wrong', async () => {
    const { status, body } = await batch([{}, { address: { zip: 60_654 } }])
    expect([status, body]).toMatchObject([400, { error: { field: 'patients.1.address.zip' } }])
  })
})

describe('what REST leaves behind', () => {
  it('is no demographic value in a log or a metric', async () => {
    await match(patientData(QUIRIN))
    await match({ ...patientData(QUIRIN), Wolkenstein: 'Wolkenstein', dob: 1 })
    await fetch(`${server.url}/mpi/match?last_name=Wolkenstein`)
    const metrics = await (await fetch(`${server.url}/metrics`)).text()
    const left = (metrics + server.test.logged.join('\n')).toLowerCase()
    for (const value of [
      'quirinbert',
      'wolkenstein',
      '536228141',
      '1971-11-11',
      'nebelhorn',
      '555-0191',
      '5550191',
      'xq7741z',
    ])
      expect(left.includes(value), 'a value is in an output').toBe(false)
    expect(metrics).toContain('http_request_duration_seconds_count{route="/mpi/match",status="200"}')
  })
})
