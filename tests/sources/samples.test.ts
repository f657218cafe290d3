import { describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { createSources } from '../../src/sources/list.ts'
import { collect, npis } from './support/collect.ts'

const samples = () => createSources(readConfig({}).sources).filter(({ sample }) => sample)
const sources = samples()
const delivered = await Promise.all(sources.map((source) => collect(source)))
const records = delivered.flatMap(({ records }) => records)
const distinct = (values: unknown[]) => new Set(values).size

describe('the sample sources', () => {
  test('are the four of old, each with fifteen providers in its documented range', () => {
    const ranges = delivered.map(({ records }, i) => [sources[i]!.name, records.at(0)?.npi, records.at(-1)?.npi])
    expect(ranges).toEqual([
      ['NPPES', '1500000001', '1500000015'],
      ['Mock-PrimaryCare', '2000000001', '2000000015'],
      ['Mock-SurgicalSpec', '3000000001', '3000000015'],
      ['Mock-MentalHealth', '4000000001', '4000000015'],
    ])
    expect(distinct(npis(records))).toBe(60)
  })

  test('name sixteen specialties in fourteen states, Chicago among the cities', () => {
    expect(distinct(records.map(({ specialty }) => specialty))).toBe(16)
    expect(distinct(records.map(({ state }) => state))).toBe(14)
    expect(records.filter(({ city }) => city === 'Chicago').length).toBeGreaterThan(4)
  })

  test('are marked as samples, each under the name of its source', () => {
    expect(records.every(({ sample }) => sample)).toBe(true)
    expect(distinct(records.map(({ source }) => source))).toBe(4)
  })

  test('have complete records with fictional phone numbers', () => {
    for (const record of records) {
      expect(record).toMatchObject({
        firstName: expect.stringMatching(/^[A-Z]/),
        lastName: expect.stringMatching(/^[A-Z]/),
        credential: expect.stringMatching(/^(MD|DO|NP|PA|PhD|PsyD|LCSW)$/),
        taxonomy: expect.stringMatching(/^\d{3}[A-Z0-9]{6}X$/),
        zip: expect.stringMatching(/^\d{5}$/),
        phone: expect.stringMatching(/^3\d\d-555-01\d\d$/),
        taxonomies: [{ code: record.taxonomy, description: record.specialty, primary: true }],
      })
    }
  })

  test('say the same every time', async () => {
    const again = await Promise.all(samples().map((source) => collect(source)))
    expect(again).toEqual(delivered)
  })

  test('deliver no more than the limit', async () => {
    expect((await collect(sources[0]!, { limit: 3 })).records).toHaveLength(3)
  })

  test('of NPPES keep to NPPES_LIMIT, unless a fetch has a limit of its own', async () => {
    const [nppes] = createSources(readConfig({ NPPES_LIMIT: '2' }).sources)
    expect((await collect(nppes!)).records).toHaveLength(2)
    expect((await collect(nppes!, { limit: 4 })).records).toHaveLength(4)
  })

  test('stop at once when the fetch is cancelled', async () => {
    await expect(collect(sources[2]!, { signal: AbortSignal.timeout(5) })).rejects.toThrow(/abort/i)
  })
})
