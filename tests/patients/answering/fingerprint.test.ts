import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fingerprint } from '../../../src/patients/answering/fingerprint.ts'
import { normalise } from '../../../src/patients/normalise/normalise.ts'
import type { PatientInput } from '../../../src/patients/patient.ts'
import { anyPatient } from '../any-patient.ts'

const DAY = '2026-11-25'
const print = fingerprint('a secret of the tests', 'internal')

/** The same with blanks around every value. */
const padded = (value: unknown): unknown => {
  if (typeof value === 'string') return ` \t${value}\n `
  if (Array.isArray(value)) return value.map(padded)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, padded(inner)]))
}

/** What a fingerprint tells apart. */
const content = (value: unknown): unknown => {
  if (typeof value === 'string') return value.trim() || null
  if (Array.isArray(value)) return value.map(content)
  if (typeof value !== 'object' || value === null) return null
  const inner = Object.entries(value).map(([field, of]) => [field, content(of)] as const)
  return Object.fromEntries(inner.filter(([, of]) => of !== null).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

describe('The fingerprint of a question', () => {
  it('is the same whatever blanks are around the values, and so is what they mean', () => {
    fc.assert(
      fc.property(anyPatient, (input) => {
        const other = padded(input) as PatientInput
        expect(print(other, DAY)).toBe(print(input, DAY))
        const meaning = (one: PatientInput) => {
          const { record, warnings } = normalise(one, { today: DAY })
          return { record: { ...record, original: null }, warnings }
        }
        expect(meaning(other)).toEqual(meaning(input))
      }),
    )
  })

  it('is another for every other question, day, secret and meaning', () => {
    fc.assert(
      fc.property(anyPatient, anyPatient, (a, b) => {
        const same = JSON.stringify(content(a)) === JSON.stringify(content(b))
        expect(print(a, DAY) === print(b, DAY)).toBe(same)
        const others = [
          print(a, '2026-11-26'),
          fingerprint('another secret of the tests', 'internal')(a, DAY),
          fingerprint('a secret of the tests', 'verato')(a, DAY),
        ]
        expect(new Set([print(a, DAY), ...others]).size).toBe(4)
      }),
    )
    const pairs: [PatientInput, PatientInput][] = [
      [
        { firstName: 'Ann', lastName: 'Lee' },
        { firstName: 'Lee', lastName: 'Ann' },
      ],
      [{ firstName: 'AnnLee' }, { firstName: 'Ann', middleName: 'Lee' }],
      [{ phones: ['1', '2'] }, { phones: ['12'] }],
      [{ phones: ['1'] }, { emails: ['1'] }],
      [{ firstName: '\ud800' }, { firstName: '\udfff' }],
    ]
    for (const [a, b] of pairs) expect(print(a, DAY)).not.toBe(print(b, DAY))
  })

  it('is 132 bits of base64url', () => {
    fc.assert(
      fc.property(anyPatient, (input) => {
        expect(print(input, DAY)).toMatch(/^[\w-]{22}$/)
      }),
    )
  })
})
