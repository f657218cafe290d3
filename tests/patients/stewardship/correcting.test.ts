import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { PatientInput } from '../../../src/patients/patient.ts'
import { createRelinker } from '../../../src/patients/relinking/relink.ts'
import { createPersons, type Persons } from '../../../src/patients/stewardship/persons.ts'
import { createReviewQueue } from '../../../src/patients/stewardship/review-queue.ts'
import { createSteward, type Steward } from '../../../src/patients/stewardship/steward.ts'
import { expectSound } from '../index/invariants.ts'
import { openIndex, records, type OpenIndex } from '../index/open-index.ts'
import { STORES } from '../../support/stores.ts'
import { expectReplayable } from './dump.ts'

const why = { actor: 'steward', reason: 'a test' }
const PHILIPPA: PatientInput = {
  firstName: 'Philippa',
  lastName: 'Exdale',
  dateOfBirth: '1951-07-21',
  phones: ['212-555-0114'],
}
const BARNABY: PatientInput = {
  firstName: 'Barnaby',
  lastName: 'Ygard',
  dateOfBirth: '1951-07-27',
  phones: ['303-555-0115'],
}
const LEOPOLD: PatientInput = {
  firstName: 'Leopold',
  lastName: 'Umbright',
  dateOfBirth: '1963-02-02',
  phones: ['415-555-0116'],
}

describe.each(STORES)('A steward who corrects what was decided (%s)', (kind) => {
  let open: OpenIndex
  let steward: Steward
  let persons: Persons
  let source = 0
  beforeAll(async () => {
    open = await openIndex(kind)
    steward = createSteward(open.deps)
    persons = createPersons(open.deps)
  })
  afterEach(async () => {
    await expectSound(open)
    await expectReplayable(open)
    const all = (await open.contents()).records
    for (const record of all) await steward.deleteRecord({ ...why, record })
  })
  afterAll(() => open[Symbol.asyncDispose]())

  /** Persons of a new source, each record told of by `ref`. */
  const create = async (...patients: PatientInput[]) => {
    const name = `source ${++source}`
    const results = await open.register(records(patients, name), 'tester')
    const ref = (number: number) => ({ source: name, sourceId: String(number) })
    return { mpiIds: results.map(({ mpiId }) => mpiId!), ref }
  }
  const personOf = async (record: { source: string; sourceId: string }) =>
    (await open.index.records([record]))[0]!.mpiId
  const leadsTo = async (mpiId: string) => (await persons.persons([mpiId]))[0]!.mergedInto
  const link = (record: { source: string; sourceId: string }, mpiId: string) => steward.link({ ...why, record, mpiId })
  const unlink = (record: { source: string; sourceId: string }) => steward.unlink({ ...why, record })
  const erase = (record: { source: string; sourceId: string }) => steward.deleteRecord({ ...why, record })
  const merge = async (survivor: string, retired: string) => (await steward.merge({ ...why, survivor, retired })).id
  const unmerge = (id: number) => steward.unmerge({ ...why, mergeEventId: String(id) })
  const openReviews = async () => (await createReviewQueue(open)({ first: 100 })).nodes

  test('has the person whom a record was linked to kept apart from the one whom it was taken from', async () => {
    const { mpiIds, ref } = await create(PHILIPPA, PHILIPPA, BARNABY)
    const [philippa, , barnaby] = mpiIds
    await link(ref(2), barnaby!)
    expect(await createRelinker(open.deps)({ dryRun: false, actor: 'machine' })).toMatchObject({ merged: 0 })
    expect(await Promise.all([1, 2, 3].map((number) => personOf(ref(number))))).toEqual([philippa, barnaby, barnaby])
    await unlink(ref(2))
    expect((await open.contents()).separations).toHaveLength(1)
    expect(await open.match([PHILIPPA])).toMatchObject([{ status: 'MATCH', mpiId: philippa }])
  })

  test('has records joined again with either of two whose data were mixed up, once they are parted', async () => {
    const annabel: PatientInput = {
      firstName: 'Annabel',
      lastName: 'Abernathy',
      dateOfBirth: '1950-01-10',
      ssn: '234-51-1111',
      phones: ['312-550-1234'],
      address: { line1: '113 Birch Street', city: 'Alton', state: 'IL', zip: '62002' },
    }
    const dorothea = { ...annabel, firstName: 'Dorothea', ssn: '567-12-2222' }
    const { mpiIds, ref } = await create(annabel, annabel)
    await open.register([{ ...ref(2), patient: dorothea }], 'tester')
    expect(await open.match([dorothea])).toMatchObject([{ status: 'POSSIBLE' }])
    await unlink(ref(2))
    expect(await openReviews()).toEqual([])
    const both = [
      { status: 'MATCH', mpiId: mpiIds[0] },
      { status: 'MATCH', mpiId: await personOf(ref(2)) },
    ]
    expect(await open.match([annabel, dorothea])).toMatchObject(both)
    await open.register([{ ...ref(2), patient: { ...dorothea, middleName: 'May' } }], 'tester')
    expect(await open.match([annabel, dorothea])).toMatchObject(both)
  })

  test.each([
    ['SAME', LEOPOLD, [PHILIPPA, PHILIPPA]],
    ['DIFFERENT', PHILIPPA, [PHILIPPA, PHILIPPA, PHILIPPA]],
  ] as const)(
    'is asked about each of two records that a source gave to somebody else, and has others joined again after %s',
    async (decision, known, patients) => {
      const { mpiIds, ref } = await create(...patients)
      for (const number of [1, 2]) await open.register([{ ...ref(number), patient: LEOPOLD }], 'tester')
      const asked = await openReviews()
      expect(asked).toMatchObject([{ kind: 'FIT' }, { kind: 'FIT' }])
      for (const { id } of asked) await steward.resolveReview({ ...why, id: String(id), decision })
      expect(await openReviews()).toEqual([])
      expect(await open.match([known])).toMatchObject([{ status: 'MATCH', mpiId: mpiIds[0] }])
    },
  )

  test('has records joined again with a person to whom what was mixed up is put back by hand', async () => {
    const { mpiIds, ref } = await create(PHILIPPA, PHILIPPA)
    await open.register([{ ...ref(2), patient: LEOPOLD }], 'tester')
    await unlink(ref(2))
    await link(ref(2), mpiIds[0]!)
    expect(await openReviews()).toEqual([])
    expect(await open.match([LEOPOLD])).toMatchObject([{ status: 'MATCH', mpiId: mpiIds[0] }])
  })

  test('is not asked any more whether a record fits a person whom it was taken from, until it is back', async () => {
    const { mpiIds, ref } = await create(PHILIPPA, PHILIPPA, LEOPOLD)
    const [updated] = await open.register([{ ...ref(2), patient: LEOPOLD }], 'tester')
    const id = Number(updated!.reviewId)
    await link(ref(2), mpiIds[2]!)
    expect(await openReviews()).toEqual([])
    await expect(steward.resolveReview({ ...why, id: String(id), decision: 'DIFFERENT' })).rejects.toThrow(
      'in question',
    )
    const [fitting] = await open.register([{ ...ref(2), patient: { ...LEOPOLD, sex: 'MALE' } }], 'tester')
    expect(fitting).toMatchObject({ status: 'UPDATED', reviewId: null })
    await unlink(ref(2))
    expect((await openReviews()).map((review) => review.id)).toEqual([id])
    await unlink(ref(2))
    expect(await openReviews()).toEqual([])
  })

  test('answers whether a record fits by putting it into that home by hand, until that is taken back', async () => {
    const { mpiIds, ref } = await create(PHILIPPA, PHILIPPA)
    const [updated] = await open.register([{ ...ref(2), patient: LEOPOLD }], 'tester')
    await unlink(ref(2))
    await link(ref(2), mpiIds[0]!)
    expect(await openReviews()).toEqual([])
    expect(await open.index.reviewsById([Number(updated!.reviewId)])).toMatchObject([{ status: 'SAME' }])
    await unlink(ref(2))
    expect(await open.index.reviewsById([Number(updated!.reviewId)])).toMatchObject([{ status: 'OPEN', shown: false }])
  })

  test('takes a merge back after an unlinking that was taken back: the record goes along', async () => {
    const { mpiIds, ref } = await create(PHILIPPA, BARNABY)
    const [philippa, barnaby] = mpiIds as [string, string]
    const id = await merge(barnaby, philippa)
    const { mpiId: alone } = await unlink(ref(1))
    await link(ref(1), barnaby)
    await unlink(ref(1))
    expect(await personOf(ref(1))).toBe(alone)
    await link(ref(1), barnaby)
    await unmerge(id)
    expect([await personOf(ref(1)), await personOf(ref(2))]).toEqual([philippa, barnaby])
  })

  test('finds where the record of a retired person went when its merge is taken back', async () => {
    const { mpiIds, ref } = await create(PHILIPPA, BARNABY, LEOPOLD)
    const [philippa, barnaby, leopold] = mpiIds as [string, string, string]
    const id = await merge(barnaby, philippa)
    const { mpiId: alone } = await unlink(ref(1))
    await unmerge(id)
    expect(await leadsTo(philippa)).toBe(alone)
    const next = await merge(barnaby, leopold)
    await link(ref(2), alone)
    await unmerge(next)
    expect(await leadsTo(barnaby)).toBe(alone)
  })

  test('is never led from an emptied person to somebody whom it was just parted from', async () => {
    const { mpiIds, ref } = await create(PHILIPPA, BARNABY, LEOPOLD)
    const [philippa, barnaby, leopold] = mpiIds as [string, string, string]
    const one = await merge(barnaby, philippa)
    await erase(ref(1))
    await unmerge(one)
    expect(await leadsTo(philippa)).toBeNull()
    const other = await merge(barnaby, leopold)
    await erase(ref(2))
    await unmerge(other)
    expect([await leadsTo(barnaby), await personOf(ref(3))]).toEqual([null, leopold])
    const { mpiIds: more, ref: another } = await create(PHILIPPA, BARNABY)
    await link(another(1), more[1]!)
    await erase(another(2))
    await unlink(another(1))
    expect(await leadsTo(more[1]!)).toBeNull()
  })

  test('is led on with a record that is linked once more', async () => {
    const { mpiIds, ref } = await create(PHILIPPA, BARNABY, LEOPOLD)
    const [philippa, barnaby, leopold] = mpiIds as [string, string, string]
    await link(ref(1), barnaby)
    await link(ref(1), leopold)
    expect(await leadsTo(philippa)).toBe(leopold)
    await expect(link(ref(2), philippa)).rejects.toThrow(`its records are of ${leopold} now`)
    await unlink(ref(1))
    expect(await leadsTo(philippa)).toBe(barnaby)
  })

  test('takes a merge back after a link that was corrected by another: the record goes along', async () => {
    const { mpiIds, ref } = await create(PHILIPPA, BARNABY, LEOPOLD)
    const [philippa, barnaby, leopold] = mpiIds as [string, string, string]
    const id = await merge(barnaby, philippa)
    await link(ref(1), leopold)
    await link(ref(1), barnaby)
    await unmerge(id)
    expect([await personOf(ref(1)), await personOf(ref(2))]).toEqual([philippa, barnaby])
  })

  test.each([
    ['taken apart', 1],
    ['taken apart twice', 2],
  ])(
    'is asked about what came to two persons while they were one, once they are %s, and can send it away',
    async (_, times) => {
      const { mpiIds, ref } = await create(PHILIPPA, BARNABY)
      const [philippa, barnaby] = mpiIds as [string, string]
      const id = await merge(philippa, barnaby)
      const came = await create(BARNABY, PHILIPPA)
      expect(came.mpiIds).toEqual([philippa, philippa])
      await unmerge(id)
      for (let again = 1; again < times; again++) await unmerge(await merge(philippa, barnaby))
      const [record] = await open.index.records([came.ref(1)])
      const sides = { record: record!.id, otherRecord: record!.id, mpiId: philippa, otherMpiId: philippa }
      const [review, ...others] = await openReviews()
      expect([review, others]).toMatchObject([{ kind: 'FIT', home: philippa, ...sides }, []])
      await steward.resolveReview({ ...why, id: String(review!.id), decision: 'DIFFERENT' })
      expect((await persons.persons([philippa]))[0]).toMatchObject({ firstName: 'Philippa', phones: ['+12125550114'] })
      await createRelinker(open.deps)({ dryRun: false, actor: 'machine' })
      expect(await Promise.all([ref(1), came.ref(2)].map(personOf))).toEqual([philippa, philippa])
      expect(await Promise.all([ref(2), came.ref(1)].map(personOf))).toEqual([barnaby, barnaby])
      expect(await open.match([BARNABY, PHILIPPA])).toMatchObject([
        { status: 'MATCH', mpiId: barnaby },
        { status: 'MATCH', mpiId: philippa },
      ])
    },
  )

  test('is asked about each of two alike, and can put them right by hand', async () => {
    const { mpiIds } = await create(PHILIPPA, BARNABY)
    const [philippa, barnaby] = mpiIds as [string, string]
    const id = await merge(philippa, barnaby)
    const { ref } = await create(BARNABY, BARNABY)
    await unmerge(id)
    const came = await open.index.records([ref(1), ref(2)])
    const asked = (await openReviews()).map((review) => [review.kind, review.record])
    expect(asked.toSorted()).toEqual(came.map((record) => ['FIT', record.id]).toSorted())
    for (const record of came) await link(record, barnaby)
    expect(await openReviews()).toEqual([])
    expect(await open.match([BARNABY])).toMatchObject([{ status: 'MATCH', mpiId: barnaby }])
  })

  test('is asked about a person whom relinking joined with two that were one', async () => {
    const { mpiIds } = await create(PHILIPPA, BARNABY)
    const [philippa, barnaby] = mpiIds as [string, string]
    const { ref } = await create({ firstName: 'Barnaby' })
    const id = await merge(philippa, barnaby)
    await open.register([{ ...ref(1), patient: BARNABY }], 'tester')
    await createRelinker(open.deps)({ dryRun: false, actor: 'machine' })
    expect(await personOf(ref(1))).toBe(philippa)
    await unmerge(id)
    const [record] = await open.index.records([ref(1)])
    expect(await openReviews()).toContainEqual(
      expect.objectContaining({ kind: 'FIT', record: record!.id, mpiId: philippa }),
    )
  })

  test('is asked once about what came, and not about what was put there by hand', async () => {
    const { mpiIds } = await create(PHILIPPA, BARNABY, LEOPOLD)
    const [philippa, barnaby, leopold] = mpiIds as [string, string, string]
    const id = await merge(philippa, barnaby)
    const came = await create(BARNABY, BARNABY)
    await open.register([{ ...came.ref(1), patient: LEOPOLD }], 'tester')
    const asked = await openReviews()
    expect(asked).toMatchObject([{ kind: 'FIT' }])
    await merge(philippa, leopold)
    await link(came.ref(2), (await create({ firstName: 'Somebody' })).mpiIds[0]!)
    await link(came.ref(2), philippa)
    await unmerge(id)
    expect((await openReviews()).map((review) => review.id)).toEqual([asked[0]!.id])
  })

  test('is led to what is left when a record is erased', async () => {
    const { mpiIds, ref } = await create(PHILIPPA, BARNABY, LEOPOLD)
    const [philippa, barnaby, leopold] = mpiIds as [string, string, string]
    await link(ref(2), philippa)
    await link(ref(1), leopold)
    await erase(ref(2))
    expect(await leadsTo(philippa)).toBe(leopold)
    await erase(ref(1))
    expect([await leadsTo(philippa), await leadsTo(barnaby)]).toEqual([null, null])
  })

  test('is led on with a record that is taken out of the person that it was taken out to', async () => {
    const { mpiIds, ref } = await create(PHILIPPA, BARNABY, LEOPOLD)
    const [philippa, barnaby, leopold] = mpiIds as [string, string, string]
    const id = await merge(barnaby, philippa)
    const { mpiId: alone } = await unlink(ref(1))
    await unmerge(id)
    await merge(alone, leopold)
    const { mpiId: again } = await unlink(ref(1))
    expect(await leadsTo(philippa)).toBe(again)
  })

  test('answers the reviews about two persons by merging them, and is asked again when that is taken back', async () => {
    const home = { line1: '5 Oak St', city: 'Fargo', state: 'ND', zip: '58102' }
    const { mpiIds, ref } = await create(
      { ...LEOPOLD, address: home },
      { ...LEOPOLD, address: home, firstName: 'Konrad' },
    )
    const [review] = await openReviews()
    const [older, younger] = mpiIds as [string, string]
    const id = await merge(older, younger)
    expect(await open.index.reviewsById([review!.id])).toMatchObject([{ status: 'SAME', resolvedBy: 'steward' }])
    await unmerge(id)
    expect((await openReviews()).map((one) => one.id)).toEqual([review!.id])
    await merge(older, younger)
    await unlink(ref(2))
    expect(await openReviews()).toEqual([])
  })
})
