import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DEFAULT_MODEL } from '../../../src/patients/matching/model/defaults.ts'
import type { PatientInput } from '../../../src/patients/patient.ts'
import { createRelinker, type Relinker } from '../../../src/patients/relinking/relink.ts'
import { createSteward, type Steward } from '../../../src/patients/stewardship/steward.ts'
import { STORES } from '../../support/stores.ts'
import { expectSound } from '../index/invariants.ts'
import { openIndex, type OpenIndex, records } from '../index/open-index.ts'
import { MARIA } from '../matching/someone.ts'
import { dump, expectReplayable } from '../stewardship/dump.ts'
import { DOUBTFUL, LAX, STRICT, use } from './models.ts'

const why = { actor: 'steward', reason: 'a test' }
const FAMILY: PatientInput = {
  lastName: 'Sorenson',
  address: { line1: '5 Oak St', city: 'Fargo', state: 'ND', zip: '58102' },
  phones: ['701-555-0122'],
}
const EMIL: PatientInput = { ...FAMILY, firstName: 'Emil', dateOfBirth: '2015-05-05', sex: 'M' }
const ERIKA: PatientInput = { ...FAMILY, firstName: 'Erika', dateOfBirth: '2015-05-05', sex: 'F' }
/** Patients who have nothing in common, with two records each. */
const TWICE: PatientInput[] = ['Agneta', 'Boris', 'Chidi', 'Dolores', 'Emre', 'Fiona', 'Goran', 'Hilde'].flatMap(
  (firstName, i) => {
    const patient = { firstName, lastName: `${firstName}sson`, dateOfBirth: `19${40 + 7 * i}-0${1 + i}-1${i}` }
    return [
      { ...patient, phones: [`614-555-01${10 + i}`] },
      { ...patient, address: { line1: `${7 + 31 * i} ${firstName} St`, zip: `4${i}21${i}` } },
    ]
  },
)

describe.each(STORES)('Relinking (%s)', (kind) => {
  let open: OpenIndex
  let relink: Relinker
  let steward: Steward
  beforeEach(async () => {
    open = await openIndex(kind)
    relink = createRelinker(open.deps)
    steward = createSteward(open.deps)
  })
  afterEach(async () => {
    await expectSound(open)
    await expectReplayable(open)
    await open[Symbol.asyncDispose]()
  })

  const run = (dryRun = false) => relink({ dryRun, actor: 'machine' })
  /** Registers each record under a model that is sure of nothing, then goes back to the one in use before. */
  const apart = async (patients: PatientInput[]): Promise<string[]> => {
    await use(open, STRICT)
    const results = []
    for (const record of records(patients)) results.push(...(await open.register([record], 'tester')))
    await use(open, DEFAULT_MODEL)
    return results.map(({ mpiId }) => mpiId!)
  }
  const personsNow = async () => {
    const found = await open.index.records(records(Array.from({ length: 9 }, () => ({}))))
    return found.toSorted((a, b) => a.id - b.id).map(({ mpiId }) => mpiId)
  }

  test('brings the parts of one person together, and does nothing the second time', async () => {
    const [first] = await apart([MARIA, MARIA, { ...MARIA, phones: ['614-555-0199'] }, EMIL])
    expect(await open.index.counts()).toMatchObject({ persons: 4 })
    expect(await run(true)).toMatchObject({ examined: 4, linked: 2, merged: 2, reviewsOpened: 0, dryRun: true })
    expect(await open.index.counts()).toMatchObject({ persons: 4 })
    expect(await run()).toMatchObject({ examined: 4, linked: 2, merged: 2, reviewsOpened: 0, dryRun: false })
    expect(await open.index.counts()).toMatchObject({ persons: 2 })
    expect(new Set((await personsNow()).slice(0, 3))).toEqual(new Set([first]))
    const before = await dump(open)
    expect(await run()).toMatchObject({ examined: 4, linked: 0, merged: 0, reviewsOpened: 0 })
    expect(await dump(open)).toEqual(before)
  })

  test('leaves an event that tells the model, and that a steward can take back for good', async () => {
    const [first, second] = await apart([MARIA, MARIA])
    await run()
    const events = await open.index.eventsOf([first!])
    const merge = events.find(({ type }) => type === 'MERGED')!
    expect(merge).toMatchObject({ mpiId: first, otherMpiId: second, actor: 'machine' })
    expect(merge.reason).toContain(DEFAULT_MODEL.version)
    await steward.unmerge({ ...why, mergeEventId: String(merge.id) })
    expect(await run()).toMatchObject({ merged: 0, reviewsOpened: 0 })
    expect(await personsNow()).toEqual([first, second])
  })

  test('never joins what a steward separated, not through a third record either', async () => {
    await use(open, DEFAULT_MODEL)
    const [same] = await open.register(records([MARIA, MARIA]), 'tester')
    await steward.unlink({ ...why, record: { source: 'clinic', sourceId: '2' } })
    await use(open, STRICT)
    await open.register(records([MARIA], 'clinic', 3), 'tester')
    await use(open, DEFAULT_MODEL)
    expect(await run()).toMatchObject({ merged: 0 })
    const [one, other, third] = await personsNow()
    expect(one).toBe(same!.mpiId)
    expect(new Set([one, other, third]).size).toBe(3)
    expect(await run()).toMatchObject({ merged: 0, reviewsOpened: 0 })
  })

  test('nor through the records that are left of a person when the separated one is erased', async () => {
    await use(open, DEFAULT_MODEL)
    await open.register(records([MARIA, MARIA]), 'tester')
    await steward.unlink({ ...why, record: { source: 'clinic', sourceId: '2' } })
    await use(open, STRICT)
    await open.register(records([MARIA], 'clinic', 3), 'tester')
    await use(open, DEFAULT_MODEL)
    const [one, , third] = await personsNow()
    await steward.merge({ ...why, survivor: one!, retired: third! })
    await steward.deleteRecord({ ...why, record: { source: 'clinic', sourceId: '1' } })
    expect(await run()).toMatchObject({ merged: 0 })
    const [second, left] = await personsNow()
    expect(left).not.toBe(second)
  })

  test('does not join twins through records that fit either of them', async () => {
    await apart([EMIL, ERIKA, { ...EMIL, firstName: 'E' }, { ...FAMILY, dateOfBirth: '2015-05-05' }])
    await run()
    const [emil, erika] = await personsNow()
    expect(emil).not.toBe(erika)
    const before = await dump(open)
    expect(await run()).toMatchObject({ merged: 0, reviewsOpened: 0 })
    expect(await dump(open)).toEqual(before)
  })

  test('asks about two of whom some records are alike and others in conflict, and does not join them', async () => {
    const [third, junior, senior] = ['III', 'Jr', 'Sr'].map((suffix) => ({ ...EMIL, suffix }))
    const [son, first, father, second] = await apart([junior!, third!, senior!, third!])
    await steward.merge({ ...why, survivor: son!, retired: first! })
    await steward.merge({ ...why, survivor: father!, retired: second! })
    expect(await run()).toMatchObject({ merged: 0, reviewsOpened: 1 })
    const { reviews } = await open.index.reviews({ status: 'OPEN', first: 9 })
    expect(new Set([reviews[0]!.mpiId, reviews[0]!.otherMpiId])).toEqual(new Set([son, father]))
    const { explanation, matchWeight } = reviews[0]!
    expect(explanation.at(-1)).toMatchObject({ field: 'veto', level: expect.stringContaining('of two records') })
    expect(explanation.reduce((sum, { weight }) => sum + weight, 0)).toBe(matchWeight)
  })

  test('asks about a pair that may be one, once', async () => {
    const elsewhere = { line1: '9 Elm St', city: 'Austin', state: 'TX', zip: '73301' }
    const namesake = {
      firstName: 'Maria',
      lastName: MARIA.lastName!,
      dateOfBirth: MARIA.dateOfBirth!,
      address: elsewhere,
    }
    await apart([MARIA, namesake])
    expect(await run(true)).toMatchObject({ merged: 0, reviewsOpened: 1 })
    expect(await run()).toMatchObject({ merged: 0, reviewsOpened: 1 })
    expect(await run()).toMatchObject({ merged: 0, reviewsOpened: 0 })
    const page = await open.index.reviews({ status: 'OPEN', first: 9 })
    expect(page.reviews).toHaveLength(1)
    const [review] = page.reviews
    expect(review!.explanation.reduce((sum, { weight }) => sum + weight, 0)).toBe(review!.matchWeight)
    await steward.resolveReview({ ...why, id: String(review!.id), decision: 'DIFFERENT' })
    expect(await run()).toMatchObject({ merged: 0, reviewsOpened: 0 })
  })

  /** Registers at once, under a model that is sure of nothing; the persons of the records. */
  const apartAtOnce = async (patients: PatientInput[]): Promise<string[]> => {
    await use(open, STRICT)
    return (await open.register(records(patients), 'tester')).map(({ mpiId }) => mpiId!)
  }

  test('asks of two who came at once whether the later record is of the first person, who stays', async () => {
    const persons = await apartAtOnce(TWICE)
    await use(open, DOUBTFUL)
    expect(await run()).toMatchObject({ merged: 0, reviewsOpened: TWICE.length / 2 })
    const { reviews } = await open.index.reviews({ status: 'OPEN', first: 99 })
    const asked = new Map(reviews.map((review) => [review.mpiId, review]))
    const again = await open.register(records(TWICE), 'tester')
    for (let i = 0; i < persons.length; i += 2) {
      const review = asked.get(persons[i + 1]!)!
      expect(review).toMatchObject({ otherMpiId: persons[i] })
      expect(review.record).toBeGreaterThan(review.otherRecord)
      expect(again.slice(i, i + 2)).toMatchObject([
        { status: 'UNCHANGED', reviewId: null },
        { status: 'UNCHANGED', reviewId: review.id },
      ])
      await steward.resolveReview({ ...why, id: String(review.id), decision: 'SAME' })
    }
    const left = (await open.index.persons(persons)).filter(({ active }) => active)
    expect(new Set(left.map(({ mpiId }) => mpiId))).toEqual(new Set(persons.filter((_, i) => i % 2 === 0)))
  })

  test('asks about those who are equally like one another in the order in which they came', async () => {
    const persons = await apartAtOnce(Array.from({ length: 12 }, () => MARIA))
    await use(open, DOUBTFUL)
    await run()
    const { reviews } = await open.index.reviews({ status: 'OPEN', first: 99 })
    const asked = reviews
      .toSorted((a, b) => a.id - b.id)
      .map(({ mpiId, otherMpiId }) => `${persons.indexOf(mpiId)} ${persons.indexOf(otherMpiId)}`)
    const tenOthers = (one: number) => persons.flatMap((_, i) => (i === one ? [] : [i])).slice(0, 10)
    const pairs = persons.flatMap((_, a) => tenOthers(a).map((b) => `${Math.max(a, b)} ${Math.min(a, b)}`))
    expect(asked).toEqual([...new Set(pairs)])
  })

  test('joins those who are equally like one another in the order in which they came', async () => {
    const persons = await apartAtOnce(Array.from({ length: 8 }, () => MARIA))
    await use(open, DEFAULT_MODEL)
    expect(await run()).toMatchObject({ merged: 7 })
    const merges = (await open.index.eventsOf(persons)).filter(({ type }) => type === 'MERGED')
    const joined = merges.map((event) => [event.otherMpiId!, event.mpiId].map((mpiId) => persons.indexOf(mpiId)))
    expect(joined).toEqual([
      [1, 0],
      [3, 2],
      [5, 4],
      [7, 6],
      [2, 0],
      [6, 4],
      [4, 0],
    ])
  })

  test('asks whether a record is of its person when it no longer fits, and believes the answer', async () => {
    await use(open, LAX)
    const statuses = await open.register(records([EMIL, ERIKA]), 'tester')
    expect(statuses.map(({ status }) => status)).toEqual(['CREATED', 'LINKED'])
    await use(open, DEFAULT_MODEL)
    expect(await run(true)).toMatchObject({ merged: 0, reviewsOpened: 1 })
    expect(await run()).toMatchObject({ merged: 0, reviewsOpened: 1 })
    const { reviews } = await open.index.reviews({ status: 'OPEN', first: 9 })
    expect(reviews).toMatchObject([{ kind: 'FIT' }])
    expect(reviews[0]!.explanation.reduce((sum, { weight }) => sum + weight, 0)).toBe(reviews[0]!.matchWeight)
    expect(await run()).toMatchObject({ reviewsOpened: 0 })
    await steward.resolveReview({ ...why, id: String(reviews[0]!.id), decision: 'SAME' })
    const again = await run()
    expect(again.merged).toBe(0)
    const left = await open.index.reviews({ status: 'OPEN', first: 9 })
    expect(left.reviews.map(({ record }) => record)).not.toContain(reviews[0]!.record)
  })

  test('believes a steward who links or merges what does not fit', async () => {
    await use(open, DEFAULT_MODEL)
    const [emil, erika, maria] = await open.register(records([EMIL, ERIKA, MARIA]), 'tester')
    await steward.merge({ ...why, survivor: emil!.mpiId!, retired: erika!.mpiId! })
    await steward.link({ ...why, record: { source: 'clinic', sourceId: '3' }, mpiId: emil!.mpiId! })
    expect(maria!.status).toBe('CREATED')
    expect(await run()).toMatchObject({ merged: 0, reviewsOpened: 0 })
  })

  test('tells how far it is, stops when told to, and does one run at a time', async () => {
    await apart([MARIA, MARIA])
    const seen: unknown[] = []
    const first = relink({ dryRun: false, actor: 'machine', onProgress: (progress) => seen.push(progress) })
    await expect(run()).rejects.toMatchObject({ code: 'CONFLICT' })
    expect(await first).toMatchObject({ merged: 1 })
    expect(seen).toEqual([{ done: 2, total: 2 }])
    await expect(relink({ dryRun: false, actor: 'machine', signal: AbortSignal.abort() })).rejects.toThrow(/abort/i)
    expect(await run()).toMatchObject({ merged: 0 })
  })
})
