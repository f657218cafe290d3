import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../../support/app.ts'
import { STORES } from '../../support/stores.ts'
import { Erase, History, IndexFigures, Queue, Register, Resolve, Review } from './documents.ts'
import { records, somebody, twins } from './people.ts'

const PAIRS = 25

describe.each(STORES)('the review queue, on the %s database', (kind) => {
  let test: TestApp
  beforeAll(async () => {
    test = await openTestApp(kind)
    const inputs = Array.from({ length: PAIRS }, (_, i) => twins(i)).flat()
    const { registerPatients } = await test.get(Register, { inputs: records(inputs, 'twins') })
    expect(registerPatients.filter(({ status }) => status === 'REVIEW')).toHaveLength(PAIRS)
  })
  afterAll(() => test[Symbol.asyncDispose]())

  it('shows each pair once, the most doubtful first, page by page', async () => {
    const nodes: { id: string; matchWeight: number }[] = []
    let after: string | null | undefined
    for (let page = 0; ; page++) {
      const { reviewQueue } = await test.get(Queue, { first: 10, after })
      const { pageInfo } = reviewQueue
      nodes.push(...reviewQueue.nodes)
      expect([reviewQueue.totalCount, pageInfo.hasPreviousPage]).toEqual([PAIRS, page > 0])
      after = pageInfo.endCursor
      if (!pageInfo.hasNextPage) break
    }
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(PAIRS)
    const doubts = nodes.map(({ matchWeight }) => Math.abs(matchWeight))
    expect(doubts).toEqual(doubts.toSorted((a, b) => a - b))
  })

  it('reads a page of any size, both persons and records included, in the same number of statements', async () => {
    const counted = async (first: number) => {
      test.forget()
      await test.get(Queue, { first })
      return test.statements.length
    }
    expect([await counted(1), await counted(PAIRS)]).toEqual([5, 5])
  })

  it('names the record of each person that a question is about', async () => {
    const { nodes } = (await test.get(Queue, { first: PAIRS })).reviewQueue
    for (const { kind, record, otherRecord, mpiId, otherMpiId } of nodes) {
      expect(kind).toBe('JOIN')
      expect(record).toMatchObject({ source: 'twins', mpiId })
      expect(otherRecord).toMatchObject({ source: 'twins', mpiId: otherMpiId })
    }
    expect(new Set(nodes.flatMap((node) => [node.record!.sourceId, node.otherRecord!.sourceId])).size).toBe(2 * PAIRS)
  })

  it.each(['x', '', 'W10=', Buffer.from('[1,"x"]').toString('base64url')].filter(Boolean))(
    'refuses %s as a cursor',
    async (after) => {
      const { extensions } = await test.refused(Queue, { after })
      expect([extensions.code, extensions.fieldErrors?.[0]?.path]).toEqual(['BAD_USER_INPUT', 'after'])
    },
  )

  it.each([-1, 1_001])('refuses a page of %d', async (first) => {
    const { extensions } = await test.refused(Queue, { first })
    expect([extensions.code, extensions.fieldErrors?.[0]?.path]).toEqual(['BAD_USER_INPUT', 'first'])
  })

  it('is answered by one person, or by two', async () => {
    const [same, different] = (await test.get(Queue, { first: 2 })).reviewQueue.nodes
    const one = await test.get(Resolve, { id: same!.id, decision: 'SAME', reason: 'seen together' })
    expect(one.resolveReview).toMatchObject({ id: same!.id, status: 'SAME', resolvedBy: 'local' })
    const { patient, other } = one.resolveReview
    expect([patient, other].filter(({ active }) => active)).toHaveLength(1)
    expect([patient, other].map(({ mpiId }) => mpiId)).toEqual([same!.mpiId, same!.otherMpiId])
    const two = await test.get(Resolve, { id: different!.id, decision: 'DIFFERENT', reason: 'twins' })
    expect(two.resolveReview).toMatchObject({ status: 'DIFFERENT', patient: { active: true }, other: { active: true } })
    expect((await test.get(IndexFigures)).indexStats).toEqual({
      persons: 2 * PAIRS - 1,
      records: 2 * PAIRS,
      openReviews: PAIRS - 2,
    })
    const { nodes } = (await test.get(Queue, { status: 'SAME' })).reviewQueue
    expect(nodes.map(({ id }) => id)).toEqual([same!.id])
    expect((await test.refused(Resolve, { id: same!.id, decision: 'SAME', reason: 'x' })).extensions.code).toBe(
      'CONFLICT',
    )
    expect((await test.refused(Resolve, { id: 'x', decision: 'SAME', reason: 'x' })).extensions.code).toBe('NOT_FOUND')
    const open = await test.refused(Resolve, { id: nodes[0]!.id, decision: 'OPEN', reason: 'x' })
    expect(open.extensions.fieldErrors?.[0]?.path).toBe('decision')
  })

  it('tells of one review by its id how it was answered, and null where there is none', async () => {
    const [open] = (await test.get(Queue, { first: 1 })).reviewQueue.nodes
    const id = open!.id
    expect((await test.get(Review, { id })).review).toMatchObject({ id, status: 'OPEN', resolvedBy: null })
    await test.get(Resolve, { id, decision: 'DIFFERENT', reason: 'twins' })
    const { review } = await test.get(Review, { id })
    expect(review).toMatchObject({ id, status: 'DIFFERENT', resolvedBy: 'local' })
    expect(review).toMatchObject({ record: open!.record, otherRecord: open!.otherRecord })
    for (const none of ['999999999', 'x', '', '1'.repeat(40), open!.mpiId])
      expect(await test.get(Review, { id: none })).toEqual({ review: null })
  })

  it.each(['SAME', 'DIFFERENT'] as const)('leaves in the history that the answer was %s', async (decision) => {
    const [open] = (await test.get(Queue, { first: 1 })).reviewQueue.nodes
    await test.get(Resolve, { id: open!.id, decision, reason: 'seen' })
    const { history } = (await test.get(History, { mpiId: open!.mpiId })).patient!
    const answers = history.filter(({ type }) => type === 'REVIEW_RESOLVED')
    expect(answers).toMatchObject([{ reviewId: open!.id, decision, mergeEventId: null, reason: 'seen' }])
    const others = history.filter(({ type }) => type !== 'REVIEW_RESOLVED')
    for (const event of others) expect(event).toMatchObject({ reviewId: null, decision: null, mergeEventId: null })
  })

  it('tells which record changed so that it may no longer be of its person, until the record is erased', async () => {
    const patient = somebody(700)
    const changed = { source: 'changing', sourceId: '1' }
    const [first] = (await test.get(Register, { inputs: records([patient], 'staying') })).registerPatients
    await test.get(Register, { inputs: [{ ...changed, patient }] })
    const { registerPatients } = await test.get(Register, { inputs: [{ ...changed, patient: somebody(701) }] })
    const id = registerPatients[0]!.reviewId!
    const mpiId = first!.mpiId!
    expect(registerPatients).toMatchObject([{ status: 'UPDATED', mpiId }])
    expect((await test.get(Review, { id })).review).toMatchObject({
      kind: 'FIT',
      mpiId,
      otherMpiId: mpiId,
      record: { ...changed, mpiId },
      otherRecord: null,
    })
    await test.get(Resolve, { id, decision: 'DIFFERENT', reason: 'another patient' })
    const { review } = await test.get(Review, { id })
    expect(review).toMatchObject({ status: 'DIFFERENT', record: changed })
    expect(review!.record!.mpiId).not.toBe(mpiId)
    await test.get(Erase, { record: changed, reason: 'asked' })
    expect((await test.get(Review, { id })).review).toMatchObject({ status: 'DIFFERENT', record: null })
  })

  it('has no review of a record that was erased before the answer', async () => {
    const changed = { source: 'leaving', sourceId: '1' }
    await test.get(Register, { inputs: [{ ...changed, patient: somebody(702) }] })
    const { registerPatients } = await test.get(Register, { inputs: [{ ...changed, patient: somebody(703) }] })
    const id = registerPatients[0]!.reviewId!
    expect((await test.get(Review, { id })).review).toMatchObject({ status: 'OPEN', record: changed })
    await test.get(Erase, { record: changed, reason: 'asked' })
    expect(await test.get(Review, { id })).toEqual({ review: null })
  })

  it('sees within one request what was answered before', async () => {
    const [one, other] = twins(500)
    const inputs = records([one, other, { ...one, firstName: 'Yevgeniya' }], 'triplets')
    const { registerPatients } = await test.get(Register, { inputs })
    const [, second, third] = registerPatients.map(({ reviewId }) => reviewId)
    const sides = 'patient { records { sourceId } } other { records { sourceId } }'
    const { data } = await test.ask<Record<string, Record<string, { records: object[] }>>, unknown>(
      `mutation {
        one: resolveReview(id: "${second}", decision: SAME, reason: "one") { ${sides} }
        two: resolveReview(id: "${third}", decision: SAME, reason: "two") { ${sides} }
      }`,
    )
    const counts = Object.values(data!).map((task) => Object.values(task).map(({ records }) => records.length))
    expect(counts.map((pair) => pair.toSorted())).toEqual([
      [0, 2],
      [0, 3],
    ])
  })
})
