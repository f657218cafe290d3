import { beforeAll, describe, expect, test } from 'vitest'
import { keyTexts } from '../../../src/patients/matching/blocking/keys.ts'
import { prepare } from '../../../src/patients/matching/compare/prepared.ts'
import { frequencyTable } from '../../../src/patients/matching/frequency.ts'
import { DEFAULT_MODEL } from '../../../src/patients/matching/model/defaults.ts'
import { probability, scorer } from '../../../src/patients/matching/score.ts'
import { trainModel } from '../../../src/patients/matching/training/train.ts'
import { population } from './population.ts'
import { profile } from './someone.ts'

const records = population(2000, 11).map(({ person, input }) => ({ person, profile: profile(input) }))
const frequencies = frequencyTable()
for (const record of records) frequencies.add(record.profile)

/** Every pair of records that shares a blocking key, once. */
function candidatePairs(): [number, number][] {
  const byKey = new Map<string, number[]>()
  for (const [i, record] of records.entries()) {
    for (const key of keyTexts(record.profile)) byKey.set(key, [...(byKey.get(key) ?? []), i])
  }
  const pairs = new Map<number, [number, number]>()
  for (const block of byKey.values()) {
    for (const [at, a] of block.entries())
      for (const b of block.slice(at + 1)) pairs.set(a * records.length + b, [a, b])
  }
  return [...pairs.values()]
}

function quality(model: typeof DEFAULT_MODEL) {
  const score = scorer(model, { persons: records.length, frequency: frequencies.lookup })
  const ready = records.map((record) => prepare(record.profile))
  let [right, wrong, possible] = [0, 0, 0]
  for (const [a, b] of candidatePairs()) {
    const p = probability(score.weigh(ready[a]!, ready[b]!))
    const same = records[a]!.person === records[b]!.person
    if (p >= 0.5 && same) right++
    else if (p >= 0.5) wrong++
    else if (same && p >= model.possibleThreshold) possible++
  }
  const truth = records.length - new Set(records.map(({ person }) => person)).size
  return { recall: right / truth, precision: right / (right + wrong), possible: possible / Math.max(1, truth - right) }
}

describe('On families with twins, shared phones and records with errors', () => {
  let pairs: [number, number][]
  beforeAll(() => {
    pairs = candidatePairs()
  })

  test('blocking finds nearly every pair, among few candidates', () => {
    const truth = records.length - new Set(records.map(({ person }) => person)).size
    const found = pairs.filter(([a, b]) => records[a]!.person === records[b]!.person).length
    expect(found / truth).toBeGreaterThan(0.995)
    expect(pairs.length / records.length).toBeLessThan(5)
  })

  test('the shipped model joins nobody wrongly and misses few', () => {
    const { recall, precision, possible } = quality(DEFAULT_MODEL)
    expect(possible).toBeGreaterThan(0.5)
    expect(precision).toBeGreaterThan(0.999)
    expect(recall).toBeGreaterThan(0.985)
  })

  test('a trained model is as good', () => {
    const model = trainModel(
      records.map((record) => record.profile),
      { base: DEFAULT_MODEL, seed: 1, trainedAt: '2026-11-24', randomPairs: 200_000 },
    )
    const { recall, precision } = quality(model)
    expect(precision).toBeGreaterThan(0.999)
    expect(recall).toBeGreaterThan(0.985)
  })
})
