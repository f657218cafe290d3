import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareGroupings } from '../../../src/patients/evaluation/grouping.ts'

const names = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('w', 'x', 'y', 'z')), {
  minLength: 1,
  maxLength: 30,
})
const pairs = (groups: readonly string[]) =>
  groups.flatMap((group, i) =>
    groups.slice(i + 1).flatMap((other, j) => (group === other ? [`${i} ${i + 1 + j}`] : [])),
  )

describe('Two groupings', () => {
  test('that are one, whatever the groups are called, are perfect', () => {
    fc.assert(
      fc.property(names, (records) => {
        const truth = records.map(([name]) => name)
        const { pairs: p, clusters } = compareGroupings(
          truth.map((name) => `person ${name}`),
          truth,
        )
        expect([p.f1, p.precision, p.recall, clusters.f1]).toEqual([1, 1, 1, 1])
      }),
    )
  })

  test('are compared pair by pair as by hand', () => {
    fc.assert(
      fc.property(names, (records) => {
        const found = records.map(([name]) => name)
        const truth = records.map(([, name]) => name)
        const [claimed, real] = [pairs(found), new Set(pairs(truth))]
        const right = claimed.filter((pair) => real.has(pair)).length
        expect(compareGroupings(found, truth).pairs).toMatchObject({
          right,
          wrong: claimed.length - right,
          missed: real.size - right,
        })
      }),
    )
  })

  test('swap precision and recall when they swap places', () => {
    fc.assert(
      fc.property(names, (records) => {
        const found = records.map(([name]) => name)
        const truth = records.map(([, name]) => name)
        const [one, other] = [compareGroupings(found, truth), compareGroupings(truth, found)]
        expect(one.pairs.precision).toBe(other.pairs.recall)
        expect(one.clusters.precision).toBe(other.clusters.recall)
      }),
    )
  })

  test('count a cluster only when it is whole and alone', () => {
    const { clusters, pairs: p } = compareGroupings(['1', '1', '2', '3', '3'], ['a', 'a', 'b', 'b', 'c'])
    expect(clusters).toMatchObject({ right: 1, wrong: 2, missed: 2 })
    expect(p).toMatchObject({ right: 1, wrong: 1, missed: 1 })
  })
})
