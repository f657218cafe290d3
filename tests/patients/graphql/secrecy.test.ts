import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PatientInput } from '../../generated/graphql.ts'
import { openTestApp, type TestApp } from '../../support/app.ts'
import { STORES } from '../../support/stores.ts'

/** Demographics none of whose values can stand in an output by chance. */
const secretive = (name: string, n: number) => ({
  firstName: `Quirin${name}`,
  middleName: `Zephyrin${name}`,
  lastName: `Wolkenstein${name}`,
  suffix: 'III',
  dateOfBirth: `197${n}-11-1${n}`,
  sex: 'MALE' as const,
  ssn: `53622814${n}`,
  address: { line1: `6${n}71 Nebelhorn Terrace`, city: 'Xanaduville', state: 'Wyoming', zip: `8203${n}` },
  phones: [`307-555-019${n}`],
  emails: [`quirin${n}@nebelhorn.example`],
  identifiers: [{ system: 'PASSPORT', value: `XQ77${n}41Z` }],
})
const [ONE, TWO] = [secretive('bert', 1), secretive('hilde', 2)]

function valuesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(valuesOf) : []
}
/** All that was sent, as written and as the matcher folds it; what is no word of a patient's own aside. */
const SENT = [ONE, TWO]
  .flatMap(valuesOf)
  .filter((value) => !['MALE', 'III', 'PASSPORT', 'Wyoming'].includes(value))
  .flatMap((value) => [value, value.toLowerCase(), value.replaceAll(/[^\w@.]/g, '')])

describe.each(STORES)('the whole life of patients, on the %s database', (kind) => {
  let test: TestApp
  let url: string
  const errors: unknown[] = []
  beforeAll(async () => {
    test = await openTestApp(kind, { MAX_BATCH: '10' })
    url = await test.app.listen()
  })
  afterAll(() => test[Symbol.asyncDispose]())

  const post = async (query: string, variables: object = {}) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    })
    const answer = (await response.json()) as { data?: Record<string, unknown> | null; errors?: unknown[] }
    errors.push(...(answer.errors ?? []))
    return answer.data
  }
  const REGISTER =
    'mutation($i: [SourceRecordInput!]!) { registerPatients(inputs: $i) { status mpiId warnings { message } error { message } } }'
  const MATCH =
    'query($i: [PatientInput!]!) { matchPatients(inputs: $i) { status error { message } warnings { message } } }'
  const register = async (patients: PatientInput[]) => {
    const inputs = patients.map((patient, i) => ({ source: 'clinic', sourceId: String(i + 1), patient }))
    return (await post(REGISTER, { i: inputs }))?.['registerPatients'] as { mpiId: string }[]
  }

  it('leaves no value in a log, an error or a metric', async () => {
    const registered = await register([ONE, TWO, { ...ONE, firstName: TWO.firstName }])
    const [survivor, retired] = registered.map(({ mpiId }) => mpiId)
    await post(MATCH, { i: [ONE, TWO, { ...TWO, dateOfBirth: ONE.phones[0], ssn: ONE.lastName }] })
    const warned = await post(MATCH, { i: [{ phones: [ONE.lastName], emails: [ONE.ssn], dateOfBirth: ONE.lastName }] })
    errors.push(warned)
    const ids = { a: survivor, b: retired }
    const merged = await post(
      `mutation($a: ID!, $b: ID!) { mergePatients(survivor: $a, retired: $b, reason: "${ONE.ssn}") { id } }`,
      ids,
    )
    await post('mutation($e: ID!) { unmergePatients(mergeEventId: $e, reason: "undone") { id } }', {
      e: (merged!['mergePatients'] as { id: string }).id,
    })
    await post('{ reviewQueue { nodes { patient { firstName lastName addresses { line1 } } } } }')
    await post('mutation { deleteRecord(record: { source: "clinic", sourceId: "2" }, reason: "asked") { id } }')
    const refused = [
      await post(MATCH, { i: Array.from({ length: 11 }, () => ONE) }),
      await post(MATCH, { i: [{ ...ONE, sex: ONE.lastName }] }),
      await post(MATCH, { i: [{ ...ONE, [ONE.lastName]: ONE.ssn }] }),
      await post(MATCH, { i: ONE.lastName }),
      await post(REGISTER, { i: [{ source: 'a', sourceId: '1', patient: ONE, recordedAt: ONE.dateOfBirth }] }),
      await post(`{ matchPatient(input: { sex: ${ONE.lastName} }) { status } }`),
      await post(`{ matchPatient(input: { phones: { a: "${ONE.phones[0]}" } }) { status } }`),
      await post(`{ matchPatient(input: { firstName: "${ONE.firstName} }) { status } }`),
      await post(`{ matchPatient(input: { firstName: "a" "${ONE.firstName}" }) { status } }`),
      await post(
        `query($x: ID = "${ONE.ssn}") { patient(mpiId: $x) { active } reviewQueue(after: $x) { totalCount } }`,
      ),
      await post('mutation($a: ID!) { mergePatients(survivor: $a, retired: $a, reason: $a) { id } }', {
        a: ONE.lastName,
      }),
      await post('mutation($a: ID!) { resolveReview(id: $a, decision: SAME, reason: "x") { id } }', { a: ONE.ssn }),
      await post('query($a: String) { reviewQueue(after: $a) { totalCount } }', { a: ONE.lastName }),
    ]
    expect(refused.filter(Boolean)).toEqual([])
    expect(errors.length).toBeGreaterThan(refused.length)
    const address = `${url}/graphql?query={matchPatient(input:{lastName:"${ONE.lastName}"}){status}}`
    errors.push(await (await fetch(address)).json())
    await failing()
    expectSilence()
  })

  /** Lets the store fail in the middle of a registration and of a match. */
  async function failing() {
    const { services } = test.app
    const { match, register: registering } = services.patients
    const failure = () =>
      Promise.reject(Object.assign(new Error(`Key (${ONE.lastName})`), { code: '23505', detail: ONE.ssn }))
    Object.assign(services.patients, { match: failure, register: failure })
    await register([ONE])
    await post(MATCH, { i: [TWO] })
    Object.assign(services.patients, { match, register: registering })
  }

  function expectSilence() {
    const told = [test.logged.join('\n'), JSON.stringify(errors)]
    expect(test.logged.length).toBeGreaterThan(20)
    expect(test.logged.join('\n')).toContain('GraphQL request failed')
    for (const value of SENT) for (const text of told) expect(text).not.toContain(value)
  }

  it('leaves no value in the metrics', async () => {
    const metrics = await (await fetch(`${url}/metrics`)).text()
    expect(metrics).toContain('graphql_envelop_error_result')
    const sample = / (\S+)$/gm
    // what is measured may hold the digits of a value by chance; it must not be one
    const figures = Array.from(metrics.matchAll(sample), ([, figure]) => figure)
    const named = metrics.replace(sample, '')
    for (const value of SENT) {
      expect(named.includes(value)).toBe(false)
      expect(figures).not.toContain(value)
    }
  })
})
