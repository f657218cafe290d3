import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { frequencyTable } from '../../../src/patients/matching/frequency.ts'
import { packProfile, unpackProfile } from '../../../src/patients/matching/packed.ts'
import { DEFAULT_MODEL } from '../../../src/patients/matching/model/defaults.ts'
import { probability, scorer } from '../../../src/patients/matching/score.ts'
import { anyPatient } from '../any-patient.ts'
import { known, MARIA, million, profile } from './someone.ts'
import { runs } from '../../support/runs.ts'

const variant = fc.record({
  firstName: fc.constantFrom('Maria', 'Mary', 'M', 'Mraia', 'Castellano', 'Elena', 'Lucia', null),
  middleName: fc.constantFrom('Elena', 'E', 'Maria', 'Jane', null),
  lastName: fc.constantFrom('Castellano', 'Castellano-Jones', 'Jones', 'Maria', 'Castelano', null),
  suffix: fc.constantFrom('Jr', 'Sr', 'II', null),
  dateOfBirth: fc.constantFrom('1978-03-14', '1978-03-04', '1978-04-03', '1979-03-14', '2001-08-21', null),
  sex: fc.constantFrom('F', 'M', null),
  ssn: fc.constantFrom('536228145', '536228154', '8145', '219456612', '6988048', '6988049', null),
  address: fc.constantFrom(
    MARIA.address,
    { zip: '43215' },
    { line1: '482 Birchwood Ave Apt 3', zip: '43215' },
    { city: 'Columbus', state: 'OH' },
    null,
  ),
  phones: fc.subarray(['614-555-0142', '614-555-0124', '206-555-0107']),
  emails: fc.subarray(['maria.castellano@example.com', 'maria.castellano+x@example.com', 'lucia@example.org']),
  identifiers: fc.subarray([
    { system: 'mrn', value: '0012345' },
    { system: 'mrn', value: '0012346' },
    { system: 'mbi', value: '1EG4TE5MK73' },
  ]),
})
const person = fc.array(variant, { minLength: 1, maxLength: 3 })
const table = frequencyTable()
for (let i = 0; i < 50; i++)
  table.add(profile(i < 30 ? MARIA : { firstName: `Name${i}`, lastName: 'Jones', address: { zip: '10001' } }))
const systems = new Set(['mbi'])

describe('A match weight', () => {
  const score = million({ frequency: table.lookup, authoritative: systems })
  test('is the sum of its explanation, bit for bit, vetoes and prior included', () => {
    fc.assert(
      fc.property(person, person, (one, other) => {
        const [a, b] = [known(...one), known(...other)]
        const weight = score.weigh(a, b)
        const entries = score.explain(a, b)
        expect(entries.reduce((sum, entry) => sum + entry.weight, 0)).toBe(weight)
        expect(entries[0]!.field).toBe('prior')
        expect(entries.every((entry) => Number.isFinite(entry.weight))).toBe(true)
      }),
      { numRuns: runs(2000) },
    )
  })

  test('is the same from both sides', () => {
    fc.assert(
      fc.property(person, person, (one, other) => {
        const [a, b] = [known(...one), known(...other)]
        expect(score.weigh(a, b)).toBe(score.weigh(b, a))
      }),
      { numRuns: runs(2000) },
    )
  })

  test('does not depend on the order of a person\u2019s records', () => {
    fc.assert(
      fc.property(person, person, (one, other) => {
        expect(score.weigh(known(...one), known(...other))).toBe(
          score.weigh(known(...one.toReversed()), known(...other)),
        )
      }),
    )
  })

  test('is the same after packing', () => {
    fc.assert(
      fc.property(anyPatient, (input) => {
        expect(unpackProfile(packProfile(profile(input)))).toEqual(profile(input))
      }),
    )
  })

  test('is finite for patients of any strings', () => {
    fc.assert(
      fc.property(anyPatient, anyPatient, (one, other) => {
        expect(score.weigh(known(one), known(other))).toSatisfy(Number.isFinite)
      }),
    )
  })

  test('of a rare name is greater than of a frequent one', () => {
    const frequent = known({ ...MARIA, address: null })
    const rare = known({ ...MARIA, address: null, firstName: 'Name40' })
    expect(score.weigh(rare, rare)).toBeGreaterThan(score.weigh(frequent, frequent))
  })

  test('makes a probability that grows with it, and is even at 0 bits', () => {
    expect(probability(0)).toBe(0.5)
    fc.assert(
      fc.property(
        fc.double({ min: -60, max: 40, noNaN: true }),
        fc.double({ min: 0, max: 10, noNaN: true }),
        (weight, more) => {
          expect(probability(weight + more)).toBeGreaterThanOrEqual(probability(weight))
          expect(probability(weight)).toBeCloseTo(2 ** weight / (1 + 2 ** weight), 12)
        },
      ),
    )
  })
})

test('A field that the model does not name is no evidence, however rare its values are', () => {
  const without = { ...DEFAULT_MODEL, fields: DEFAULT_MODEL.fields.filter(({ field }) => field !== 'phone') }
  const { explain } = scorer(without, { persons: 1_000_000, frequency: () => 1e-6 })
  const phone = explain(known(MARIA), known(MARIA)).filter(({ field }) => field === 'phone')
  expect(phone.map(({ weight }) => weight)).toEqual([0])
})
