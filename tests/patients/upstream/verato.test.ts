import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PatientInput } from '../../generated/graphql.ts'
import { openTestApp, type TestApp } from '../../support/app.ts'
import { STORES } from '../../support/stores.ts'
import { API_KEY, startVeratoStub, type StubResult, type VeratoStub } from '../../support/verato-stub.ts'
import { Match, MatchOne, Merge, Register } from '../graphql/documents.ts'
import { records, somebody } from '../graphql/people.ts'
import { envelope, status } from './trouble.ts'

const SEARCH = '/v2/demographicsSearch'
const found = (linkId: string | null, sameIdentity: StubResult['sameIdentity'], matchScore: number): StubResult => ({
  linkId,
  sameIdentity,
  matchScore,
})

describe.each(STORES)('matching by Verato, with the index on the %s database', (kind) => {
  let stub: VeratoStub
  let test: TestApp
  /** What Verato knows of somebody, by first name in small letters. */
  const known = new Map<string, readonly StubResult[]>()
  const knows = (person: PatientInput, ...results: StubResult[]) => known.set(person.firstName!, results)
  beforeAll(async () => {
    stub = await startVeratoStub()
    const settings = { MPI_PROVIDER: 'verato', CACHE_TTL: '0', LOG_LEVEL: 'debug', CONNECTION_POOL_SIZE: '20' }
    test = await openTestApp(kind, { ...settings, ...stub.settings })
  })
  afterAll(async () => {
    await test[Symbol.asyncDispose]()
    await stub[Symbol.asyncDispose]()
  })
  beforeEach(() => {
    known.clear()
    stub.calls.length = 0
    stub.trouble = undefined
    stub.onSearch = ({ names }) => known.get(names?.[0]?.first ?? '') ?? []
  })
  const ask = async (...inputs: PatientInput[]) => (await test.get(Match, { inputs })).matchPatients
  const one = async (person: PatientInput, ...results: StubResult[]) => {
    knows(person, ...results)
    return (await ask(person))[0]!
  }

  it('sends what is understood in the shape of the specification, and nothing else', async () => {
    await ask({
      firstName: 'José',
      middleName: 'Q.',
      lastName: 'Wolkenstein Jr',
      dateOfBirth: '11/21/1971',
      sex: 'MALE',
      ssn: '536-22-8141',
      address: { line1: '671 North Nebelhorn Street, Apt 4', city: 'Xanaduville', state: 'Wyoming', zip: '82031-1234' },
      phones: ['(307) 555-0191', '+44 20 7946 0958'],
      emails: ['Quirin@Nebelhorn.example', 'not an address'],
      identifiers: [{ system: 'Passport', value: 'xq-77141z' }],
    })
    expect(stub.callsOf(SEARCH).map(({ content }) => content)).toEqual([
      {
        identity: {
          names: [{ first: 'jose', middle: 'q', last: 'wolkenstein', suffix: 'jr' }],
          datesOfBirth: [{ dateOfBirth: '1971-11-21' }],
          genders: [{ gender: 'M' }],
          ssns: [{ ssn: '536-22-8141' }],
          addresses: [
            { line1: '671 n nebelhorn st apt 4', city: 'xanaduville', state: 'WY', postalCode: '82031-1234' },
          ],
          phoneNumbers: [{ countryCode: '+1', areaCode: '307', number: '5550191' }, { number: '+442079460958' }],
          emails: [{ email: 'quirin@nebelhorn.example' }],
          alternateIdentifiers: [{ issuer: 'passport', value: 'XQ77141Z' }],
        },
        maxSearchResults: 10,
      },
    ])
  })

  it('sends no placeholder and no four digits of an SSN', async () => {
    const [answer] = await ask({ ...somebody(1), ssn: '999-99-9999' }, { ...somebody(2), ssn: '8141' })
    expect(answer!.warnings.map(({ field }) => field)).toEqual(['ssn'])
    for (const { content } of stub.callsOf(SEARCH)) expect(content['identity']).not.toHaveProperty('ssns')
  })

  it('says MATCH of the one identity that is the same, by a name that is no person of the index', async () => {
    const answer = await one(somebody(3), found('L-3', 'Y', 0.97), found('L-4', 'U', 0.6), found('L-5', 'N', 0.2))
    expect(answer).toMatchObject({
      status: 'MATCH',
      mpiId: 'verato:L-3',
      patient: null,
      grade: 'PROBABLE',
      provider: 'VERATO',
      servedFrom: 'PROVIDER',
      searchTruncated: false,
      error: null,
    })
    expect(answer.probability).toBeCloseTo(0.97, 12)
    expect(answer.candidates.map(({ mpiId, grade }) => [mpiId, grade])).toEqual([
      ['verato:L-3', 'PROBABLE'],
      ['verato:L-4', 'POSSIBLE'],
      ['verato:L-5', 'CERTAINLY_NOT'],
    ])
  })

  it('weighs the score as a probability, in an explanation that adds up, whatever the score', async () => {
    const scores = [1, 0.97, 0.5, 0.002, 0.0001, 0]
    const { candidates } = await one(somebody(4), ...scores.map((score, i) => found(`L-${i}`, 'N', score)))
    expect(candidates.map(({ mpiId }) => mpiId)).toEqual(['verato:L-0', 'verato:L-1', 'verato:L-2', 'verato:L-3'])
    for (const { probability, matchWeight, explanation } of candidates) {
      expect(explanation.reduce((sum, { weight }) => sum + weight, 0)).toBe(matchWeight)
      expect(probability).toBeCloseTo(2 ** matchWeight / (1 + 2 ** matchWeight), 12)
      expect(probability).toBeLessThanOrEqual(1)
    }
  })

  it.each<[string, string, StubResult[]]>([
    ['POSSIBLE', 'two are the same', [found('L-1', 'Y', 0.99), found('L-2', 'Y', 0.98)]],
    ['POSSIBLE', 'Verato does not know', [found('L-1', 'U', 0.7)]],
    ['POSSIBLE', 'the one that is the same has no link id', [found(null, 'Y', 0.99)]],
    ['POSSIBLE', 'another without a link id is the same too', [found('L-1', 'Y', 0.99), found(null, 'Y', 0.98)]],
    ['NO_MATCH', 'none is the same', [found('L-1', 'N', 0.9)]],
    ['NO_MATCH', 'nobody is like it', []],
  ])('says %s when %s', async (said, _, results) => {
    expect(await one(somebody(5), ...results)).toMatchObject({ status: said, mpiId: null, provider: 'VERATO' })
  })

  it('tells that there may be more when all ten results are in doubt', async () => {
    const results = Array.from({ length: 10 }, (_, i) => found(`L-${i}`, 'U', 0.9 - i / 100))
    expect(await one(somebody(6), ...results)).toMatchObject({ status: 'POSSIBLE', searchTruncated: true })
  })

  it('names the person of the index who has the link id, and no longer a person who was merged away', async () => {
    const [person, other] = [somebody(7), somebody(8)]
    const linked = { ...person, identifiers: [{ system: 'Verato', value: 'L-7' }] }
    const { registerPatients } = await test.get(Register, { inputs: records([linked, other], 'clinic') })
    const [retired, survivor] = registerPatients.map(({ mpiId }) => mpiId!)
    const found7 = found('L-7', 'Y', 0.98)
    const before = await one(somebody(9), found7, found('L-8', 'N', 0.1))
    expect(before).toMatchObject({ status: 'MATCH', mpiId: retired, provider: 'VERATO' })
    expect(before.patient).toMatchObject({ mpiId: retired, firstName: person.firstName })
    expect(before.candidates.map(({ mpiId }) => mpiId)).toEqual([retired, 'verato:L-8'])

    await test.get(Merge, { survivor: survivor!, retired: retired!, reason: 'one person' })
    expect(await one(somebody(9), found7)).toMatchObject({ status: 'MATCH', mpiId: survivor })
  })

  it('names nobody of the index when two persons have the link id', async () => {
    const twice = [somebody(10), somebody(11)].map((person) => ({
      ...person,
      identifiers: [{ system: 'verato', value: 'L-10' }],
    }))
    await test.get(Register, { inputs: records(twice, 'laboratory') })
    expect(await one(somebody(12), found('L-10', 'Y', 0.98))).toMatchObject({ mpiId: 'verato:L-10', patient: null })
  })

  it('puts an error in the place of an input that failed, and answers the others', async () => {
    const inputs = [somebody(20), somebody(21), {}, somebody(22), somebody(23)]
    knows(somebody(20), found('L-20', 'Y', 0.9))
    const healthy = stub.onSearch
    stub.onSearch = (identity, content) => {
      const name = identity.names?.[0]?.first
      if (name === somebody(21).firstName) return [{ ...found('L-21', 'Y', 0.9), matchScore: 'much' as never }]
      if (name === somebody(22).firstName) throw new Error('the connection is dropped')
      return healthy(identity, content)
    }
    const answers = await ask(...inputs)
    expect(answers.map(({ status: said, error }) => [said, error?.code])).toEqual([
      ['MATCH', undefined],
      ['ERROR', 'UPSTREAM_UNAVAILABLE'],
      ['ERROR', 'BAD_USER_INPUT'],
      ['ERROR', 'UPSTREAM_UNAVAILABLE'],
      ['NO_MATCH', undefined],
    ])
    expect(new Set(answers.map(({ provider }) => provider))).toEqual(new Set(['VERATO']))
  })

  it.each([
    ['refuses', envelope(null, { success: false, message: 'no such source' }), 'refused the question'],
    ['fails', status(500), 'failed'],
  ])('never says NO_MATCH when Verato %s', async (_, trouble, message) => {
    stub.trouble = trouble
    const [answer] = await ask(somebody(30))
    expect(answer).toMatchObject({ status: 'ERROR', mpiId: null, candidates: [], provider: 'VERATO' })
    expect(answer!.error).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', message: expect.stringContaining(message) })
  })

  it('counts a question that Verato did not answer as a miss', async () => {
    const figures = () => test.app.services.patients.cacheTiers().find(({ tier }) => tier === 'PROVIDER')!
    const before = figures()
    knows(somebody(31), found('L-31', 'Y', 0.9))
    await ask(somebody(31))
    stub.trouble = envelope(null, { success: false })
    await ask(somebody(32), somebody(33))
    expect(figures()).toMatchObject({ hits: before.hits + 1, misses: before.misses + 2 })
  })

  it('asks a batch through no more connections than the pool has, and the index in a constant number of statements', async () => {
    const many = Array.from({ length: 100 }, (_, i) => somebody(1_000 + i))
    for (const [i, person] of many.entries()) knows(person, found(`L-${1_000 + i}`, 'Y', 0.9))
    test.forget()
    await ask(many[0]!)
    const statements = test.statements.length
    stub.figures.mostAtOnce = stub.calls.length = 0
    test.forget()
    const answers = await ask(...many)
    expect(test.statements).toHaveLength(statements)
    expect(answers.map(({ mpiId }) => mpiId)).toEqual(many.map((_, i) => `verato:L-${1_000 + i}`))
    expect(stub.callsOf(SEARCH)).toHaveLength(100)
    expect(stub.figures.mostAtOnce).toBeLessThanOrEqual(20)
  })

  const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

  it('leaves neither demographics nor keys in the log, and asks without them in the address', async () => {
    const secret = { ...somebody(40), ssn: '536-22-8149', emails: ['quirin9@nebelhorn.example'] }
    knows(secret, found('L-40', 'Y', 0.9))
    await test.get(MatchOne, { input: secret })
    stub.trouble = envelope({ searchResults: [{ matchScore: 'Referential' }] }, { message: secret.firstName })
    await test.get(MatchOne, { input: secret })
    const told = [...test.logged, ...stub.calls.map(({ url }) => url)].join('\n').replace(UUID, '')
    expect(test.logged.some((line) => line.includes('Verato answered'))).toBe(true)
    expect(stub.calls.length).toBeGreaterThanOrEqual(2)
    const values = [secret.firstName!, secret.lastName!, '22-8149', '228149', 'nebelhorn', 'Referential', API_KEY]
    for (const value of values) expect(told).not.toContain(value)
  })
})
