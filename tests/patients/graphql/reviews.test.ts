import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../../support/app.ts'
import { STORES } from '../../support/stores.ts'
import { History, IndexFigures, Queue, Register, Resolve } from './documents.ts'
import { records, twins } from './people.ts'

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

  it('reads a page of any size, both persons included, in the same number of statements', async () => {
    const counted = async (first: number) => {
      test.forget()
      await test.get(Queue, { first })
      return test.statements.length
    }
    expect([await counted(1), await counted(PAIRS)]).toEqual([4, 4])
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

  it.each(['SAME', 'DIFFERENT'] as const)('leaves in the history that the answer was %s', async (decision) => {
    const [open] = (await test.get(Queue, { first: 1 })).reviewQueue.nodes
    await test.get(Resolve, { id: open!.id, decision, reason: 'seen' })
    const { history } = (await test.get(History, { mpiId: open!.mpiId })).patient!
    const answers = history.filter(({ type }) => type === 'REVIEW_RESOLVED')
    expect(answers).toMatchObject([{ reviewId: open!.id, decision, mergeEventId: null, reason: 'seen' }])
    const others = history.filter(({ type }) => type !== 'REVIEW_RESOLVED')
    for (const event of others) expect(event).toMatchObject({ reviewId: null, decision: null, mergeEventId: null })
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
