import { describe, expect, test } from 'vitest'
import { createValueCounts, readValueCounts, valueHash } from '../../../src/patients/index/value-counts.ts'
import { countedValues } from '../../../src/patients/matching/frequency.ts'
import { MARIA, profile } from '../matching/someone.ts'

const hash = valueHash('a secret of the tests')
const [maria, other] = [profile(MARIA), profile({ ...MARIA, firstName: 'Dagmar', address: { zip: '99501' } })]
const lastName = maria.names[0]!.last!
const asked: bigint[][] = []
const reads = {
  frequencies: async (values: readonly bigint[]) => {
    asked.push([...values])
    const counts = new Map(values.filter((value) => value === hash('lastName', lastName)).map((value) => [value, 5]))
    return { persons: 100, counts }
  },
}

describe('Counts of values', () => {
  test('are the same whether they are read before a change or after it', async () => {
    const early = await readValueCounts(reads, hash, [...countedValues(maria), ...countedValues(other)])
    early.change(null, maria)
    early.change(null, other)
    const late = createValueCounts(reads, hash)
    await late.read(countedValues(maria))
    late.change(null, maria)
    late.change(null, other)
    await late.read(countedValues(other))
    for (const [field, value] of [
      ['lastName', lastName],
      ['firstName', 'dagmar'],
      ['zip', '99501'],
    ] as const) {
      expect(late.lookup(field, value)).toBeGreaterThan(0)
      expect(late.lookup(field, value)).toBe(early.lookup(field, value))
    }
    expect(late.persons).toBe(102)
    expect(late.changes()).toEqual(early.changes())
  })

  test('ask for a value once', async () => {
    const counts = createValueCounts(reads, hash)
    asked.length = 0
    await counts.read([...countedValues(maria), ...countedValues(maria)])
    await counts.read([...countedValues(other), ...countedValues(maria)])
    expect(new Set(asked.flat()).size).toBe(asked.flat().length)
    expect(counts.persons).toBe(100)
  })

  test('change by what a person gains and loses, each value once', () => {
    const married = {
      ...maria,
      names: [...maria.names, { first: maria.names[0]!.first, middle: null, last: 'quellwood' }],
    }
    const known = createValueCounts(reads, hash)
    known.change(null, married)
    const { counts } = known.changes()
    expect(counts.get(hash('firstName', maria.names[0]!.first!))).toBe(1)
    expect(new Set(counts.values())).toEqual(new Set([1]))
    const grown = createValueCounts(reads, hash)
    grown.change(maria, married)
    expect(grown.changes()).toMatchObject({ persons: 0, counts: new Map([[hash('lastName', 'quellwood'), 1]]) })
    const shrunk = createValueCounts(reads, hash)
    shrunk.change(married, maria)
    expect(shrunk.changes()).toMatchObject({ persons: 0, counts: new Map([[hash('lastName', 'quellwood'), -1]]) })
  })
})
