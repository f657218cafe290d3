import { describe, expect, test } from 'vitest'
import { addressLevel } from '../../../src/patients/matching/compare/addresses.ts'
import { birthDateLevel } from '../../../src/patients/matching/compare/birth-dates.ts'
import { LEVELS } from '../../../src/patients/matching/model/fields.ts'
import { jaroWinkler, letterSet, similarityBound } from '../../../src/patients/matching/similarity/jaro-winkler.ts'
import { soundex } from '../../../src/patients/matching/similarity/soundex.ts'
import { isTypingError } from '../../../src/patients/matching/similarity/typing-error.ts'
import { areNicknames } from '../../../src/patients/normalise/nicknames.ts'
import type { AddressInput } from '../../../src/patients/patient.ts'
import fc from 'fast-check'
import { profile } from './someone.ts'
import { runs } from '../../support/runs.ts'

describe('Birth dates', () => {
  test.each([
    ['1978-03-14', '1978-03-14', 'exact'],
    ['1978-03-04', '1978-04-03', 'swapped'],
    ['1978-03-14', '1978-03-15', 'typing error'],
    ['1978-03-14', '1987-03-14', 'typing error'],
    ['1978-01-12', '1978-10-12', 'typing error'],
    ['1979-12-31', '1980-01-01', 'neighbour'],
    ['1978-02-28', '1978-03-01', 'neighbour'],
    ['1979-12-14', '1980-01-14', 'neighbour'],
    ['1979-03-14', '1981-03-14', 'neighbour'],
    ['1979-03-14', '1980-03-14', 'neighbour'],
    ['1978-03-14', '1978-03-29', 'two parts'],
    ['1978-03-14', '1978-11-29', 'year'],
    ['1978-03-14', '1951-11-29', 'different'],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(LEVELS.birthDate[birthDateLevel(a, b) - 1]).toBe(expected)
    expect(birthDateLevel(b, a)).toBe(birthDateLevel(a, b))
  })
})

describe('Addresses', () => {
  const home: AddressInput = { line1: '482 Birchwood Ave Apt 3', city: 'Columbus', state: 'OH', zip: '43215' }
  const read = (address: AddressInput) => profile({ address }).addresses[0]!
  test.each<[string, AddressInput]>([
    ['exact', { ...home, line1: '482 Birchwood Avenue', line2: '#3' }],
    ['exact', { line1: '482 Birchwood Ave', zip: '43215-1234' }],
    ['unit', { ...home, line1: '482 Birchwood Ave Apt 9' }],
    ['near', { ...home, line1: '482 Birchwod Ave' }],
    ['near', { ...home, line1: '428 Birchwood Ave' }],
    ['exact', { ...home, zip: '43251' }],
    ['zip', { line1: '9 Elm St', zip: '43215' }],
    ['area', { line1: '9 Elm St', zip: '43201' }],
    ['area', { line1: '9 Elm St', city: 'Columbus', state: 'OH' }],
    ['state', { line1: '9 Elm St', city: 'Dayton', state: 'OH', zip: '45402' }],
    ['different', { line1: '482 Birchwood Ave', city: 'Seattle', state: 'WA', zip: '98101' }],
  ])('%s: %j', (expected, other) => {
    expect(LEVELS.address[addressLevel(read(home), read(other)) - 1]).toBe(expected)
    expect(addressLevel(read(other), read(home))).toBe(addressLevel(read(home), read(other)))
  })

  const levelOf = (one: AddressInput, other: AddressInput) => LEVELS.address[addressLevel(read(one), read(other)) - 1]
  test.each([
    ['Box 1319', 'Box 1003'],
    ['PO Box 12', 'PO Box 99'],
    ['Mailbox 13', 'Mailbox 19'],
    ['Mailbox # 13', 'Mailbox # 19'],
    ['Bed 2', 'Bed 3'],
    ['Cell 12', 'Cell 40'],
    ['Dorm A', 'Dorm B'],
    ['Ward 3', 'Ward 4'],
    ['Cottage 3', 'Cottage 5'],
    ['Rosewood Annex 3', 'Rosewood Annex 4'],
    ['Rosewood Hall A', 'Rosewood Hall B'],
  ])('%s and %s of one house are two units, beside an apartment too', (one, other) => {
    const house = { line1: '9 Heron Ct', zip: '43215' }
    for (const line1 of ['9 Heron Ct', '9 Heron Ct Apt 4'])
      expect(levelOf({ ...house, line1, line2: one }, { ...house, line1, line2: other })).toBe('unit')
    expect(levelOf({ ...house, line2: one }, { ...house, line2: one.toUpperCase() })).toBe('exact')
    expect(levelOf({ ...house, line2: one }, house)).toBe('exact')
  })
})

describe('Likeness of strings', () => {
  test('Jaro-Winkler gives the published values', () => {
    expect(jaroWinkler('martha', 'marhta')).toBeCloseTo(0.9611, 4)
    expect(jaroWinkler('dwayne', 'duane')).toBeCloseTo(0.84, 4)
    expect(jaroWinkler('dixon', 'dicksonx')).toBeCloseTo(0.8133, 4)
    expect(jaroWinkler('abc', 'xyz')).toBe(0)
  })

  const name = fc.string({ unit: fc.constantFrom(...'abcdeé'), minLength: 1, maxLength: 12 })
  test('is symmetric, between 0 and 1, and never above its bound', () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        const similarity = jaroWinkler(a, b)
        expect(similarity).toBeCloseTo(jaroWinkler(b, a), 10)
        expect(similarity).toBeLessThanOrEqual(1)
        expect(similarityBound(a, letterSet(a), b, letterSet(b))).toBeGreaterThanOrEqual(similarity - 1e-9)
      }),
      { numRuns: runs(3000) },
    )
  })

  test('a typing error is one letter more, less or other, or two swapped', () => {
    for (const other of ['maria', 'mariaa', 'marila', 'amria', 'mara', 'mdria'].slice(1))
      expect(isTypingError('maria', other)).toBe(true)
    for (const other of ['maira x', 'aimar', 'marilaa', 'moria n']) expect(isTypingError('maria', other)).toBe(false)
    fc.assert(fc.property(name, name, (a, b) => isTypingError(a, b) === isTypingError(b, a)))
  })

  test('Soundex gives the values of the National Archives', () => {
    expect(['robert', 'rupert', 'ashcraft', 'tymczak', 'pfister', 'lee'].map(soundex)).toEqual([
      'r163',
      'r163',
      'a261',
      't522',
      'p236',
      'l000',
    ])
  })

  test('nicknames are of one name, and no two names are nicknames by sharing one', () => {
    expect(areNicknames('bob', 'robert')).toBe(true)
    expect(areNicknames('bob', 'rob')).toBe(true)
    expect(areNicknames('patrick', 'patricia')).toBe(false)
    expect(areNicknames('zorro', 'zorro')).toBe(false)
  })

  test.each([
    ['leila', 'layla'],
    ['osman', 'othman'],
    ['luis', 'louis'],
    ['toya', 'latoya'],
    ['dima', 'dmitry'],
    ['dima', 'dmitriy'],
    ['malgorzata', 'margaret'],
  ])('%s may be %s', (one, other) => {
    expect(areNicknames(one, other)).toBe(true)
    expect(areNicknames(other, one)).toBe(true)
  })

  test.each([
    ['leila', 'kayla'],
    ['louise', 'luis'],
    ['mariam', 'miriam'],
  ])('%s is not %s, who may be of one family', (one, other) => expect(areNicknames(one, other)).toBe(false))
})
