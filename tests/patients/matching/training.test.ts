import { beforeAll, describe, expect, test } from 'vitest'
import { DEFAULT_MODEL } from '../../../src/patients/matching/model/defaults.ts'
import { matchWeight, type MatchModel } from '../../../src/patients/matching/model/model.ts'
import { NotEnoughDataError, trainModel } from '../../../src/patients/matching/training/train.ts'
import { FEWEST_MATES } from '../../../src/patients/matching/vetoes/vetoes.ts'
import type { Profile } from '../../../src/patients/matching/profile.ts'
import { population } from './population.ts'
import { profile } from './someone.ts'

const settings = { base: DEFAULT_MODEL, seed: 7, trainedAt: '2026-11-24T00:00:00.000Z', randomPairs: 60_000 }
const level = (model: MatchModel, field: string, name: string) =>
  model.fields.find((entry) => entry.field === field)!.levels.find((entry) => entry.level === name)!

describe('A model learned from an index', () => {
  let records: Profile[]
  let model: MatchModel
  beforeAll(() => {
    records = population(1200, 3).map(({ input }) => profile(input))
    model = trainModel(records, settings)
  })

  test('is a distribution in each column of each field', () => {
    for (const { levels } of model.fields) {
      for (const column of ['m', 'u'] as const)
        expect(levels.reduce((sum, entry) => sum + entry[column], 0)).toBeCloseTo(1, 2)
    }
  })

  test('learns how often persons agree, and families do not mislead it', () => {
    expect(level(model, 'birthDate', 'exact').m).toBeGreaterThan(0.8)
    expect(level(model, 'firstName', 'exact').m).toBeGreaterThan(0.7)
    expect(level(model, 'firstName', 'initial').m).toBeGreaterThan(0.03)
    expect(level(model, 'firstName', 'different').m).toBeLessThan(0.03)
    expect(level(model, 'address', 'exact').m).toBeGreaterThan(0.7)
  })

  test('gives no more for a likeness that the records never show than for the name itself', () => {
    const plain = population(1200, 3).map(({ input }) =>
      profile({ ...input, firstName: input.firstName?.slice(0, 3).padEnd(3, 'x') ?? null }),
    )
    const { fields } = trainModel(plain, settings)
    for (const name of ['firstName', 'lastName']) {
      const [exact, ...others] = fields.find(({ field }) => field === name)!.levels
      for (const { level, m, u } of others) {
        const { m: before, u: seen } = DEFAULT_MODEL.fields
          .find(({ field }) => field === name)!
          .levels.find((entry) => entry.level === level)!
        expect(m / u).toBeLessThanOrEqual(1.2 * Math.max(exact!.m / exact!.u, before / seen))
      }
    }
  })

  test('takes who lives in an institution for no less of a household than a family', () => {
    const home = { line1: '9856 Railroad Dr', city: 'Dayton', state: 'OH', zip: '45440' }
    const residents = population(300, 5).map(({ input }) =>
      profile({ ...input, address: home, phones: ['520-555-0113'] }),
    )
    expect(trainModel(residents, settings).householdMates).toBeGreaterThanOrEqual(DEFAULT_MODEL.householdMates)
  })

  describe('of a population without addresses', () => {
    const people = population(600, 5)
    /** Each twice, the second time with another last letter of the first name; reached as `emailOf` tells. */
    const twice = (emailOf: (person: number, input: (typeof people)[number]['input']) => string) =>
      people.flatMap(({ input }, person) =>
        ['', 'x'].map((added) => {
          const { firstName, lastName, dateOfBirth } = input
          const emails = [emailOf(person, input)]
          return profile({ firstName: `${firstName}${added}`, lastName, dateOfBirth, emails })
        }),
      )

    test('finds no households where everybody has an e-mail address of their own', () => {
      const learned = trainModel(
        twice((person) => `p${person}@example.org`),
        settings,
      )
      expect(learned.householdMates).toBeLessThan(FEWEST_MATES)
    })

    test('finds them by the addresses that they share', () => {
      const learned = trainModel(
        twice((_person, { lastName, address }) => `${lastName}.${address?.line1?.replaceAll(' ', '')}@example.org`),
        settings,
      )
      expect(learned.householdMates).toBeGreaterThan(0.5)
    })
  })

  test('learns how often strangers agree', () => {
    expect(level(model, 'sex', 'same').u).toBeCloseTo(0.5, 1)
    expect(level(model, 'birthDate', 'exact').u).toBeLessThan(2e-4)
    expect(level(model, 'lastName', 'exact').u).toBeGreaterThan(1e-3)
  })

  test('counts the members of households, and persons who are in the index twice', () => {
    expect(model.householdMates).toBeGreaterThan(1)
    expect(model.householdMates).toBeLessThan(5)
    expect(model.prior).toBeGreaterThan(0.3)
  })

  test('keeps every field within what it means', () => {
    expect(matchWeight(level(model, 'ssn', 'different'))).toBeLessThanOrEqual(-5)
    expect(matchWeight(level(model, 'firstName', 'different'))).toBeLessThanOrEqual(-3)
    expect(matchWeight(level(model, 'birthDate', 'different'))).toBeLessThanOrEqual(-3.5)
  })

  test('is the same from the same seed, with its own version, and takes thresholds over', () => {
    const again = trainModel(records, { ...settings, trainedAt: '2027-01-01T00:00:00.000Z' })
    expect({ ...again, trainedAt: null }).toEqual({ ...model, trainedAt: null })
    expect(model.version).toMatch(/^trained-[0-9a-f]{12}$/)
    expect(model).toMatchObject({ trainedOn: records.length, matchThreshold: 0.95, marginBits: 4 })
    expect(JSON.parse(JSON.stringify(model))).toEqual(model)
  })
})

describe('Training refuses', () => {
  test('too few records', () => {
    expect(() => trainModel([], settings)).toThrow(NotEnoughDataError)
    expect(() => trainModel([], settings)).toThrow(expect.objectContaining({ code: 'NOT_ENOUGH_DATA' }))
  })
  test('records of which hardly two are one person', () => {
    const once = new Map(population(300, 5).map(({ person, input }) => [person, profile(input)]))
    expect(() => trainModel([...once.values()], settings)).toThrow(NotEnoughDataError)
  })
})
