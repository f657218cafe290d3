import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hmac64 } from '../../../src/patients/matching/blocking/hmac.ts'
import { blockingKeys, keyTexts } from '../../../src/patients/matching/blocking/keys.ts'
import type { PatientInput } from '../../../src/patients/patient.ts'
import { anyPatient } from '../any-patient.ts'
import { MARIA, profile } from './someone.ts'

test('a key is the first half of the first half of an HMAC-SHA256', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 90 }),
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      (secret, message) => {
        const expected = createHmac('sha256', secret).update(message).digest().readBigInt64BE(0)
        expect(hmac64(secret)(message)).toBe(expected)
      },
    ),
  )
})

describe('Blocking keys', () => {
  const keys = blockingKeys('a secret of the deployment')
  const meet = (a: PatientInput, b: PatientInput) =>
    keyTexts(profile(a)).some((key) => keyTexts(profile(b)).includes(key))
  const { ssn: _ssn, phones: _phones, emails: _emails, ...plain } = MARIA

  test('are about ten, signed and of 64 bits, and others under another secret', () => {
    const found = keys(profile(MARIA))
    expect(found.length).toBeGreaterThan(7)
    expect(found.length).toBeLessThan(16)
    expect(found.every((key) => BigInt.asIntN(64, key) === key)).toBe(true)
    expect(blockingKeys('another')(profile(MARIA)).some((key) => found.includes(key))).toBe(false)
  })

  test('need all their parts: nobody in particular has none', () => {
    expect(keyTexts(profile({}))).toEqual([])
    expect(keyTexts(profile({ sex: 'F', firstName: 'Maria', address: { state: 'OH', city: 'Columbus' } }))).toEqual([])
    expect(keyTexts(profile({ lastName: 'Smith', address: { zip: '43215' } }))).toEqual([])
  })

  test.each<[string, PatientInput]>([
    ['a nickname', { ...plain, firstName: 'Mary' }],
    ['a marriage', { ...plain, lastName: 'Whitfield' }],
    ['names in each other\u2019s place', { ...plain, firstName: 'Castellano', lastName: 'Maria' }],
    ['a wrong birth date', { ...plain, dateOfBirth: '1990-10-10' }],
    ['a move and a mistyped surname', { ...plain, lastName: 'Castelano', address: { zip: '98101' } }],
    ['a move and a wrong year of birth', { ...plain, dateOfBirth: '1977-03-14', address: { zip: '98101' } }],
    ['a move and a wrong day of birth', { ...plain, dateOfBirth: '1978-03-16', address: { zip: '98101' } }],
    ['a mistyped surname and a wrong birth date', { ...plain, lastName: 'Castelano', dateOfBirth: '1990-10-10' }],
    ['half of a double name', { ...plain, lastName: 'Jones-Castellano', address: null }],
  ])('meet in spite of %s', (_, other) => expect(meet(plain, other)).toBe(true))

  test('meet in spite of a nickname, a move and a marriage', () => {
    const liz = { ...plain, firstName: 'Betsy', lastName: 'Whitfield', address: null }
    expect(meet({ ...plain, firstName: 'Elizabeth' }, liz)).toBe(true)
  })

  test('do not meet for two strangers of one name', () => {
    expect(meet(plain, { ...plain, dateOfBirth: '1990-10-10', address: { line1: '9 Elm St', zip: '98101' } })).toBe(
      false,
    )
  })

  test('are made of any strings', () => {
    fc.assert(
      fc.property(anyPatient, (input) => {
        expect(new Set(keys(profile(input))).size).toBe(keyTexts(profile(input)).length)
      }),
    )
  })
})
