import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../../support/app.ts'
import { STORES } from '../../support/stores.ts'
import { LIMITS } from '../../../src/graphql/limits.ts'
import { Match, MatchOne, Patients, Register } from './documents.ts'
import { records, somebody, twins } from './people.ts'

const PEOPLE = Array.from({ length: 300 }, (_, i) => somebody(i))

describe.each(STORES)('matching patients, on the %s database', (kind) => {
  /** at most: the model in use is asked for now and then */
  const statements = kind === 'mongodb' ? 6 : 5
  /** MongoDB is asked for very many values in a few parts at the same time */
  const inParts = kind === 'mongodb' ? 7 : 0
  let test: TestApp
  let mpiIds: string[]
  beforeAll(async () => {
    test = await openTestApp(kind, { CACHE_TTL: '0' })
    const { registerPatients } = await test.get(Register, { inputs: records([...PEOPLE, ...twins(900)], 'clinic') })
    mpiIds = registerPatients.map(({ mpiId }) => mpiId!)
  })
  afterAll(() => test[Symbol.asyncDispose]())

  const counted = async (work: () => Promise<unknown>) => {
    test.forget()
    await work()
    return test.statements.length
  }

  it('answers in the order of the inputs, and what cannot be answered in its place', async () => {
    const inputs = [PEOPLE[7]!, {}, { ...PEOPLE[3]!, ssn: '000-00-0000' }, somebody(5_000), PEOPLE[1]!]
    const { matchPatients } = await test.get(Match, { inputs })
    expect(matchPatients.map(({ status, mpiId }) => [status, mpiId])).toEqual([
      ['MATCH', mpiIds[7]],
      ['ERROR', null],
      ['MATCH', mpiIds[3]],
      ['NO_MATCH', null],
      ['MATCH', mpiIds[1]],
    ])
    expect(matchPatients[1]).toMatchObject({ candidates: [], error: { code: 'BAD_USER_INPUT', field: null } })
    expect(matchPatients[2]!.warnings.map(({ field }) => field)).toEqual(['ssn'])
  })

  it('explains each candidate by weights that add up', async () => {
    const [one, other] = twins(900)
    const { matchPatients } = await test.get(Match, { inputs: [one, { ...other, firstName: 'Somebody' }] })
    expect(matchPatients[0]!.candidates.length).toBeGreaterThan(1)
    for (const { matchWeight, probability, explanation } of matchPatients.flatMap(({ candidates }) => candidates)) {
      expect(explanation.reduce((sum, { weight }) => sum + weight, 0)).toBe(matchWeight)
      expect(probability).toBeCloseTo(2 ** matchWeight / (1 + 2 ** matchWeight), 12)
    }
    expect(matchPatients[1]).toMatchObject({ status: 'POSSIBLE', mpiId: null, patient: null })
  })

  it('changes nothing', async () => {
    const stats = '{ indexStats { persons records openReviews } }'
    const before = await test.ask(stats)
    await test.get(Match, { inputs: PEOPLE })
    expect(await test.ask(stats)).toEqual(before)
  })

  it('takes a number of statements that does not grow with the inputs, persons and records included', async () => {
    const one = await counted(() => test.get(Match, { inputs: PEOPLE.slice(0, 1) }))
    const all = await counted(() => test.get(Match, { inputs: PEOPLE }))
    expect(one).toBeLessThanOrEqual(statements)
    // a large batch is read in four parts of two statements
    expect(all).toBeLessThanOrEqual(statements + 3 * 2 + inParts)
  })

  it('asks questions in aliases together', async () => {
    const aliases = PEOPLE.slice(0, 100).map(
      (_, i) => `a${i}: matchPatient(input: $i${i}) { status patient { mpiId } }`,
    )
    const variables = Object.fromEntries(PEOPLE.slice(0, 100).map((person, i) => [`i${i}`, person]))
    const document = `query(${Object.keys(variables)
      .map((name) => `$${name}: PatientInput!`)
      .join(' ')}) { ${aliases.join(' ')} }`
    test.forget()
    const { data } = await test.ask<Record<string, unknown>, unknown>(document, variables)
    expect(test.statements.length).toBeLessThanOrEqual(statements)
    expect(Object.values(data!)).toEqual(mpiIds.slice(0, 100).map((mpiId) => ({ status: 'MATCH', patient: { mpiId } })))
  })

  it('reads persons with their records and histories in three statements, in the order asked', async () => {
    const asked = [...mpiIds.slice(0, 200), 'nobody', '\u0000', mpiIds[0]!]
    test.forget()
    const { patients } = await test.get(Patients, { mpiIds: asked })
    expect(test.statements).toHaveLength(3)
    expect(patients.map((patient) => patient?.mpiId ?? null)).toEqual([...mpiIds.slice(0, 200), null, null, mpiIds[0]])
    expect(patients[5]).toMatchObject({ records: [{ sourceId: '6' }], history: [{ type: 'REGISTERED' }] })
  })

  it('reads persons in aliases together', async () => {
    const aliases = mpiIds.slice(0, 100).map((id, i) => `a${i}: patient(mpiId: "${id}") { mpiId history { type } }`)
    expect(await counted(() => test.ask(`{ ${aliases.join(' ')} }`))).toBe(3)
    const refs = Array.from({ length: 100 }, (_, i) => `a${i}: record(source: "clinic", sourceId: "${i}") { mpiId }`)
    expect(await counted(() => test.ask(`{ ${refs.join(' ')} }`))).toBe(1)
  })
})

describe('the limits of matching', () => {
  let test: TestApp
  beforeAll(async () => {
    test = await openTestApp('server')
  })
  afterAll(() => test[Symbol.asyncDispose]())

  it('let as many inputs through as the limits say, and one more not', async () => {
    const inputs = Array.from({ length: 10_001 }, (_, i) => somebody(i))
    const { matchPatients } = await test.get(Match, { inputs: inputs.slice(1) })
    expect(matchPatients.filter(({ status }) => status === 'NO_MATCH')).toHaveLength(10_000)
    const { extensions, message } = await test.refused(Match, { inputs })
    expect([extensions.code, extensions.fieldErrors?.[0]?.path]).toEqual(['BAD_USER_INPUT', 'inputs'])
    expect(message).toContain('at most 10000')
    const patients = await test.refused(Patients, { mpiIds: inputs.map((_, i) => String(i)) })
    expect([patients.extensions.code, patients.extensions.fieldErrors?.[0]?.path]).toEqual(['BAD_USER_INPUT', 'mpiIds'])
  })

  it('let as many aliases through as the limits say', async () => {
    const aliases = Array.from(
      { length: LIMITS.maxAliases },
      (_, i) => `a${i}: matchPatient(input: $i) { status mpiId }`,
    )
    const { data, errors } = await test.ask<object, unknown>(`query($i: PatientInput!) { ${aliases.join(' ')} }`, {
      i: somebody(1),
    })
    expect(errors).toBeUndefined()
    expect(Object.keys(data!)).toHaveLength(LIMITS.maxAliases)
  })

  it('refuse more questions about each row than the largest batch can have', async () => {
    const history = 'history { id } records { source }'
    const document = `query($inputs: [PatientInput!]!) {
      matchPatients(inputs: $inputs) { patient { ${history} } candidates { patient { ${history} } } }
    }`
    const inputs = (length: number) => ({ inputs: Array.from({ length }, () => ({ ssn: '536-22-8145' })) })
    expect((await test.refused(document, inputs(10_000))).extensions.code).toBe('QUERY_TOO_COMPLEX')
    expect((await test.ask(document, inputs(1_000))).errors).toBeUndefined()
  })

  const SECRET = 'Quetzalcoatl'
  it.each([
    ['an unknown field', { [SECRET]: 'x' }, 'input'],
    ['a wrong type', { firstName: { [SECRET]: SECRET } }, 'input.firstName'],
    ['a sex', { sex: SECRET }, 'input.sex'],
    ['an address', { address: SECRET }, 'input.address'],
    ['a phone', { phones: [[SECRET]] }, 'input.phones[0]'],
    ['an identifier', { identifiers: [{ system: SECRET }] }, 'input.identifiers[0]'],
  ])('name the place of what cannot be read and never the value: %s in a variable', async (_what, input, path) => {
    const error = await test.refused(MatchOne, { input })
    expect([error.extensions.code, error.extensions.fieldErrors?.[0]?.path]).toEqual(['BAD_USER_INPUT', path])
    expect(JSON.stringify(error)).not.toContain(SECRET)
  })

  it.each([
    `{ matchPatient(input: { firstName: ${SECRET} }) { status } }`,
    `{ matchPatient(input: { firstName: { a: "${SECRET}" } }) { status } }`,
    `{ matchPatient(input: { sex: ${SECRET} }) { status } }`,
    `{ matchPatient(input: { sex: "${SECRET}" }) { status } }`,
    `{ matchPatient(input: { phones: [["${SECRET}"]] }) { status } }`,
    `{ matchPatient(input: { address: "${SECRET}" }) { status } }`,
    `{ matchPatient(input: "${SECRET}") { status } }`,
    `{ matchPatient(input: { firstName: "A" "${SECRET}" }) { status } }`,
    `{ matchPatient(input: { firstName: "${SECRET} }) { status } }`,
    `{ matchPatient(input: { firstName: """${SECRET} }) { status } }`,
    `{ matchPatient(input: { firstName "${SECRET}" }) { status } }`,
    `"${SECRET}" { matchPatient }`,
    `${SECRET} { matchPatient }`,
    `mutation { registerPatients(inputs: [{ source: "a", sourceId: "1", patient: {}, recordedAt: "${SECRET}" }]) { status } }`,
  ])('never repeat the literal of %s', async (document) => {
    expect(JSON.stringify(await test.refused(document))).not.toContain(SECRET)
  })
})
