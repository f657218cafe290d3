import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { PatientInput } from '../../../src/patients/patient.ts'
import { createRelinker } from '../../../src/patients/relinking/relink.ts'
import { createSteward } from '../../../src/patients/stewardship/steward.ts'
import { expectSound } from '../index/invariants.ts'
import { openIndex, records, type OpenIndex } from '../index/open-index.ts'
import { STORES } from '../../support/stores.ts'
import { ABDIRAHMAN, MARIA, OLUWASEUN } from '../matching/someone.ts'

const OTTO: PatientInput = {
  firstName: 'Otto',
  lastName: 'Brandt',
  dateOfBirth: '1950-01-01',
  sex: 'MALE',
  address: { line1: '9 Elm St', city: 'New York', state: 'NY', zip: '10001' },
  phones: ['212-555-0111'],
}
const ANNA: PatientInput = {
  firstName: 'Anna',
  lastName: 'Karlsson',
  dateOfBirth: '1991-07-30',
  sex: 'FEMALE',
  address: { line1: '77 Pine Rd', city: 'Duluth', state: 'MN', zip: '55802' },
  phones: ['218-555-0177'],
}

describe.each(STORES)('Registering (%s)', (kind) => {
  let open: OpenIndex
  beforeAll(async () => {
    open = await openIndex(kind)
  })
  afterEach(() => expectSound(open))
  afterAll(() => open[Symbol.asyncDispose]())

  test('keeps persons who are new, and links a record to the person it is of', async () => {
    const results = await open.register(records([MARIA, OTTO, { ...MARIA, firstName: 'Marie' }], 'keeps'), 'tester')
    expect(results.map(({ status }) => status)).toEqual(['CREATED', 'CREATED', 'LINKED'])
    expect(results[2]!.mpiId).toBe(results[0]!.mpiId)
    expect(results[1]!.mpiId).not.toBe(results[0]!.mpiId)
    const [again] = await open.register([{ source: 'other', sourceId: '1', patient: MARIA }], 'tester')
    expect(again).toMatchObject({ status: 'LINKED', mpiId: results[0]!.mpiId, warnings: [], error: null })
    expect(again!.probability).toBeGreaterThan(0.99)
  })

  test('joins nobody with a person whose record a source gave to somebody else, until a steward has spoken', async () => {
    const somebody: PatientInput = {
      ...ANNA,
      firstName: 'Priscilla',
      lastName: 'Vandermeer',
      dateOfBirth: '1962-05-17',
      phones: ['218-555-0119'],
    }
    const other: PatientInput = { ...OTTO, firstName: 'Gregory', lastName: 'Oyelaran', dateOfBirth: '1985-11-02' }
    const as = (sourceId: string, patient: PatientInput) => ({ source: 'reused', sourceId, patient })
    const register = async (sourceId: string, patient: PatientInput) =>
      (await open.register([as(sourceId, patient)], 'tester'))[0]!
    await register('1', somebody)
    const { reviewId } = await register('1', other)
    expect(reviewId).not.toBeNull()
    const second = await register('2', other)
    expect(second.status).toBe('REVIEW')
    expect((await register('3', somebody)).status).toBe('REVIEW')
    await register('1', somebody)
    const steward = createSteward(open.deps)
    await steward.resolveReview({
      id: String(reviewId),
      decision: 'SAME',
      actor: 'steward',
      reason: 'corrected by the source',
    })
    expect((await register('4', somebody)).status).not.toBe('CREATED')
    expect((await open.match([other]))[0]).toMatchObject({ status: 'MATCH', mpiId: second.mpiId })
  })

  const VERA: PatientInput = {
    ...ANNA,
    firstName: 'Vera',
    lastName: 'Lindqvist',
    dateOfBirth: '1950-03-11',
    ssn: '508-22-1188',
  }
  const KAI: PatientInput = { ...ANNA, firstName: 'Kai', lastName: 'Okafor', dateOfBirth: '2013-05-13', sex: 'MALE' }
  test.each<[string, PatientInput, PatientInput, string?]>([
    [
      'a namesake',
      { ...VERA, phones: ['402-442-4416'], address: null },
      { ...VERA, dateOfBirth: '1985-10-09', ssn: '351-66-2048', phones: ['309-688-9942'], address: null },
    ],
    [
      'a twin',
      { ...KAI, phones: ['808-245-4400'] },
      { ...KAI, firstName: 'Leilani', sex: 'FEMALE', phones: ['808-245-4400'] },
    ],
    [
      'a twin, and is called for short now',
      { ...KAI, firstName: 'Robert', lastName: 'Quennell', dateOfBirth: '1991-02-17', phones: ['808-245-4411'] },
      {
        ...KAI,
        firstName: 'Gwendolyn',
        lastName: 'Quennell',
        dateOfBirth: '1991-02-17',
        sex: 'FEMALE',
        phones: ['808-245-4411'],
      },
      'Bob',
    ],
  ])(
    'knows nothing of %s whose data its source had mixed up with a record, once that is set right',
    async (who, own, other, shortName) => {
      const register = async (sourceId: string, patient: PatientInput) =>
        (await open.register([{ source: `mixed up with ${who}`, sourceId, patient }], 'tester'))[0]!
      const kept = await register('1', own)
      const { reviewId } = await register('1', other)
      expect(reviewId).not.toBeNull()
      const right = { ...own, ...(shortName && { firstName: shortName }) }
      expect(await register('1', right)).toMatchObject({ status: 'UPDATED', reviewId })
      expect((await open.match([other]))[0]!.status).not.toBe('MATCH')
      const fresh = await register('2', other)
      expect(fresh.status).not.toBe('LINKED')
      await createRelinker(open.deps)({ dryRun: false, actor: 'machine' })
      const source = `mixed up with ${who}`
      const [one, two] = await open.index.records(['1', '2'].map((sourceId) => ({ source, sourceId })))
      expect(one!.mpiId).not.toBe(two!.mpiId)
      const steward = createSteward(open.deps)
      const answer = { actor: 'steward', reason: 'set right by the source' }
      await steward.resolveReview({ id: String(reviewId), decision: 'SAME', ...answer })
      expect((await open.match([other]))[0]).toMatchObject({ status: 'MATCH', mpiId: fresh.mpiId })
      expect((await open.match([own]))[0]).toMatchObject({ status: 'MATCH', mpiId: kept.mpiId })
    },
  )

  test.each<[string, PatientInput, PatientInput]>([
    [
      'a birth date that was wrong under one SSN',
      { ...VERA, firstName: 'Ottoline', ssn: '508-22-1177', phones: ['402-442-4477'] },
      { ...VERA, firstName: 'Ottoline', ssn: '508-22-1177', phones: ['402-442-4477'], dateOfBirth: '1985-10-09' },
    ],
    [
      'the birth date of somebody unknown, which was a guess',
      { firstName: 'Jane', lastName: 'Doe', dateOfBirth: '1980-01-01', sex: 'FEMALE' },
      {
        ...VERA,
        firstName: 'Tamsin',
        lastName: 'Hollowell',
        dateOfBirth: '1957-06-23',
        ssn: '508-22-1166',
        phones: ['402-442-4466'],
      },
    ],
  ])('goes on joining with a person of whom a source corrects %s', async (what, before, after) => {
    const as = (sourceId: string, patient: PatientInput) => ({ source: `corrected: ${what}`, sourceId, patient })
    const [created] = await open.register([as('1', before)], 'tester')
    await open.register([as('1', after)], 'tester')
    expect(await open.register([as('2', after)], 'tester')).toMatchObject([{ status: 'LINKED', mpiId: created!.mpiId }])
  })

  test('knows somebody by the name of before whom a steward has found to have another now', async () => {
    const before: PatientInput = {
      ...VERA,
      firstName: 'Thomas',
      sex: 'MALE',
      ssn: '508-22-1199',
      phones: ['402-442-4499'],
    }
    const after: PatientInput = { ...before, firstName: 'Sophie', sex: 'FEMALE' }
    const as = (sourceId: string, patient: PatientInput) => ({ source: 'another name', sourceId, patient })
    const [created] = await open.register([as('1', before)], 'tester')
    const [{ reviewId } = { reviewId: null }] = await open.register([as('1', after)], 'tester')
    const steward = createSteward(open.deps)
    await steward.resolveReview({ id: String(reviewId), decision: 'SAME', actor: 'steward', reason: 'asked her' })
    for (const patient of [before, after])
      expect((await open.match([patient]))[0]).toMatchObject({ status: 'MATCH', mpiId: created!.mpiId })
  })

  test('joins nobody with a person of two whose names are in no list', async () => {
    const [before, after] = [{ ...ABDIRAHMAN, middleName: null }, OLUWASEUN]
    const as = (sourceId: string, patient: PatientInput) => ({ source: 'unlisted', sourceId, patient })
    const [own, given, reused] = await open.register([as('o1', before), as('a1', before), as('a1', after)], 'tester')
    expect(given).toMatchObject({ status: 'LINKED', mpiId: own!.mpiId })
    expect(reused).toMatchObject({ status: 'UPDATED', mpiId: own!.mpiId, reviewId: expect.any(Number) })
    expect((await open.match([after]))[0]!.status).toBe('POSSIBLE')
    const [fresh] = await open.register([as('n1', after)], 'tester')
    expect(fresh!.status).toBe('REVIEW')
    const steward = createSteward(open.deps)
    await steward.resolveReview({
      id: String(reused!.reviewId),
      decision: 'DIFFERENT',
      actor: 'steward',
      reason: 'the id was given to somebody else',
    })
    expect((await open.match([before]))[0]).toMatchObject({ status: 'MATCH', mpiId: own!.mpiId })
  })

  test('names the review of a record that no longer fits as long as it is open', async () => {
    const one: PatientInput = { firstName: 'Hildegard', lastName: 'Quistgaard', dateOfBirth: '1944-08-19' }
    const other: PatientInput = { firstName: 'Thaddeus', lastName: 'Zimbrowski', dateOfBirth: '1997-12-03' }
    const as = (patient: PatientInput) => ({ source: 'to and fro', sourceId: '1', patient })
    const [created, changed, back, again] = await open.register([one, other, one, other].map(as), 'tester')
    const { reviewId } = changed!
    expect(reviewId).not.toBeNull()
    const [apart] = await open.register([as(one)], 'tester')
    for (const result of [back, again, apart]) {
      expect(result).toMatchObject({ status: 'UPDATED', mpiId: created!.mpiId, reviewId })
    }
    const unchanged = { status: 'UNCHANGED', mpiId: created!.mpiId, reviewId }
    expect(await open.register([as(one)], 'tester')).toMatchObject([unchanged])
    expect(await open.register([as(one), { ...as(OTTO), sourceId: '2' }], 'tester')).toMatchObject([unchanged, {}])
  })

  test('finds a record that changes again and again by a bounded number of keys', async () => {
    const versions = Array.from({ length: 60 }, (_, i) => ({
      source: 'changing',
      sourceId: '1',
      patient: { ...OTTO, firstName: `Otto${i}`, lastName: `Brandt${i}`, dateOfBirth: `19${10 + i}-01-05` },
    }))
    const results = await open.register(versions, 'tester')
    expect(results.at(-1)!.status).toBe('UPDATED')
    const [{ id } = { id: 0 }] = (await open.index.records([{ source: 'changing', sourceId: '1' }])).filter(
      (one) => one !== null,
    )
    const { keys } = await open.contents()
    expect(keys.filter((key) => key.endsWith(` ${id}`)).length).toBeLessThan(500)
  })

  test('takes back all that a record of many phones was found by', async () => {
    const many = (start: number) => Array.from({ length: 12 }, (_, i) => `212-555-01${start + i}`)
    for (const start of [20, 40, 60])
      await open.register(
        [
          {
            source: 'phones',
            sourceId: '1',
            patient: { firstName: 'Philippa', dateOfBirth: '1957-09-23', phones: many(start) },
          },
        ],
        'tester',
      )
    await expectSound(open)
  })

  test('does not take what a source said earlier for what it says now', async () => {
    const said = (year: number, lastName: string) => ({
      source: 'late',
      sourceId: '1',
      patient: { firstName: 'Leopoldine', lastName, dateOfBirth: '1931-07-08', phones: ['406-555-0137'] },
      recordedAt: new Date(Date.UTC(year, 0)),
    })
    const [newer, older, older2, newest] = await open.register(
      [said(2024, 'Latterday'), said(2020, 'Formerly'), said(2020, 'Formerly'), said(2025, 'Finally')],
      'tester',
    )
    expect(newer!.status).toBe('CREATED')
    const warning = { field: 'recordedAt', message: expect.stringContaining('which stays') }
    for (const result of [older, older2]) {
      expect(result).toMatchObject({ status: 'UNCHANGED', mpiId: newer!.mpiId, warnings: [warning] })
    }
    expect(newest!.status).toBe('UPDATED')
    const [again] = await open.register([said(2023, 'Formerly')], 'tester')
    expect(again!.status).toBe('UNCHANGED')
  })

  test.each<[string, Date | null]>([
    ['without a time', null],
    ['with a time to come', new Date(Date.now() + 3 * 86_400_000)],
  ])('does not forget the order of messages by one %s', async (told, untold) => {
    const said = (sourceId: string) => {
      const one = (phone: string, recordedAt: Date | null, lastName = 'Latterday') => ({
        source: `forgetful ${told}`,
        sourceId,
        patient: { firstName: 'Eusebia', lastName, dateOfBirth: '1933-02-19', phones: [phone] },
        recordedAt,
      })
      return [
        one('406-555-0141', new Date('2026-06-01T00:00Z')),
        one('406-555-0142', untold),
        one('406-555-0143', new Date('2019-01-01T00:00Z'), 'Formerly'),
        one('406-555-0144', new Date(Date.now() + 3_600_000)),
      ]
    }
    const together = await open.register(said('1'), 'tester')
    const apart = []
    for (const one of said('2')) apart.push(...(await open.register([one], 'tester')))
    const statuses = ['UPDATED', 'UNCHANGED', 'UPDATED']
    for (const results of [together, apart]) expect(results.slice(1).map(({ status }) => status)).toEqual(statuses)
  })

  test('does not let a record from the future win for good', async () => {
    const at = new Date(Date.now() + 3 * 86_400_000)
    const [result] = await open.register([{ source: 'early', sourceId: '1', patient: {}, recordedAt: at }], 'tester')
    expect(result!.warnings).toContainEqual({ field: 'recordedAt', message: 'is in the future and counts as absent' })
    const [stored] = await open.index.records([{ source: 'early', sourceId: '1' }])
    expect(stored!.recordedAt).toBeNull()
  })

  test('tells a time that no store can keep in its place', async () => {
    const at = new Date('0000-06-01T00:00:00Z')
    const [bad, good] = await open.register(
      [
        { source: 'times', sourceId: '1', patient: ANNA, recordedAt: at },
        { source: 'times', sourceId: '2', patient: {} },
      ],
      'tester',
    )
    expect(bad).toMatchObject({ status: 'ERROR', error: { code: 'BAD_USER_INPUT', field: 'recordedAt' } })
    expect(good!.status).toBe('CREATED')
  })

  test('keeps a record whose long values begin alike', async () => {
    const system = '\ufdfa'.repeat(190)
    const identifiers = ['A123', 'B123'].map((value) => ({ system, value }))
    const [kept] = await open.register([{ source: 'long', sourceId: '1', patient: { identifiers } }], 'tester')
    expect(kept!.status).toBe('CREATED')
  })

  test('answers a match with the person, and changes nothing by it', async () => {
    const before = await open.index.counts()
    const [maria, nobody, nothing, vague] = await open.match([
      MARIA,
      ANNA,
      {},
      { firstName: 'Maria', ssn: '000-00-0000' },
    ])
    expect(maria).toMatchObject({ status: 'MATCH', searchTruncated: false })
    expect(nobody).toMatchObject({ status: 'NO_MATCH', mpiId: null })
    expect(nothing).toMatchObject({ status: 'ERROR', error: { code: 'BAD_USER_INPUT', field: null } })
    expect(vague).toMatchObject({ status: 'ERROR', warnings: [{ field: 'ssn' }] })
    expect(await open.index.counts()).toEqual(before)
  })

  test('weighs a misspelt house by how many live in it, whoever else is asked for', async () => {
    const resident = (i: number): PatientInput => ({
      firstName: ['Agnes', 'Howard', 'Wilma', 'Chester'][i % 4]!,
      lastName: `Residentof${String.fromCharCode(97 + (i % 26), 97 + ((i * 7) % 26))}`,
      dateOfBirth: `19${30 + (i % 20)}-0${1 + (i % 9)}-${10 + (i % 18)}`,
      address: { line1: '1200 Cedar Grove Rd', city: 'Springfield', state: 'IL', zip: '62704' },
    })
    await open.register(
      records(
        Array.from({ length: 60 }, (_, i) => resident(i)),
        'house',
      ),
      'tester',
    )
    const misspelt = { ...resident(7), address: { ...resident(7).address, line1: '1200 Cedr Grove Rd' } }
    const [alone] = await open.match([misspelt])
    const [beside] = await open.match([misspelt, resident(8)])
    const near = expect.arrayContaining([expect.objectContaining({ field: 'address', level: 'near' })]) as unknown
    expect(alone).toMatchObject({
      candidates: expect.arrayContaining([expect.objectContaining({ explanation: near })]),
    })
    expect(alone).toEqual(beside)
  })

  test('tells of an identifier that two different people claim, and keeps both', async () => {
    const identifiers = [{ system: 'mrn', value: 'C-4711' }]
    const claimed = [{ field: 'identifiers', message: expect.stringMatching(/another person/) as string }]
    const [otto, own, anna] = await open.register(
      records([{ ...OTTO, identifiers }, { ...OTTO, identifiers }, ANNA], 'claimed'),
      'tester',
    )
    expect(own).toMatchObject({ status: 'LINKED', mpiId: otto!.mpiId, warnings: [] })
    const stranger: PatientInput = {
      firstName: 'Wanda',
      lastName: 'Petrenko',
      dateOfBirth: '1971-03-02',
      sex: 'FEMALE',
      identifiers,
    }
    const [first, second] = await open.register(
      [
        { source: 'claimed', sourceId: 'stranger', patient: stranger },
        { source: 'claimed', sourceId: '3', patient: { ...ANNA, identifiers } },
      ],
      'tester',
    )
    expect(first).toMatchObject({ status: 'CREATED', warnings: claimed })
    expect(second).toMatchObject({ status: 'UPDATED', mpiId: anna!.mpiId, warnings: claimed })
  })

  test('changes nothing when the same is sent twice', async () => {
    const batch = records([ANNA, { lastName: 'Unknown' }], 'twice')
    const first = await open.register(batch, 'tester')
    const counts = await open.index.counts()
    const second = await open.register(batch, 'tester')
    expect(second.map(({ status }) => status)).toEqual(['UNCHANGED', 'UNCHANGED'])
    expect(second.map(({ mpiId }) => mpiId)).toEqual(first.map(({ mpiId }) => mpiId))
    expect(await open.index.counts()).toEqual(counts)
    const mixed = await open.register([...batch, ...batch, ...records([{}], 'twice', 3)], 'tester')
    expect(mixed.map(({ status }) => status)).toEqual(['UNCHANGED', 'UNCHANGED', 'UNCHANGED', 'UNCHANGED', 'CREATED'])
  })

  test('keeps a record of nothing usable as a person of its own', async () => {
    const results = await open.register(records([{}, {}, { ssn: '999999999' }], 'nothing'), 'tester')
    expect(results.map(({ status }) => status)).toEqual(['CREATED', 'CREATED', 'CREATED'])
    expect(results[2]!.warnings).toMatchObject([{ field: 'ssn' }])
    expect(new Set(results.map(({ mpiId }) => mpiId)).size).toBe(3)
  })

  test('answers what it cannot read in its place', async () => {
    const results = await open.register(
      [
        { source: '', sourceId: '1', patient: OTTO },
        { source: 'bad', sourceId: 'a\u0000b', patient: OTTO },
        { source: 'bad', sourceId: '3', patient: OTTO, recordedAt: new Date(Number.NaN) },
        { source: 'bad', sourceId: '4', patient: { lastName: 'a\u0000\ud800', firstName: '\u0001' } },
      ],
      'tester',
    )
    expect(results.map(({ status, error }) => [status, error?.field])).toEqual([
      ['ERROR', 'source'],
      ['ERROR', 'sourceId'],
      ['ERROR', 'recordedAt'],
      ['CREATED', undefined],
    ])
    await expect(open.register(records(Array.from({ length: 10_001 }, () => ({}))), 'x')).rejects.toThrow('10000')
  })

  test('keeps the link of a record that changes, and finds it by its old values too', async () => {
    const named = {
      ...ANNA,
      firstName: 'Ingrid',
      lastName: 'Lindqvist',
      dateOfBirth: '1984-02-11',
      phones: ['320-555-0100'],
    }
    const married = {
      ...named,
      lastName: 'Olson',
      address: { line1: '4 Lake Ave', city: 'Edina', state: 'MN', zip: '55424' },
    }
    const [created] = await open.register(records([named], 'marries'), 'tester')
    const [updated] = await open.register(records([married], 'marries'), 'tester')
    expect(updated).toMatchObject({ status: 'UPDATED', mpiId: created!.mpiId, reviewId: null })
    const answers = await open.match([named, married])
    expect(answers).toMatchObject([
      { status: 'MATCH', mpiId: created!.mpiId },
      { status: 'MATCH', mpiId: created!.mpiId },
    ])
  })

  test('asks a steward when a record no longer fits its person', async () => {
    const [created] = await open.register(
      records([{ ...OTTO, firstName: 'Karl', dateOfBirth: '1961-09-09', phones: [] }], 'strays'),
      't',
    )
    const stranger: PatientInput = {
      firstName: 'Yuki',
      lastName: 'Tanaka',
      dateOfBirth: '2001-12-24',
      address: { zip: '98101' },
    }
    const [updated] = await open.register(records([stranger], 'strays'), 'tester')
    expect(updated).toMatchObject({ status: 'UPDATED', mpiId: created!.mpiId })
    const [review] = await open.index.reviewsById([updated!.reviewId!])
    expect(review).toMatchObject({ kind: 'FIT', status: 'OPEN', shown: true, mpiId: created!.mpiId })
    const [again] = await open.register(
      records([{ ...stranger, dateOfBirth: '1933-01-05', lastName: 'Sato' }], 'strays'),
      't',
    )
    expect(again!.reviewId ?? updated!.reviewId).toBe(updated!.reviewId)
  })

  test('asks a steward about a patient who is identified later, once', async () => {
    const lena = { ...ANNA, firstName: 'Lena', dateOfBirth: '1988-02-03', phones: ['218-555-0199'] }
    const [known] = await open.register(records([lena], 'ward'), 'tester')
    const [unknown] = await open.register(records([{}], 'emergency'), 'tester')
    expect(unknown!.status).toBe('CREATED')
    const [identified] = await open.register(records([lena], 'emergency'), 'tester')
    expect(identified).toMatchObject({ status: 'UPDATED', mpiId: unknown!.mpiId })
    const [review] = await open.index.reviewsById([identified!.reviewId!])
    const sides = { mpiId: unknown!.mpiId, otherMpiId: known!.mpiId }
    expect(review).toMatchObject({ kind: 'JOIN', status: 'OPEN', shown: true, ...sides })
    const [again] = await open.register(records([{ ...lena, sex: null }], 'emergency'), 'tester')
    expect(again).toMatchObject({ status: 'UPDATED', reviewId: null })
    await createSteward(open.deps).resolveReview({
      actor: 'steward',
      reason: 'a test',
      id: String(review!.id),
      decision: 'SAME',
    })
    const [same] = await open.register(records([lena], 'emergency'), 'tester')
    expect(same).toMatchObject({ status: 'UPDATED', reviewId: null, mpiId: known!.mpiId })
  })

  test('asks so also when the patient was unknown earlier in the same batch, and not of one who was linked', async () => {
    const olga = { ...ANNA, firstName: 'Olga', dateOfBirth: '1977-09-08', phones: ['218-555-0177'] }
    const at = (sourceId: string, patient: PatientInput) => ({ source: 'night', sourceId, patient })
    const results = await open.register([at('1', olga), at('2', {}), at('2', olga), at('2', olga)], 'tester')
    expect(results.map(({ status }) => status)).toEqual(['CREATED', 'CREATED', 'UPDATED', 'UNCHANGED'])
    const [review] = await open.index.reviewsById([results[2]!.reviewId!])
    expect(review).toMatchObject({ kind: 'JOIN', shown: true, mpiId: results[1]!.mpiId, otherMpiId: results[0]!.mpiId })
    const otto = { ...olga, firstName: 'Otto', lastName: 'Brandt', dateOfBirth: '1950-01-01' }
    const linked = await open.register([at('3', otto), at('4', otto), at('3', { ...otto, sex: 'M' })], 'tester')
    expect(linked[2]).toMatchObject({ status: 'UPDATED', reviewId: null })
  })

  test('links the record of somebody who has hundreds, sent one by one or together', async () => {
    const daily = {
      ...ANNA,
      firstName: 'Greta',
      lastName: 'Lindqvist',
      dateOfBirth: '1966-06-16',
      phones: ['218-555-0166'],
    }
    const before = await open.register(
      records(
        Array.from({ length: 250 }, () => daily),
        'laboratory',
      ),
      'tester',
    )
    const [after] = await open.register(records([daily], 'laboratory', 300), 'tester')
    expect(after).toMatchObject({ status: 'LINKED', mpiId: before[0]!.mpiId })
    expect(new Set(before.map(({ mpiId }) => mpiId)).size).toBe(1)
    expect((await open.match([daily]))[0]).toMatchObject({ status: 'MATCH', mpiId: before[0]!.mpiId })
  })

  test('searches for a record also when its batch changes it and changes it back', async () => {
    const ida = {
      firstName: 'Ida',
      lastName: 'Moe',
      dateOfBirth: '1959-05-29',
      phones: ['218-555-0159'],
      ssn: '536-22-8159',
    }
    const weak = { firstName: 'Ida', lastName: 'Moe', phones: ['646-555-0159'], emails: ['ida.moe@example.com'] }
    const both = { ...ida, ...weak, phones: [...ida.phones, ...weak.phones] }
    const at = (sourceId: string, patient: PatientInput) => ({ source: 'back', sourceId, patient })
    for (const one of [at('A', ida), at('B', weak), at('C', weak), at('B', both)]) await open.register([one], 'tester')
    const [, back] = await open.register([at('A', {}), at('A', ida)], 'tester')
    expect(back).toMatchObject({ status: 'UPDATED', reviewId: expect.any(Number) })
  })

  test('leaves to a steward what demographics cannot settle', async () => {
    const twin = {
      firstName: 'Emil',
      lastName: 'Sorenson',
      dateOfBirth: '2015-05-05',
      address: { line1: '5 Oak St', city: 'Fargo', state: 'ND', zip: '58102' },
      phones: ['701-555-0122'],
    }
    const results = await open.register(records([twin, { ...twin, firstName: 'Erik' }], 'twins'), 'tester')
    expect(results.map(({ status }) => status)).toEqual(['CREATED', 'REVIEW'])
    const { reviews, totalCount } = await open.index.reviews({ status: 'OPEN', first: 200 })
    expect(totalCount).toBe(reviews.length)
    const pair = reviews.find(({ id }) => id === results[1]!.reviewId)
    expect(pair).toMatchObject({ kind: 'JOIN', mpiId: results[1]!.mpiId, otherMpiId: results[0]!.mpiId })
    expect(pair!.explanation.reduce((sum, { weight }) => sum + weight, 0)).toBe(pair!.matchWeight)
  })

  test('takes a number of statements that does not grow with the batch', async () => {
    const people = (count: number, salt: number) =>
      Array.from({ length: count }, (_, i) => ({
        firstName: 'Ada',
        lastName: `Lovelace${salt}x${i}`,
        dateOfBirth: `19${10 + (i % 80)}-03-04`,
        phones: [`415-555-${String(1000 + i)}`],
      }))
    open.statements.length = 0
    await open.register(records(people(20, 1), 'few'), 'tester')
    const few = open.statements.length
    open.statements.length = 0
    await open.register(records(people(400, 2), 'many'), 'tester')
    const inParts = kind === 'mongodb' ? 16 : 0
    // a large batch is read in four parts of two statements
    expect(open.statements.length).toBeLessThanOrEqual(few + 8 + 3 * 2 + inParts)
    open.statements.length = 0
    await open.match(people(400, 3))
    expect(open.statements.length).toBeLessThanOrEqual(4 * 3 + inParts)
  })

  test('warns when too many share what a record would be found by', async () => {
    const crowd = Array.from({ length: 210 }, (_, i) => ({ phones: ['907-555-0123'], emails: [`c${i}@crowd.example`] }))
    await open.register(records(crowd, 'crowd'), 'tester')
    const [one] = await open.register(records([{ phones: ['907-555-0123'] }], 'another'), 'tester')
    expect(one!.warnings).toMatchObject([{ field: 'patient', message: expect.stringContaining('may be among them') }])
  })
})

describe.each(STORES)('A number that very many share (%s)', (kind) => {
  test('cuts the search short, so that nobody is said to be unknown', async () => {
    await using open = await openIndex(kind)
    const word = (n: number) => [...String(n)].map((digit) => 'bcdfghjklm'[Number(digit)]).join('aeiou'[n % 5])
    const resident = (i: number): PatientInput => ({
      firstName: word(10_007 + i * 7_919),
      lastName: word(90_001 + i * 104_729),
      dateOfBirth: `19${20 + (i % 70)}-0${1 + (i % 9)}-1${i % 10}`,
      phones: ['405-555-0100'],
    })
    const inputs = records(Array.from({ length: 260 }, (_, i) => resident(i)))
    const results = [
      ...(await open.register(inputs.slice(0, 150), 'x')),
      ...(await open.register(inputs.slice(150), 'x')),
    ]
    expect(new Set(results.map(({ mpiId }) => mpiId)).size).toBe(260)
    const [stranger, known] = await open.match([
      { firstName: 'Somebody', lastName: 'Else', dateOfBirth: '2001-01-01', phones: ['405-555-0100'] },
      resident(7),
    ])
    expect(stranger).toMatchObject({ status: 'POSSIBLE', searchTruncated: true, mpiId: null })
    expect(known).toMatchObject({ status: 'MATCH', searchTruncated: true, mpiId: results[7]!.mpiId, grade: 'PROBABLE' })
    await expectSound(open)
  })
})
