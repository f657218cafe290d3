import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../../support/app.ts'
import { STORES } from '../../support/stores.ts'
import { Erase, History, IndexFigures, Match, Patient, Record, Records, Register } from './documents.ts'
import { records, somebody, twins } from './people.ts'

describe.each(STORES)('registering patients, on the %s database', (kind) => {
  let test: TestApp
  beforeAll(async () => {
    test = await openTestApp(kind, { MAX_BATCH: '1000' })
  })
  afterAll(() => test[Symbol.asyncDispose]())

  it('tells of each what became of it', async () => {
    const [one, other] = twins(1)
    const [result] = [await test.get(Register, { inputs: records([one, one, other, somebody(2)], 'all') })]
    const statuses = result.registerPatients.map(({ status }) => status)
    expect(statuses).toEqual(['CREATED', 'LINKED', 'REVIEW', 'CREATED'])
    const [first, same, review] = result.registerPatients
    expect(same).toMatchObject({ mpiId: first!.mpiId, reviewId: null, error: null })
    expect(review!.reviewId).toMatch(/^\d+$/)
    const again = await test.get(Register, { inputs: records([one, { ...one, ssn: '536-22-8145' }], 'all') })
    expect(again.registerPatients.map(({ status }) => status)).toEqual(['UNCHANGED', 'UPDATED'])
  })

  it('answers a bad record in its place, and keeps the others', async () => {
    const inputs = records(
      Array.from({ length: 1_000 }, (_, i) => somebody(1_000 + i)),
      'many',
    )
    inputs[400]!.source = ' '
    inputs[401]!.sourceId = 'a\u0007b'
    inputs[402]!.sourceId = 'x'.repeat(201)
    const { registerPatients } = await test.get(Register, { inputs })
    expect(registerPatients.map(({ sourceId }) => sourceId)).toEqual(inputs.map(({ sourceId }) => sourceId))
    const errors = registerPatients.flatMap(({ status, error }, i) => (status === 'ERROR' ? [[i, error]] : []))
    expect(errors).toEqual([
      [400, { code: 'BAD_USER_INPUT', message: 'source is required', field: 'source' }],
      [401, { code: 'BAD_USER_INPUT', message: 'sourceId holds control characters', field: 'sourceId' }],
      [402, { code: 'BAD_USER_INPUT', message: 'sourceId is longer than 200 characters', field: 'sourceId' }],
    ])
    expect(registerPatients.filter(({ mpiId }) => mpiId !== null)).toHaveLength(997)
  })

  it('takes whatever somebody writes, and names what it does not understand', async () => {
    const inputs = records(
      [
        {},
        { dateOfBirth: '2001-02-30', ssn: '000-00-0000', firstName: 'Baby Boy', lastName: 'Unknown' },
        { firstName: 'x'.repeat(10_000), lastName: '\u0000\u001f\ud800', dateOfBirth: '\n' },
        { phones: Array.from({ length: 2_000 }, (_, i) => `212-555-${1_000 + i}`), emails: [''], identifiers: [] },
        { address: {}, identifiers: [{ system: '', value: 'A1' }] },
      ],
      'hostile',
    )
    const { registerPatients } = await test.get(Register, { inputs })
    expect(registerPatients.map(({ status }) => status)).toEqual(inputs.map(() => 'CREATED'))
    const fields = registerPatients.map(({ warnings }) => [...new Set(warnings.map(({ field }) => field))])
    expect(fields).toEqual([
      [],
      ['dateOfBirth', 'firstName', 'lastName', 'ssn'],
      ['firstName', 'lastName'],
      ['phones'],
      ['identifiers'],
    ])
    const { patient } = await test.get(Patient, { mpiId: registerPatients[1]!.mpiId! })
    expect(patient).toMatchObject({ active: true, firstName: null, dateOfBirth: null, ssnLast4: null })
  })

  it('refuses a batch that is too large as a whole, naming the limit', async () => {
    const inputs = records(
      Array.from({ length: 1_001 }, () => ({})),
      'too many',
    )
    const { extensions, message } = await test.refused(Register, { inputs })
    expect([extensions.code, extensions.fieldErrors?.[0]?.path]).toEqual(['BAD_USER_INPUT', 'inputs'])
    expect(message).toContain('at most 1000')
    expect((await test.get(Record, { source: 'too many', sourceId: '1' })).record).toBeNull()
  })

  it('takes the newest record for the golden values, and keeps the numbers of both', async () => {
    const [old, recent] = [somebody(3), { ...somebody(3), firstName: somebody(3).firstName!.toUpperCase() }]
    const identifiers = [{ system: 'MRN', value: 'a-17' }]
    const [first, second] = records([{ ...old, identifiers, ssn: '536-22-8146' }, recent], 'golden')
    const { registerPatients } = await test.get(Register, {
      inputs: [
        { ...first!, recordedAt: '2024-05-01T00:00:00Z' },
        { ...second!, recordedAt: '2025-05-01T02:00:00+02:00' },
      ],
    })
    const { mpiId } = registerPatients[0]!
    const { patient } = await test.get(Patient, { mpiId: mpiId! })
    expect(patient).toMatchObject({
      mpiId,
      active: true,
      mergedInto: null,
      firstName: recent.firstName,
      dateOfBirth: old.dateOfBirth,
      ssnLast4: '8146',
      identifiers: [{ system: 'mrn', value: 'A17' }],
      records: [{ sourceId: '1' }, { sourceId: '2' }],
    })
  })

  it('refuses a day that there is not, in place of taking one of the next month', async () => {
    const [record] = records([somebody(4)], 'no such day')
    for (const recordedAt of ['2024-02-30T00:00:00Z', '2023-02-29T10:00:00+02:00', '2024-13-01T00:00:00Z']) {
      const { extensions } = await test.refused(Register, { inputs: [{ ...record!, recordedAt }] })
      expect(extensions.code).toBe('BAD_USER_INPUT')
    }
    expect((await test.get(Record, { source: 'no such day', sourceId: '1' })).record).toBeNull()
  })

  it('shows records in the order asked, and null for none', async () => {
    const refs = ['2', 'none', '1', '\u0000'].map((sourceId) => ({ source: 'golden', sourceId }))
    const answer = await test.get(Records, { refs })
    expect(answer.records.map((record) => record?.sourceId ?? null)).toEqual(['2', null, '1', null])
    const tooMany = await test.refused(Records, { refs: Array.from({ length: 1_001 }, () => refs[0]) })
    expect([tooMany.extensions.code, tooMany.extensions.fieldErrors?.[0]?.path]).toEqual(['BAD_USER_INPUT', 'refs'])
  })

  it('erases a record, keeps the event, and lets it be registered anew', async () => {
    const before = await test.get(IndexFigures)
    const patient = somebody(4)
    const record = { source: 'erased', sourceId: '1' }
    const register = async () => (await test.get(Register, { inputs: [{ ...record, patient }] })).registerPatients[0]!
    const { mpiId } = await register()
    const { deleteRecord } = await test.get(Erase, { record, reason: 'asked for' })
    expect(deleteRecord).toMatchObject({ type: 'DELETED', mpiId, ...record, actor: 'local' })
    expect((await test.get(Patient, { mpiId: mpiId! })).patient).toMatchObject({ active: false, lastName: null })
    expect((await test.get(Match, { inputs: [patient] })).matchPatients[0]).toMatchObject({ candidates: [] })
    const history = (await test.get(History, { mpiId: mpiId! })).patient!.history
    expect(history.map(({ type }) => type)).toEqual(['REGISTERED', 'DELETED'])
    expect(await test.get(IndexFigures)).toEqual(before)
    expect(await register()).toMatchObject({ status: 'CREATED', error: null })
  })
})
