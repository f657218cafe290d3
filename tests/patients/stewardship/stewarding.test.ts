import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { PatientIndex } from '../../../src/patients/index/patient-index.ts'
import type { IdentityEvent } from '../../../src/patients/index/stored.ts'
import type { PatientInput } from '../../../src/patients/patient.ts'
import { createRelinker } from '../../../src/patients/relinking/relink.ts'
import { createRegistrar } from '../../../src/patients/registering/register.ts'
import { createPersons, type Persons } from '../../../src/patients/stewardship/persons.ts'
import { createReviewQueue } from '../../../src/patients/stewardship/review-queue.ts'
import { createSteward, type Steward } from '../../../src/patients/stewardship/steward.ts'
import { expectSound } from '../index/invariants.ts'
import { openIndex, records, type OpenIndex } from '../index/open-index.ts'
import { STORES } from '../../support/stores.ts'
import { expectReplayable } from './dump.ts'

const why = { actor: 'steward', reason: 'a test' }
const clinic = (sourceId: string, source = 'clinic') => ({ source, sourceId })

let serial = 0
/** Somebody who shares nothing with anybody else. */
function somebody(): PatientInput {
  const word = [...String(10_000 + serial++ * 7919)].map((digit) => 'bcdfghjklm'[Number(digit)]).join('a')
  return {
    firstName: `F${word}`,
    lastName: `L${word}`,
    dateOfBirth: `19${10 + (serial % 80)}-0${1 + (serial % 9)}-1${serial % 10}`,
    phones: [`212-555-${1000 + serial}`],
  }
}

/** An index whose events do not tell what was before them. */
function withoutMemory(index: PatientIndex): PatientIndex {
  const forget = (event: IdentityEvent): IdentityEvent => ({ ...event, before: null })
  return {
    ...index,
    transaction: (work) =>
      index.transaction((unit) =>
        work({
          ...unit,
          event: async (id) => [await unit.event(id)].filter((event) => event !== undefined).map(forget)[0],
          eventsOf: async (mpiIds) => (await unit.eventsOf(mpiIds)).map(forget),
        }),
      ),
  }
}

describe.each(STORES)('A steward (%s)', (kind) => {
  let open: OpenIndex
  let steward: Steward
  let persons: Persons
  beforeAll(async () => {
    open = await openIndex(kind)
    steward = createSteward(open.deps)
    persons = createPersons(open.deps)
  })
  afterEach(async () => {
    await expectSound(open)
    await expectReplayable(open)
  })
  afterAll(() => open[Symbol.asyncDispose]())

  const create = async (patients: PatientInput[], source: string): Promise<string[]> => {
    const results = await open.register(records(patients, source), 'tester')
    return results.map(({ mpiId }) => mpiId!)
  }
  const statusOf = async (patient: PatientInput) => (await open.match([patient]))[0]

  test('merges persons: the retired one says where it went, and its records answer with the survivor', async () => {
    const patients = [somebody(), somebody(), somebody()]
    const [a, b, c] = await create(patients, 'merges')
    const event = await steward.merge({ ...why, survivor: a!, retired: b! })
    expect(event).toMatchObject({ type: 'MERGED', mpiId: a, otherMpiId: b, ...why })
    await steward.merge({ ...why, survivor: c!, retired: a! })
    expect(await statusOf(patients[1]!)).toMatchObject({ status: 'MATCH', mpiId: c })
    const [one, other, survivor, none] = await persons.persons([b!, a!, c!, 'nobody'])
    expect(one).toMatchObject({ active: false, mergedInto: a, records: [], firstName: null })
    expect(other).toMatchObject({ active: false, mergedInto: c })
    expect(survivor).toMatchObject({ active: true, mergedInto: null })
    expect(survivor!.records).toHaveLength(3)
    expect(none).toBeNull()
    await steward.unmerge({ ...why, mergeEventId: String(event.id) })
    expect(await statusOf(patients[1]!)).toMatchObject({ status: 'MATCH', mpiId: b })
    expect(await statusOf(patients[0]!)).toMatchObject({ status: 'MATCH', mpiId: c })
    const [history] = await persons.histories([b!])
    expect(history!.map(({ type }) => type)).toEqual(['REGISTERED', 'MERGED', 'UNMERGED'])
  })

  test('refuses what cannot be, and says which argument is at fault', async () => {
    const [a, b] = await create([somebody(), somebody()], 'refuses')
    const refusal = (work: Promise<unknown>) => work.then(() => null).catch((error: unknown) => error)
    expect(await refusal(steward.merge({ ...why, survivor: a!, retired: a! }))).toMatchObject({
      code: 'BAD_USER_INPUT',
      fieldErrors: [{ path: 'retired' }],
    })
    expect(await refusal(steward.merge({ ...why, survivor: 'x\u0000', retired: a! }))).toMatchObject({
      code: 'NOT_FOUND',
      fieldErrors: [{ path: 'survivor' }],
    })
    expect(await refusal(steward.merge({ ...why, reason: ' ', survivor: a!, retired: b! }))).toMatchObject({
      code: 'BAD_USER_INPUT',
      fieldErrors: [{ path: 'reason' }],
    })
    const { id } = await steward.merge({ ...why, survivor: a!, retired: b! })
    expect(await refusal(steward.merge({ ...why, survivor: a!, retired: b! }))).toMatchObject({
      code: 'CONFLICT',
      fieldErrors: [{ path: 'retired' }],
    })
    await steward.unmerge({ ...why, mergeEventId: String(id) })
    expect(await refusal(steward.unmerge({ ...why, mergeEventId: String(id) }))).toMatchObject({ code: 'CONFLICT' })
    expect(await refusal(steward.unmerge({ ...why, mergeEventId: 'x' }))).toMatchObject({ code: 'NOT_FOUND' })
    expect(await refusal(steward.unlink({ ...why, record: clinic('1', 'refuses') }))).toMatchObject({
      code: 'CONFLICT',
    })
    expect(await refusal(steward.unlink({ ...why, record: clinic('99', 'refuses') }))).toMatchObject({
      code: 'NOT_FOUND',
      fieldErrors: [{ path: 'record' }],
    })
    expect(await refusal(steward.link({ ...why, record: clinic('1', 'refuses'), mpiId: a! }))).toMatchObject({
      code: 'CONFLICT',
    })
    expect(await refusal(steward.resolveReview({ ...why, id: '1', decision: 'OPEN' }))).toMatchObject({
      code: 'BAD_USER_INPUT',
    })
    expect(await refusal(steward.resolveReview({ ...why, id: '999999', decision: 'SAME' }))).toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  test('takes out a record that the machine linked, and keeps it apart', async () => {
    const patient = somebody()
    const [a, same] = await create([patient, patient], 'unlinks')
    expect(same).toBe(a)
    const event = await steward.unlink({ ...why, record: clinic('2', 'unlinks') })
    expect(event).toMatchObject({ type: 'UNLINKED', otherMpiId: a })
    expect(event.mpiId).not.toBe(a)
    const [first, second] = await open.index.records([clinic('1', 'unlinks'), clinic('2', 'unlinks')])
    const separations = await open.index.separationsOf([first!.id])
    expect(separations).toEqual([[first!.id, second!.id]])
    expect(second!.mpiId).toBe(event.mpiId)
    const [third] = await open.register([{ ...clinic('3', 'unlinks'), patient }], 'tester')
    expect(third).toMatchObject({ status: 'REVIEW' })
  })

  test('links a record elsewhere, and its last record retires a person', async () => {
    const [a, b] = await create([somebody(), somebody()], 'links')
    const event = await steward.link({ ...why, record: clinic('1', 'links'), mpiId: b! })
    expect(event).toMatchObject({ type: 'LINKED', mpiId: b, otherMpiId: a, source: 'links', sourceId: '1' })
    expect(await persons.persons([a!, b!])).toMatchObject([
      { active: false, mergedInto: b, records: [] },
      { active: true },
    ])
  })

  test('resolves a review by merging, and the same question is not asked again', async () => {
    const twin = { ...somebody(), address: { line1: '5 Oak St', city: 'Fargo', state: 'ND', zip: '58102' } }
    const [a, b] = await create([twin, { ...twin, firstName: 'Erik' }], 'resolves')
    const queue = createReviewQueue(open)
    const { nodes } = await queue({ first: 100 })
    const review = nodes.find(({ mpiId }) => mpiId === b)!
    expect(review).toMatchObject({ status: 'OPEN', otherMpiId: a })
    const resolved = await steward.resolveReview({ ...why, id: String(review.id), decision: 'SAME' })
    expect(resolved).toMatchObject({ status: 'SAME', resolvedBy: 'steward' })
    expect(await persons.persons([a!, b!])).toMatchObject([{ active: true }, { active: false, mergedInto: a }])
    expect((await queue({ status: 'SAME', first: 10 })).nodes.map(({ id }) => id)).toContain(review.id)
    expect((await queue({ first: 100 })).nodes.map(({ id }) => id)).not.toContain(review.id)
    await expect(steward.resolveReview({ ...why, id: String(review.id), decision: 'SAME' })).rejects.toThrow('resolved')
  })

  test('keeps the id of the older person, whichever side raised the review', async () => {
    const registerOn = (day: number, sourceId: string, patient: PatientInput) => {
      const register = createRegistrar({ ...open.deps, now: () => new Date(Date.UTC(2026, 0, day)) })
      return register([{ source: `day ${day}`, sourceId, patient }], 'tester')
    }
    const homes = [
      { line1: '14 Elder Ln', city: 'Boise', state: 'ID', zip: '83702' },
      { line1: '907 Quarry Rd', city: 'Mobile', state: 'AL', zip: '36602' },
    ]
    for (const [raising, firstName] of [
      [1, 'Torvald'],
      [2, 'Ingeborg'],
    ] as const) {
      const twin = { ...somebody(), address: homes[raising - 1]! }
      const [other] = await registerOn(3 - raising, String(raising), twin)
      const [raiser] = await registerOn(raising, String(raising), { ...twin, firstName })
      await steward.resolveReview({ ...why, id: String(raiser!.reviewId), decision: 'SAME' })
      const [older, younger] = raising === 1 ? [raiser!.mpiId!, other!.mpiId!] : [other!.mpiId!, raiser!.mpiId!]
      expect(await persons.persons([older, younger])).toMatchObject([
        { active: true },
        { active: false, mergedInto: older },
      ])
    }
  })

  test('and of two who came at once the id of the one whose record came first, whichever raised it', async () => {
    const known = somebody()
    const [first, second] = await open.register(records([{}, known], 'at once'), 'tester')
    const [raiser] = await open.register(records([known], 'at once'), 'tester')
    await steward.resolveReview({ ...why, id: String(raiser!.reviewId), decision: 'SAME' })
    expect(await persons.persons([first!.mpiId!, second!.mpiId!])).toMatchObject([
      { active: true },
      { active: false, mergedInto: first!.mpiId },
    ])
  })

  test('links again what was unlinked before, and a match finds it as one', async () => {
    for (const again of ['link', 'merge'] as const) {
      const patient = somebody()
      const source = `${again}s again`
      const [a] = await create([patient, patient], source)
      const record = clinic('2', source)
      const { mpiId } = await steward.unlink({ ...why, record })
      if (again === 'link') await steward.link({ ...why, record, mpiId: a! })
      else await steward.merge({ ...why, survivor: a!, retired: mpiId })
      const stored = await open.index.records([clinic('1', source), record])
      expect(await open.index.separationsOf(stored.map((one) => one.id))).toEqual([])
      expect(await statusOf(patient)).toMatchObject({ status: 'MATCH', mpiId: a })
    }
  })

  test('keeps a person apart from another after the record that was separated is erased', async () => {
    const patient = somebody()
    const [a] = await create([patient, patient], 'heirs')
    await steward.unlink({ ...why, record: clinic('2', 'heirs') })
    await create([somebody()], 'heir')
    await steward.link({ ...why, record: clinic('1', 'heir'), mpiId: a! })
    await steward.deleteRecord({ ...why, record: clinic('1', 'heirs') })
    const [apart, heir] = await open.index.records([clinic('2', 'heirs'), clinic('1', 'heir')])
    expect(await open.index.separationsOf([heir!.id])).toEqual([[apart!.id, heir!.id].toSorted((a, b) => a - b)])
  })

  test('resolves a review by keeping two persons apart', async () => {
    const twin = { ...somebody(), address: { line1: '812 Cedar Rd', city: 'Tulsa', state: 'OK', zip: '74103' } }
    const results = await open.register(records([twin, { ...twin, firstName: 'Solveig' }], 'apart'), 'tester')
    await steward.resolveReview({ ...why, id: String(results[1]!.reviewId), decision: 'DIFFERENT' })
    const both = await open.index.records([clinic('1', 'apart'), clinic('2', 'apart')])
    expect(await open.index.separationsOf([both[0]!.id])).toEqual([both.map(({ id }) => id).toSorted((a, b) => a - b)])
    expect(new Set(both.map(({ mpiId }) => mpiId)).size).toBe(2)
  })

  describe('who separated two records of one patient', () => {
    const relink = () => createRelinker(open.deps)({ dryRun: false, actor: 'machine' })

    /** Two records, alike and separated; somebody else; and what reads whom the two are of. */
    const separated = async (source: string) => {
      const patient = somebody()
      const [a] = await create([patient, patient], source)
      const [elsewhere] = await create([somebody()], `${source} elsewhere`)
      const { mpiId: c } = await steward.unlink({ ...why, record: clinic('2', source) })
      const [one, other] = [clinic('1', source), clinic('2', source)]
      const members = async () => (await open.index.records([one, other])).map(({ mpiId }) => mpiId)
      return { a: a!, c, elsewhere: elsewhere!, one, other, members }
    }
    const link = (record: ReturnType<typeof clinic>, mpiId: string) => steward.link({ ...why, record, mpiId })
    const unlink = (record: ReturnType<typeof clinic>) => steward.unlink({ ...why, record })

    test('has them apart after a merge that was taken back, whatever was linked meanwhile', async () => {
      const { a, c, elsewhere, other, members } = await separated('merged apart')
      const { id } = await steward.merge({ ...why, survivor: a, retired: c })
      await link(other, elsewhere)
      await steward.unmerge({ ...why, mergeEventId: String(id) })
      await unlink(other)
      await relink()
      expect(await members()).toEqual([a, c])
    })

    test('has them apart after links that were taken back, in any order', async () => {
      const { a, c, elsewhere, one, other, members } = await separated('linked apart')
      await link(other, a)
      await link(one, elsewhere)
      for (const record of [other, one]) await unlink(record)
      await relink()
      expect(await members()).toEqual([a, c])
    })

    test('has them apart after a link that was made and taken back more than once', async () => {
      const { a, c, elsewhere, one, other, members } = await separated('linked again')
      await link(other, elsewhere)
      await unlink(other)
      await link(other, a)
      await link(other, elsewhere)
      await unlink(other)
      await link(one, elsewhere)
      for (const record of [other, one]) await unlink(record)
      await relink()
      expect(await members()).toEqual([a, c])
    })

    test('has them apart when a merge is taken back while another decision holds them together', async () => {
      const { a, c, elsewhere, one, other, members } = await separated('held together')
      const [third] = await create([somebody()], 'held third')
      const { id } = await steward.merge({ ...why, survivor: a, retired: c })
      for (const record of [other, one]) await link(record, elsewhere)
      await steward.unmerge({ ...why, mergeEventId: String(id) })
      await link(other, third!)
      for (const record of [one, other, other]) await unlink(record)
      await relink()
      expect(await members()).toEqual([a, c])
    })

    test('can take a merge back after one of them was erased', async () => {
      const { a, c, one, members } = await separated('erased apart')
      const { id } = await steward.merge({ ...why, survivor: a, retired: c })
      await steward.deleteRecord({ ...why, record: one })
      await steward.unmerge({ ...why, mergeEventId: String(id) })
      expect(await members()).toEqual([c])
      const { separations, records: kept } = await open.contents()
      const known = new Set(kept.map(({ id }) => id))
      expect(separations.flat().filter((id) => !known.has(id))).toEqual([])
    })

    test('takes back a merge and a link whose events remember nothing', async () => {
      const { a, c, other, members } = await separated('unremembered')
      const forgetful = createSteward({ ...open.deps, index: withoutMemory(open.index) })
      await link(other, a)
      await forgetful.unlink({ ...why, record: other })
      const { id } = await steward.merge({ ...why, survivor: a, retired: c })
      await forgetful.unmerge({ ...why, mergeEventId: String(id) })
      await relink()
      expect(await members()).toEqual([a, c])
    })

    test('is told so by a review about the two persons that never asked about that', async () => {
      const { a, c, members, one } = await separated('asked apart')
      const patient = (await open.index.records([one]))[0]!.input
      const [third] = await open.register([{ ...clinic('3', 'asked apart'), patient }], 'tester')
      expect(third!.status).toBe('REVIEW')
      await relink()
      const about = async () => {
        const { reviews } = await open.index.reviews({ status: 'OPEN', first: 100 })
        return reviews.filter((one) => [a, c, third!.mpiId].includes(one.mpiId))
      }
      const [first, ...more] = await about()
      expect(more).toHaveLength(1)
      await steward.resolveReview({ ...why, id: String(first!.id), decision: 'SAME' })
      const [second] = await about()
      const answer = steward.resolveReview({ ...why, id: String(second!.id), decision: 'SAME' })
      await expect(answer).rejects.toMatchObject({ code: 'CONFLICT', fieldErrors: [{ path: 'id' }] })
      await expect(answer).rejects.toThrow('mergePatients')
      const [left, right] = await members()
      expect(left).not.toBe(right)
      await steward.merge({ ...why, survivor: left!, retired: right! })
      expect(await members()).toEqual([left, left])
      expect(await about()).toEqual([])
    })
  })

  test('answers a review alike again after its merge was taken back', async () => {
    const twin = { ...somebody(), address: { line1: '66 Poplar Ave', city: 'Boise', state: 'ID', zip: '83702' } }
    const results = await open.register(records([twin, { ...twin, firstName: 'Solveig' }], 'again'), 'tester')
    const { reviewId, mpiId } = results[1]!
    const answer = () => steward.resolveReview({ ...why, id: String(reviewId), decision: 'SAME' })
    await answer()
    const [history] = await persons.histories([mpiId!])
    await steward.unmerge({ ...why, mergeEventId: String(history!.find(({ type }) => type === 'MERGED')!.id) })
    expect(await answer()).toMatchObject({ status: 'SAME' })
    expect(await persons.persons([mpiId!])).toMatchObject([{ active: false }])
  })

  test('gives a changed record that is of somebody else a person of its own, without its old values', async () => {
    const [old, other] = [somebody(), somebody()]
    const [a] = await create([old, old], 'changes')
    const [updated] = await open.register([{ ...clinic('2', 'changes'), patient: other }], 'tester')
    expect(updated).toMatchObject({ status: 'UPDATED', mpiId: a })
    await steward.resolveReview({ ...why, id: String(updated!.reviewId), decision: 'DIFFERENT' })
    const [record] = await open.index.records([clinic('2', 'changes')])
    expect(record!.mpiId).not.toBe(a)
    expect(record!.history).toBe('')
    expect(await statusOf(other)).toMatchObject({ status: 'MATCH', mpiId: record!.mpiId })
    expect(await statusOf(old)).toMatchObject({ status: 'MATCH', mpiId: a })
  })

  test('asks again after an unmerge only what can be asked, and once', async () => {
    const twins = (street: string) => {
      const twin = { ...somebody(), address: { line1: street, city: 'Reno', state: 'NV', zip: '89501' } }
      return [twin, { ...twin, firstName: 'Solveig' }]
    }
    const resolve = async (source: string, street: string) => {
      const [, second] = await open.register(records(twins(street), source), 'tester')
      await steward.resolveReview({ ...why, id: String(second!.reviewId), decision: 'SAME' })
      const [history] = await persons.histories([second!.mpiId!])
      const merge = history!.find(({ type }) => type === 'MERGED')!
      return { reviewId: second!.reviewId!, mergeEventId: String(merge.id) }
    }
    const erased = await resolve('asks erased', '31 Birch Way')
    await steward.deleteRecord({ ...why, record: clinic('2', 'asks erased') })
    await steward.unmerge({ ...why, mergeEventId: erased.mergeEventId })
    expect(await open.index.reviewsById([erased.reviewId])).toMatchObject([{ status: 'SAME', shown: false }])

    const moved = await resolve('asks moved', '977 Willow Ct')
    const [x, y] = await create(twins('4410 Juniper Blvd'), 'asks elsewhere')
    await steward.link({ ...why, record: clinic('1', 'asks moved'), mpiId: x! })
    await steward.link({ ...why, record: clinic('2', 'asks moved'), mpiId: y! })
    await steward.unmerge({ ...why, mergeEventId: moved.mergeEventId })
    expect(await open.index.reviewsById([moved.reviewId])).toMatchObject([{ status: 'OPEN' }])
    const shown = (await open.index.reviews({ status: 'OPEN', first: 100 })).reviews
    const between = shown.filter(({ mpiId, otherMpiId }) => [x, y].includes(mpiId) && [x, y].includes(otherMpiId))
    expect(between).toHaveLength(1)
  })

  test('is not crossed by another steward at the same moment', async () => {
    const [a, b, c] = await create([somebody(), somebody(), somebody()], 'crosses')
    const pairs = [
      [a, b],
      [b, a],
      [b, c],
      [c, b],
      [c, a],
      [a, c],
    ] as const
    const outcomes = await Promise.allSettled(
      pairs.map(([survivor, retired]) => steward.merge({ ...why, survivor: survivor!, retired: retired! })),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'CONFLICT' })
    }
    const found = await persons.persons([a!, b!, c!])
    expect(found.filter((person) => person!.active)).toHaveLength(1)
  })

  test('pages the queue by how doubtful its reviews are, each once', async () => {
    for (let i = 0; i < 4; i++) {
      const twin = { ...somebody(), address: { line1: `${i} Ash St`, city: 'Fargo', state: 'ND', zip: '58102' } }
      await create([twin, { ...twin, firstName: 'Erik', phones: i % 2 ? [] : twin.phones }], `pages ${i}`)
    }
    const queue = createReviewQueue(open)
    const all = await queue({ first: 100 })
    const seen = []
    let after: string | null = null
    do {
      const page: typeof all = await queue({ first: 2, after })
      expect(page.totalCount).toBe(all.totalCount)
      seen.push(...page.nodes)
      after = page.hasNextPage ? page.endCursor : null
    } while (after)
    expect(seen).toEqual(all.nodes)
    expect(all.nodes.map(({ matchWeight }) => Math.abs(matchWeight))).toEqual(
      all.nodes.map(({ matchWeight }) => Math.abs(matchWeight)).toSorted((a, b) => a - b),
    )
    const elsewhere = queue({ first: 2, after: all.endCursor, status: 'SAME' })
    await expect(elsewhere).rejects.toMatchObject({ code: 'BAD_USER_INPUT', fieldErrors: [{ path: 'after' }] })
    await expect(queue({ first: 2, after: 'nonsense' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
  })

  test('asks nothing any more of a person whose record was erased after it was linked', async () => {
    const twin = { lastName: 'Solberg', dateOfBirth: '2015-05-05', address: { line1: '5 Oak St', zip: '58102' } }
    const emil = { ...twin, firstName: 'Emil', phones: ['701-555-0155'] }
    const [p] = await create([emil, emil], 'asks nobody')
    const [r] = await create([somebody()], 'asks nobody else')
    const [born] = await open.register(
      records([{ ...emil, firstName: 'Baby Boy', address: null }], 'newborns'),
      'tester',
    )
    expect(born!.status).toBe('REVIEW')
    const newborn = { source: 'newborns', sourceId: '1' }
    await steward.link({ ...why, record: newborn, mpiId: p! })
    for (const record of [newborn, clinic('1', 'asks nobody')]) await steward.deleteRecord({ ...why, record })
    expect(await open.index.reviewsById([born!.reviewId!])).toEqual([])
    await steward.merge({ ...why, survivor: r!, retired: p! })
  })

  test('erases a record everywhere, keeps what happened, and lets it come anew', async () => {
    const [old, now] = [somebody(), somebody()]
    const [a] = await create([old], 'erases')
    const merged = { ...now, dateOfBirth: old.dateOfBirth }
    await open.register(records([merged], 'erases'), 'tester')
    const [b] = await create([{ ...somebody(), phones: old.phones }], 'stays')
    const event = await steward.deleteRecord({ ...why, record: clinic('1', 'erases') })
    expect(event).toMatchObject({ type: 'DELETED', mpiId: a, source: 'erases', sourceId: '1' })
    const everything = JSON.stringify(await open.contents()).toLowerCase()
    for (const value of [old.firstName!, old.lastName!, now.firstName!, now.lastName!]) {
      expect(everything).not.toContain(value.toLowerCase())
    }
    const [gone] = await persons.persons([a!])
    expect(gone).toMatchObject({ active: false, mergedInto: null, records: [], phones: [] })
    const [history] = await persons.histories([a!])
    expect(history!.map(({ type }) => type)).toEqual(['REGISTERED', 'UPDATED', 'DELETED'])
    const [anew] = await open.register(records([old], 'erases'), 'tester')
    expect(anew!.mpiId).not.toBe(a)
    expect(await persons.persons([b!])).toMatchObject([{ active: true }])
  })

  test('leaves no key of a record whose phone came, went and came again', async () => {
    const { firstName, lastName, dateOfBirth } = somebody()
    const address = { line1: '77 Lantern Ct', city: 'Peoria', state: 'IL', zip: '61602' }
    const home = { firstName: firstName!, lastName: lastName!, dateOfBirth: dateOfBirth!, address }
    const phoned = { ...home, phones: ['309-555-0188'] }
    await create([home], 'phoned')
    for (const patient of [phoned, home, { ...phoned, firstName: 'Xanthe' }]) {
      const [updated] = await open.register(records([patient], 'phoned'), 'tester')
      expect(updated).toMatchObject({ status: 'UPDATED' })
      await expectSound(open)
      const [found] = await open.match([patient])
      expect(found).toMatchObject({ candidates: [{ mpiId: updated!.mpiId }] })
    }
    await steward.deleteRecord({ ...why, record: clinic('1', 'phoned') })
    await expectSound(open)
  })

  test('shows the values of the newest record, and of each source what others do not state', async () => {
    const patient = somebody()
    const whole = { ...patient, firstName: null, lastName: `${patient.lastName}, ${patient.firstName}` }
    const at = (year: number) => new Date(`${year}-01-01`)
    const address = { line1: '1 Main Street', city: 'Boston', state: 'Massachusetts', zip: '02139' }
    const results = await open.register(
      [
        { ...clinic('1', 'golden'), patient: { ...whole, suffix: 'Jr', address }, recordedAt: at(2024) },
        {
          ...clinic('2', 'golden'),
          patient: { ...patient, middleName: 'Ann  Lee', address: { ...address, line1: '1 MAIN ST' } },
          recordedAt: at(2020),
        },
        {
          ...clinic('3', 'golden'),
          patient: { ...patient, firstName: 'Unknown', lastName: null, phones: ['617-555-0199'] },
          recordedAt: at(2025),
        },
      ],
      'tester',
    )
    for (const { mpiId } of results.slice(1).filter(({ mpiId }) => mpiId !== results[0]!.mpiId)) {
      await steward.merge({ ...why, survivor: results[0]!.mpiId!, retired: mpiId! })
    }
    const [person] = await persons.persons([results[0]!.mpiId!])
    const { firstName, lastName } = patient
    expect(person).toMatchObject({ firstName, middleName: 'Ann Lee', lastName, suffix: 'Jr' })
    expect(person!.phones[0]).toBe('+16175550199')
    expect(person!.addresses).toEqual([
      { line1: '1 Main Street', line2: null, city: 'Boston', state: 'MA', zip: '02139' },
    ])
  })
})
