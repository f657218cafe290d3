import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { golden } from '../../src/providers/golden.ts'
import { isValidNpi } from '../../src/providers/npi.ts'
import { NO_FACTS, type StoredRecord, type Taxonomy } from '../../src/providers/provider.ts'
import { fold, wholeValue, words } from '../../src/providers/search/words.ts'
import { byDistance, closest, editDistance, isLatin, neighbours } from '../../src/providers/search/typing-errors.ts'
import { stateCode } from '../../src/providers/states.ts'
import { mergeRecords } from '../../src/providers/survivorship.ts'
import { phoneNumber, readFacts, zipCode } from '../../src/providers/validation.ts'
import { record, validNpi } from '../support/records.ts'

describe('the check digit of a NPI', () => {
  it.each(['1234567893', '1568946812', '1720377294', '1063947125', '1003802901', '1500000009', '2000000002'])(
    'holds for %s',
    (npi) => {
      expect(isValidNpi(npi)).toBe(true)
    },
  )
  it.each([
    '1234567890',
    '1234567895',
    '1992817777',
    '9876543219',
    '4000000008',
    '123456789',
    '12345678933',
    '',
    'abcdefghij',
  ])('fails for %j', (npi) => {
    expect(isValidNpi(npi)).toBe(false)
  })

  const npi = fc.integer({ min: 100_000_000, max: 299_999_999 }).map(validNpi)
  it('catches any one wrong digit', () => {
    fc.assert(
      fc.property(npi, fc.nat(9), fc.integer({ min: 1, max: 9 }), (valid, place, shift) => {
        const digits = [...valid]
        digits[place] = String((Number(digits[place]) + shift) % 10)
        expect(isValidNpi(digits.join(''))).toBe(false)
      }),
    )
  })
  it('catches any two neighbours swapped, but for 0 and 9', () => {
    fc.assert(
      fc.property(npi, fc.integer({ min: 0, max: 8 }), (valid, place) => {
        const [a, b] = [valid[place]!, valid[place + 1]!]
        fc.pre(a !== b && a + b !== '09' && a + b !== '90')
        expect(isValidNpi(valid.slice(0, place) + b + a + valid.slice(place + 2))).toBe(false)
      }),
    )
  })
})

describe('values of a provider', () => {
  it.each([
    ['60601', '60601'],
    ['606011234', '60601-1234'],
    ['60601 1234', '60601-1234'],
    ['6060', undefined],
    ['60601-12', undefined],
    ['K1A 0B1', undefined],
  ])('take %j as the ZIP %s', (text, zip) => {
    expect(zipCode(text)).toBe(zip)
  })
  it.each([
    ['(312) 555-0100', '312-555-0100'],
    ['+1 312.555.0100', '312-555-0100'],
    ['3125550100', '312-555-0100'],
    ['312-555-0100 ext. 12', '312-555-0100 x12'],
    ['112-555-0100', undefined],
    ['555-0100', undefined],
    ['+44 20 7946 0958', undefined],
  ])('take %j as the phone number %s', (text, phone) => {
    expect(phoneNumber(text)).toBe(phone)
  })
  it.each([
    ['il', 'IL'],
    [' new  york ', 'NY'],
    ['Puerto Rico', 'PR'],
    ['AE', 'AE'],
    ['D.C.', 'DC'],
    ['n. y.', 'NY'],
    ['Ontario', undefined],
    ['constructor', undefined],
  ])('take %j as the state %s', (text, code) => {
    expect(stateCode(text)).toBe(code)
  })

  it('never throw, and are stable once normalised, whatever comes in', () => {
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.constant(null), fc.boolean())
    const fields = [
      'firstName',
      'lastName',
      'credential',
      'state',
      'zip',
      'phone',
      'taxonomy',
      'status',
      'entityType',
    ] as const
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...fields), value),
        fc.constantFrom('keep' as const, 'refuse' as const),
        (raw, foreign) => {
          const { facts } = readFacts(raw, foreign)
          expect(readFacts({ ...facts }, foreign)).toEqual({ facts, errors: [] })
        },
      ),
    )
  })
})

describe('survivorship', () => {
  const at = (day: number) => new Date(Date.UTC(2026, 0, day))
  const said = (source: string, day: number, facts: Partial<StoredRecord>): StoredRecord => ({
    ...NO_FACTS,
    npi: '1234567893',
    source,
    sample: false,
    retrievedAt: at(day),
    ...facts,
  })

  it('takes names from NPPES and contact data from the newest source', () => {
    const merged = mergeRecords([
      said('NPPES', 1, { lastName: 'Doe', phone: '312-555-0100' }),
      said('Roster', 2, { lastName: 'Dough', phone: '312-555-0111' }),
    ])
    expect(merged).toMatchObject({ lastName: 'Doe', phone: '312-555-0111' })
  })
  it('never mixes the address of two sources', () => {
    const merged = mergeRecords([
      said('NPPES', 1, { address: '1 Main St', city: 'Chicago', zip: '60601' }),
      said('Roster', 2, { city: 'Boston' }),
    ])
    expect([merged.address, merged.city, merged.zip]).toEqual([null, 'Boston', null])
  })
  it('lets a person win over all, field by field', () => {
    const merged = mergeRecords([
      said('NPPES', 3, { lastName: 'Doe', city: 'Chicago', state: 'IL' }),
      said('Manual', 1, { city: 'Evanston' }),
      said('Import', 2, { city: 'Skokie', phone: '312-555-0122' }),
    ])
    expect(merged).toMatchObject({ lastName: 'Doe', city: 'Evanston', state: 'IL', phone: '312-555-0122' })
  })
  it('is a sample only while nothing but samples speak of it', () => {
    expect(mergeRecords([said('Mock', 1, { sample: true }), said('Manual', 2, {})]).sample).toBe(true)
    expect(mergeRecords([said('Mock', 1, { sample: true }), said('NPPES', 2, {})]).sample).toBe(false)
    expect(mergeRecords([said('Manual', 2, {})]).sample).toBe(false)
  })
  it('does not depend on the order of the records', () => {
    const text = fc.option(fc.constantFrom('a', 'b'), { nil: null })
    const record = fc.record({
      source: fc.constantFrom('NPPES', 'Roster', 'Manual', 'Import', 'Other'),
      day: fc.integer({ min: 1, max: 3 }),
      lastName: text,
      city: text,
      taxonomy: text,
    })
    fc.assert(
      fc.property(fc.uniqueArray(record, { selector: ({ source }) => source, minLength: 1 }), (given) => {
        const records = given.map(({ source, day, ...facts }) => said(source, day, facts))
        expect(mergeRecords(records.toReversed())).toEqual(mergeRecords(records))
      }),
    )
  })
  it('has exactly one primary taxonomy, the golden one', () => {
    const merged = mergeRecords([
      said('NPPES', 1, {
        taxonomy: 'A',
        taxonomies: [{ code: 'A', description: null, primary: true, license: null, licenseState: null }],
      }),
      said('Manual', 2, { taxonomy: 'B', specialty: 'Bees' }),
    ])
    expect(merged.taxonomies.map(({ code, primary }) => [code, primary])).toEqual([
      ['B', true],
      ['A', false],
    ])
  })
})

describe('the taxonomies of a golden record', () => {
  const entry = (code: string, rest: Partial<Taxonomy> = {}): Taxonomy => ({
    code,
    description: null,
    primary: false,
    license: null,
    licenseState: null,
    ...rest,
  })
  const merged = (taxonomy: string, taxonomies: Taxonomy[], edit: Partial<StoredRecord> = {}) =>
    mergeRecords([
      { ...record('1234567893', { taxonomy, taxonomies }), retrievedAt: new Date(0) },
      { ...record('1234567893', { source: 'Manual', ...edit }), retrievedAt: new Date(1) },
    ]).taxonomies.map(({ code, primary, license }) => [code, primary, license])

  it('have one primary where a source calls several primary', () => {
    expect(merged('B', [entry('A', { primary: true }), entry('B', { primary: true })])).toEqual([
      ['A', false, null],
      ['B', true, null],
    ])
    expect(
      merged('A', [entry('A', { primary: true, license: '1' }), entry('A', { primary: true, license: '2' })]),
    ).toEqual([
      ['A', true, '1'],
      ['A', false, '2'],
    ])
  })
  it('keep the licences in two states of a code that a person makes primary', () => {
    const listed = [entry('A', { primary: true }), entry('B', { license: '1' }), entry('B', { license: '2' })]
    expect(merged('A', listed, { taxonomy: 'B' })).toEqual([
      ['B', true, '1'],
      ['A', false, null],
      ['B', false, '2'],
    ])
  })
  it('have a primary where the source marks none', () => {
    expect(merged('A', [entry('B'), entry('A')])).toEqual([
      ['A', true, null],
      ['B', false, null],
    ])
  })
})

describe('words', () => {
  it('are folded letters and digits, which need no quoting anywhere', () => {
    expect(words("Dr. José O'Brien-Núñez, M.D.")).toEqual(['dr', 'jose', 'obrien', 'nunez', 'md'])
    expect([wholeValue(' New   York '), fold('ŁÓDŹ')]).toEqual(['new_york', 'łodz'])
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const word of words(text)) expect(word).toMatch(/^[\p{L}\p{N}]{1,40}$/u)
      }),
    )
  })
})

describe('what is cut off', () => {
  it('is whole characters: of a word, a value and a name for sorting', () => {
    const long = '\u{10428}'.repeat(150)
    const { sortName } = golden([{ ...record('1234567893', { lastName: `a${long}` }), retrievedAt: new Date(0) }])
    const parts = [words(`a${long}`)[0]!, wholeValue(`aa ${long} ${long} ${long}`), sortName]
    expect(parts.map((part) => [part.length, part.isWellFormed()])).toEqual([
      [39, true],
      [119, true],
      [199, true],
    ])
  })
})

describe('typing errors', () => {
  it('of one letter, or two letters swapped, are one edit', () => {
    for (const typed of ['cardiolgy', 'cardiologyy', 'cardiolagy', 'acrdiology', 'cardioolgy'])
      expect(neighbours(typed)).toContain('cardiology')
    expect(neighbours('chigaco')).toContain('chicago')
  })
  it('are counted the same from either side', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 })
    fc.assert(fc.property(word, word, (a, b) => editDistance(a, b) === editDistance(b, a)))
    expect([editDistance('smith', 'smtih'), editDistance('', 'abc'), editDistance('kitten', 'sitting')]).toEqual([
      1, 3, 3,
    ])
  })
  it.each(['иванова', 'παπαδοπουλοσ', 'אברהמוב', '北京大学医院'])('of one letter of %s are one edit', (word) => {
    const letters = [...word]
    const at = fc.nat(letters.length - 1)
    fc.assert(
      fc.property(at, at, fc.constantFrom(...letters, 'x'), (i, j, letter) => {
        const swapped = letters.with(i, letters[j]!).with(j, letters[i]!)
        for (const typed of [
          letters.toSpliced(i, 1),
          letters.toSpliced(i, 0, letter),
          letters.with(i, letter),
          swapped,
        ])
          expect(byDistance(typed.join(''), [word])[0]?.distance ?? 'too far').toBeLessThanOrEqual(1)
      }),
    )
  })
  it('are mended to the nearest words, and not in short words', () => {
    expect(closest(byDistance('smoth', ['smith', 'smooth', 'smythe', 'south']))).toEqual(['smith', 'smooth'])
    expect(closest(byDistance('bo', ['do', 'bob']))).toEqual([])
  })
  it('are looked for by trigrams in words of Latin letters only', () => {
    expect(['smith', 'łukasz', 'straße', 'waiʻanae'].filter(isLatin)).toHaveLength(4)
    expect(['иванов', 'ивaнов', 'παπασ', 'כהנמן', '北京大学'].filter(isLatin)).toEqual([])
  })
})
