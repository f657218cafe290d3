import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asInput } from './as-input.ts'
import { normalise } from '../../../src/patients/normalise/normalise.ts'
import type { NormalisedPatient, PatientInput } from '../../../src/patients/patient.ts'
import { anyPatient } from '../any-patient.ts'
import { runs } from '../../support/runs.ts'

const today = '2026-11-24'
const read = (input: PatientInput) => normalise(input, { today })
const comparable = (record: NormalisedPatient) => ({ ...record, original: null })

describe('Whatever a patient is made of', () => {
  test('normalising never throws, and never repeats a value in a warning', () => {
    fc.assert(
      fc.property(anyPatient, (input) => {
        for (const { field, message } of read(input).warnings) {
          expect(field).toMatch(/^[a-zA-Z0-9.]+$/)
          expect(message).toMatch(/^(is|has|names) [a-zA-Z0-9 ,;/&'+.-]+$/)
        }
      }),
      { numRuns: runs(500) },
    )
  })

  test('what was understood is understood again in the same way', () => {
    fc.assert(
      fc.property(anyPatient, (input) => {
        const once = read(input)
        const twice = read(asInput(once.record))
        // a placeholder is not said again, nor what it tells
        expect(comparable(twice.record)).toEqual({ ...comparable(once.record), birthOrder: null })
        expect(twice.warnings).toEqual([])
      }),
      { numRuns: runs(1000) },
    )
  })

  test('the order of phones, e-mails and identifiers makes no difference', () => {
    fc.assert(
      fc.property(anyPatient, (input) => {
        const reversed = {
          ...input,
          phones: input.phones?.toReversed(),
          emails: input.emails?.toReversed(),
          identifiers: input.identifiers?.toReversed(),
        }
        const [a, b] = [read(input), read(reversed)]
        expect(comparable(b.record)).toEqual(comparable(a.record))
        expect(b.warnings).toEqual(a.warnings)
      }),
    )
  })

  test('control characters are told by their field', () => {
    const input = {
      firstName: 'Ze\u0000l\u0007da',
      lastName: 'O\tBrien',
      address: { line1: '5 Oak\u001f St' },
      identifiers: [{ system: 'mrn', value: '1\u0080' }],
    }
    const told = read(input).warnings.filter(({ message }) => message === 'has control characters')
    expect(told.map(({ field }) => field)).toEqual(['address', 'firstName', 'identifiers'])
  })

  test('the original is kept beside it', () => {
    const input = { firstName: 'José', ssn: '000-00-0000' }
    expect(read(input).record.original).toBe(input)
  })

  test('values that are not text at all are absent', () => {
    const input = { firstName: { a: 1 }, phones: 'x', emails: [null, {}], identifiers: [null, 3], address: [] }
    expect(() => read(input as unknown as PatientInput)).not.toThrow()
    expect(() => read({})).not.toThrow()
  })
})

describe('Names', () => {
  const names = (input: PatientInput) => {
    const { firstName, middleName, lastName, suffix } = read(input).record
    return [firstName, middleName, lastName, suffix]
  }
  test.each([
    [{ firstName: 'JOSÉ', lastName: 'Núñez' }, ['jose', null, 'nunez', null]],
    [{ firstName: "D'Arcy", lastName: "O'Brien-Smith" }, ['darcy', null, 'obrien smith', null]],
    [{ firstName: 'Mary Ann', lastName: 'St. John' }, ['mary ann', null, 'st john', null]],
    [{ firstName: 'Dr. John', middleName: 'Q.', lastName: 'Smith, Jr.' }, ['john', 'q', 'smith', 'jr']],
    [{ firstName: 'John III', lastName: 'Smith' }, ['john', null, 'smith', 'iii']],
    [{ firstName: 'John', lastName: 'Smith Jr', suffix: 'Senior' }, ['john', null, 'smith', 'sr']],
    [{ firstName: 'Łukasz', lastName: 'Strauß' }, ['lukasz', null, 'strauss', null]],
    [{ firstName: 'Junior', lastName: 'Sr' }, ['junior', null, 'sr', null]],
    [{ firstName: 'Jo\u0000hn', lastName: 'Sm\tith' }, ['jo hn', null, 'sm ith', null]],
    [{ lastName: 'Miller, Robert' }, ['robert', null, 'miller', null]],
    [{ lastName: 'Miller Sr, Mr. Robert James' }, ['robert', 'james', 'miller', 'sr']],
    [{ lastName: 'de la Cruz, Robert, Jr.' }, ['robert', null, 'de la cruz', 'jr']],
    [{ middleName: 'Henry', lastName: 'Tso, Anthony Lee' }, ['anthony lee', 'henry', 'tso', null]],
    [{ firstName: 'Miller, Robert', lastName: ' ' }, ['robert', null, 'miller', null]],
    [{ firstName: 'Susan', lastName: 'Miller, Robert' }, ['susan', null, 'miller robert', null]],
    [{ lastName: 'Miller, Jr' }, [null, null, 'miller', 'jr']],
    [{ lastName: 'Miller, Mr.' }, [null, null, 'miller mr', null]],
    [{ lastName: ', Miller' }, [null, null, 'miller', null]],
    [{ lastName: 'Mario Garcia' }, [null, null, 'mario garcia', null]],
  ])('%j', (input, expected) => expect(names(input)).toEqual(expected))

  test.each([
    'Unknown',
    'TEST',
    'Baby Boy',
    'babygirl 2',
    'BabyBoy A',
    'Twin B',
    'N/A',
    'xxx',
    'Infant',
    'FNU',
    '???',
    '12',
  ])('%s stands for a name that nobody knew', (firstName) => {
    const { record, warnings } = read({ firstName, lastName: 'Smith' })
    expect(record.firstName).toBeNull()
    expect(record.lastName).toBe('smith')
    expect(warnings.map(({ field }) => field)).toEqual(['firstName'])
  })

  test('some of these words are names where the other name is one', () => {
    expect(names({ firstName: 'Nil', lastName: 'Patel' })).toEqual(['nil', null, 'patel', null])
    expect(names({ firstName: 'PT', lastName: 'Smith' })).toEqual(['pt', null, 'smith', null])
    expect(names({ firstName: 'Dora', lastName: 'Sample' })).toEqual(['dora', null, 'sample', null])
    expect(names({ firstName: 'Test', lastName: 'Tester' })).toEqual([null, null, null, null])
    expect(names({ firstName: 'Nil' })).toEqual([null, null, null, null])
    expect(names({ firstName: 'NA', lastName: 'Smith' })).toEqual([null, null, 'smith', null])
  })

  test.each([
    ['Baby Girl B', 'FEMALE'],
    ['BB', 'MALE'],
    ['Infant Male', 'MALE'],
    ['Female Newborn', 'FEMALE'],
    ['Boy Infant', 'MALE'],
    ['Infant', null],
    ['Boyd', null],
  ])('%s as a first name tells the sex where none is stated', (firstName, sex) => {
    expect(read({ firstName }).record.sex).toBe(sex)
    expect(read({ firstName, sex: 'FEMALE' }).record.sex).toBe('FEMALE')
  })

  test.each([
    ['Baby Girl B', 'b'],
    ['Twin Two', '2'],
    ['Male Infant B', 'b'],
    ['BB', null],
    ['Baby', null],
    ['Josiah B', null],
  ])('%s as a first name tells which of a birth it is', (firstName, birthOrder) => {
    expect(read({ firstName }).record.birthOrder).toBe(birthOrder)
  })

  test('a newborn that is called so behind its last name tells as much', () => {
    const { record } = read({ lastName: 'Smith, Baby Girl B' })
    expect(record).toMatchObject({ firstName: null, lastName: 'smith', sex: 'FEMALE', birthOrder: 'b' })
  })

  test('John Doe is nobody; a John and a Doe are somebody', () => {
    for (const [firstName, lastName] of ['John Doe', 'Doe Jane', 'Disaster Victim', 'XX XX', 'No Name'].map((name) =>
      name.split(' '),
    ))
      expect(names({ firstName, lastName })).toEqual([null, null, null, null])
    expect(names({ firstName: 'Alice', lastName: 'Doe' })).toEqual(['alice', null, 'doe', null])
  })

  test.each([
    ['Jane', 'Doe 12'],
    ['Jane Doe', '12'],
    ['Doe', 'John 101'],
    ['Unknown Male', '3'],
    ['Xxtrauma', 'Alpha 1'],
    ['Doe 204A', 'Jane'],
  ])('a number makes no name of %s, %s, who is nobody', (firstName, lastName) => {
    expect(names({ firstName, lastName })).toEqual([null, null, null, null])
  })

  test.each([
    ['Do Not', 'Use'],
    ['Doe', 'Male'],
    ['Doe', 'Female'],
    ['Doe', 'Doe'],
    ['Janie', 'Doe'],
    ['Jane X', 'Doe'],
    ['FNU', 'Doe'],
    ['Trauma Doe', 'Echo'],
    ['Name Unknown', 'Unknown'],
    ['Pt', 'Unk'],
    ['Emergency', 'Patient'],
    ['Stroke', 'Alert'],
    ['Inmate', 'County'],
    ['Xxtrauma', 'Zulu'],
    ['Zztest', 'Zzpatient'],
  ])('%s, %s is nobody, whichever of the two is the first name', (one, other) => {
    for (const [firstName, lastName] of [
      [one, other],
      [other, one],
    ]) {
      const { record, warnings } = read({ firstName, lastName })
      expect([record.firstName, record.lastName]).toEqual([null, null])
      expect(warnings.map(({ field }) => field)).toEqual(['firstName', 'lastName'])
    }
  })

  test.each([
    ['Robert', 'Doe'],
    ['J', 'Doe'],
    ['Mary', 'Alpha'],
    ['Patience', 'Echo'],
    ['Charlie', 'Stroke'],
    ['Ann', 'County'],
    ['Victor', 'Delta'],
    ['Na Na', 'Ba'],
    ['Man Man', 'No'],
    ['N', 'Ba'],
    ['John', 'Smith'],
    ['Zara', 'Xxavier'],
  ])('%s, %s is somebody, whichever of the two is the first name', (firstName, lastName) => {
    const [first, last] = [firstName.toLowerCase(), lastName.toLowerCase()]
    expect(names({ firstName, lastName })).toEqual([first, null, last, null])
    expect(names({ firstName: lastName, lastName: firstName })).toEqual([last, null, first, null])
  })

  test.each(['Fetal Demise', 'Stillborn'])('of a child called %s the last name stays', (firstName) => {
    expect(names({ firstName, lastName: 'Smith' })).toEqual([null, null, 'smith', null])
  })

  test('nicknames share a root with the names they stand for', () => {
    const root = (firstName: string) => read({ firstName }).record.nicknameRoot
    expect(root('Bob')).toBe('robert')
    expect(root('Peggy')).toBe('margaret')
    expect(root('Liz Ann')).toBe('elizabeth')
    expect(root('Anna')).toBe('anna')
    expect(root('Quentin')).toBe('quentin')
    expect(root('constructor')).toBe('constructor')
  })

  test('a name of 10,000 characters is absent and said so', () => {
    const { record, warnings } = read({ firstName: 'a'.repeat(10_000), lastName: 'Smith' })
    expect(record.firstName).toBeNull()
    expect(warnings).toEqual([{ field: 'firstName', message: 'is too long and counts as absent' }])
  })
})

describe('Birth dates', () => {
  const date = (dateOfBirth: string) => read({ dateOfBirth }).record.birthDate
  test.each([
    '1980-01-02',
    '19800102',
    '1/2/1980',
    '01/02/1980',
    '1-2-1980',
    '1.2.80',
    '01/02/80',
    '1980/1/2',
    '01021980',
    'Jan 2, 1980',
    '1980年1月2日',
    'January 2nd 1980',
    '2 January 1980',
    '02-JAN-1980',
    '2jan80',
    '1980-01-02T00:00:00Z',
    '198001021530',
    '19800102000000',
    '19800102000000.0000-0500',
    '198001020000+0100',
    ' 1/2/1980 ',
  ])('%s is the second of January 1980', (text) => expect(date(text)).toBe('1980-01-02'))

  test('two digits are the latest year that is not in the future', () => {
    expect(date('11/24/26')).toBe('2026-11-24')
    expect(date('11/25/26')).toBe('1926-11-25')
    expect(date('1/1/07')).toBe('2007-01-01')
  })

  test.each([
    ['02/30/1980', 'does not exist'],
    ['1981-02-29', 'does not exist'],
    ['1900-02-29', 'does not exist'],
    ['00/00/0000', 'does not exist'],
    ['13/13/1980', 'does not exist'],
    ['2026-11-25', 'in the future'],
    ['1906-11-23', '120 years ago'],
    ['1980', 'no date'],
    ['1980-05', 'no date'],
    ['soon', 'no date'],
    ['12 Juli 1980', 'no date'],
    ['Juli 12, 1980', 'no date'],
    ['30 February 1980', 'does not exist'],
    ['1980010203', 'no date'],
    ['19800231000000', 'does not exist'],
    ['9'.repeat(60), 'no date'],
  ])('%s is absent and said so', (text, why) => {
    expect(date(text)).toBeNull()
    expect(read({ dateOfBirth: text }).warnings).toEqual([
      { field: 'dateOfBirth', message: expect.stringContaining(why) },
    ])
  })

  test('the 120th birthday is not too long ago, and leap days exist', () => {
    expect(date('1906-11-24')).toBe('1906-11-24')
    expect(date('2000-02-29')).toBe('2000-02-29')
  })
})

describe('Social security numbers', () => {
  const ssn = (text: string) => {
    const { ssn: full, ssnLast4, nationalId } = read({ ssn: text }).record
    return [full, ssnLast4, nationalId]
  }
  test.each([
    ['536-22-8145', ['536228145', '8145', null]],
    ['536228145', ['536228145', '8145', null]],
    ['8145', [null, '8145', null]],
    ['XXX-XX-8145', [null, '8145', null]],
    ['***-**-8145', [null, '8145', null]],
    ['6988048', [null, null, '6988048']],
    ['qq 12 34 56 c', [null, null, 'QQ123456C']],
  ])('%s', (text, expected) => expect(ssn(text)).toEqual(expected))

  test.each([
    '000-00-0000',
    '666-12-3456',
    '900-12-3456',
    '987-65-4321',
    '536-00-8145',
    '536-22-0000',
    '078-05-1120',
    '219-09-9999',
    '123-45-6789',
    '111-11-1111',
    '0000',
    '12',
    'none',
    'xxx-xx-xxxx',
    '***',
  ])('%s is absent and said so', (text) => {
    expect(ssn(text)).toEqual([null, null, null])
    expect(read({ ssn: text }).warnings.map(({ field }) => field)).toEqual(['ssn'])
  })
})

describe('Phones and e-mails', () => {
  const phones = (...values: string[]) => read({ phones: values }).record.phones
  test('American numbers in any spelling are one', () => {
    expect(phones('(312) 555-0142', '312.555.0142', '+1 312 555 0142', '13125550142', '312-555-0142 ext 5')).toEqual([
      '+13125550142',
    ])
  })
  test('numbers of other countries keep theirs, and others are kept as digits', () => {
    expect(phones('+44 20 7946 0958', '02 9876 5432', '555-0142')).toEqual(['+442079460958', '0298765432', '5550142'])
  })
  test('placeholders are absent', () => {
    const { record, warnings } = read({
      phones: ['555-555-5555', '000-000-0000', '1234567890', 'none', '999 999 9999'],
    })
    expect(record.phones).toEqual([])
    expect(warnings).toEqual([{ field: 'phones', message: 'is a placeholder and counts as absent' }])
  })
  test.each(['614-555-1212', '(614) 123-4567', '614-555-0000', '555-1212'])('%s is nobody\u2019s phone', (phone) => {
    const { record, warnings } = read({ phones: [phone] })
    expect(record.phones).toEqual([])
    expect(warnings).toEqual([{ field: 'phones', message: 'is a placeholder and counts as absent' }])
  })
  test('the numbers next to them are somebody\u2019s', () => {
    expect(phones('614-555-1213', '614-555-0100', '614-223-4567')).toEqual([
      '+16142234567',
      '+16145550100',
      '+16145551213',
    ])
  })
  test('of two thousand phones a bounded number is taken, and said so', () => {
    const { record, warnings } = read({
      phones: Array.from({ length: 2000 }, (_, i) => `312-557-${String(i).padStart(4, '0')}`),
    })
    expect(record.phones.length).toBeLessThanOrEqual(20)
    expect(warnings).toEqual([{ field: 'phones', message: expect.stringContaining('more than 20') }])
  })
  test('e-mails are compared in lower case, placeholders and what is none are absent', () => {
    const { record, warnings } = read({
      emails: ['Ann@Example.COM', 'none@none.com', 'noemail@x.org', 'ann at home', 'ann@example.com'],
    })
    expect(record.emails).toEqual(['ann@example.com'])
    expect(warnings.map(({ field }) => field)).toEqual(['emails', 'emails'])
  })
})

describe('What looks like a placeholder elsewhere', () => {
  test.each(['+6591234567', '+4791234567', '+4751555512'])('%s is a number of another country', (phone) => {
    expect(read({ phones: [phone] }).record.phones).toEqual([phone])
  })

  test('a home that is written out is one, though it is that of another', () => {
    const streetOf = (line1: string) => read({ address: { line1, zip: '83702' } }).record.address?.street ?? null
    expect(streetOf('Same as mother, 12 Oak St')).toContain('oak')
    expect(streetOf('Same as mother')).toBeNull()
  })
})

describe('E-mail addresses that are typed to get past a form', () => {
  test.each([
    'no.email@gmail.com',
    'donthave@email.com',
    'dont_have@x.org',
    'email@email.com',
    'patient@clinic.org',
    'patient@email.com',
    'decline@gmail.com',
    'abc@abc.com',
    'a@a.com',
    'noemailonfile@gmail.com',
    'not-provided@gmail.com',
    'NoEmailGiven2@gmail.com',
    '123@gmail.com',
    '12345678@gmail.com',
    '1111111@gmail.com',
    'nobody@nowhere.com',
    'me@nowhere.com',
    'noone@noone.com',
    'none1@gmail.com',
    'test-2@gmail.com',
  ])('%s is absent and said so', (email) => {
    const { record, warnings } = read({ emails: [email] })
    expect(record.emails).toEqual([])
    expect(warnings).toEqual([{ field: 'emails', message: 'is a placeholder and counts as absent' }])
  })

  test.each([
    'noah@gmail.com',
    'nona@gmail.com',
    'nonette1@gmail.com',
    'patient.smith@gmail.com',
    'patience@gmail.com',
    'testa@gmail.com',
    'n.a@smith.org',
    'na1988@gmail.com',
    'j@smith.org',
    'john.smith@smith.org',
    '804417233@qq.com',
    'emailjane@gmail.com',
    'smith@smith.org',
    'email@karenholloway.com',
    'noone1964@gmail.com',
    '2020@smith.org',
    '123456@qq.com',
  ])('%s is somebody\u2019s', (email) => {
    expect(read({ emails: [email] }).record.emails).toEqual([email])
  })
})

describe('Addresses', () => {
  const address = (value: PatientInput['address']) => read({ address: value }).record.address
  const parts = (line1: string, line2?: string) => {
    const found = address({ line1, line2 })
    return [found?.number, found?.street, found?.unit, found?.extra]
  }
  test.each([
    ['123 North Main Street Apt 4B', undefined, ['123', 'n main st', '4b', null]],
    ['123 N. Main St., #4b', undefined, ['123', 'n main st', '4b', null]],
    ['123 N Main St', 'Apartment 4-B', ['123', 'n main st', '4 b', null]],
    ['123 N Main St', '4B', ['123', 'n main st', '4b', null]],
    ['123 N Main St', 'Apt # 4B', ['123', 'n main st', '4b', null]],
    ['123 N Main St Apt. No. 4B', undefined, ['123', 'n main st', '4b', null]],
    ['123 N Main St Apt', '4B', ['123', 'n main st', '4b', null]],
    ['123 N Main St Apt 4B', 'Bldg # 2', ['123', 'n main st', '4b', 'bldg unit 2']],
    ['123 N Main St Apt 4B', '5 #', ['123', 'n main st', '4b', '5 unit']],
    ['P.O. Box 77', undefined, ['77', 'po box', null, null]],
    ['Post Office Box 77', undefined, ['77', 'po box', null, null]],
    ['P.O. Box No. 77', undefined, ['77', 'po box', null, null]],
    ['PO Box No. Baby Boy II', undefined, [null, 'pobox baby boy ii', null, null]],
    ['9 Heron Ct', 'Bed No. 2', ['9', 'heron ct', '2', null]],
    ['123 Parking Lot Road', undefined, ['123', 'parking lot rd', null, null]],
    ['12-34 Fifth Avenue', undefined, ['1234', '5th ave', null, null]],
    ['9 Heron Ct', 'Box 1319', ['9', 'heron ct', '1319', null]],
    ['9 Heron Ct', 'P.O. Box 1319', ['9', 'heron ct', '1319', null]],
    ['9 Heron Ct P.O. Box 1319', undefined, ['9', 'heron ct', '1319', null]],
    ['9 Heron Ct', 'Mailbox 13', ['9', 'heron ct', '13', null]],
    ['9 Heron Ct', 'Dorm A, Bed 2', ['9', 'heron ct', 'a 2', null]],
    ['9 Heron Ct, Cell 12', undefined, ['9', 'heron ct', '12', null]],
    ['9 Heron Ct', 'Ward 3', ['9', 'heron ct', '3', null]],
    ['9 Heron Ct', 'Cottage 5', ['9', 'heron ct', '5', null]],
    ['9 Heron Ct', 'Wing B', ['9', 'heron ct', 'b', null]],
    ['9 Heron Ct Apt 4', 'Box 12', ['9', 'heron ct', '4', 'box 12']],
    ['P.O. Box 77', 'Box 12', ['77', 'po box', null, 'box 12']],
    ['9 Ward St', undefined, ['9', 'ward st', null, null]],
    ['9 Hall Rd', 'Hall B', ['9', 'hall rd', 'b', null]],
    ['9 Block Island Rd', undefined, ['9', 'block is rd', null, null]],
    ['9 Wing Ave', undefined, ['9', 'wing ave', null, null]],
    ['12 Cottage St', undefined, ['12', 'cottage st', null, null]],
    ['12 Cottage Apt 3', undefined, ['12', 'cottage', '3', null]],
    ['1200 Block A St', undefined, ['1200', 'block a st', null, null]],
    ['RR 2 Box 18', undefined, [null, 'rr 2 box 18', null, null]],
    ['6 tullaroop street', 'willaroo', ['6', 'tullaroop st', null, 'willaroo']],
  ])('%s, %s', (line1, line2, expected) => expect(parts(line1, line2)).toEqual(expected))

  test('states by name or code, ZIP and ZIP+4, cities without abbreviations', () => {
    expect(address({ city: 'St. Paul', state: 'minnesota', zip: '55101-1234' })).toMatchObject({
      city: 'saint paul',
      state: 'MN',
      zip: '55101',
      zip4: '1234',
    })
    expect(address({ state: 'N.Y.', zip: '100011234' })).toMatchObject({ state: 'NY', zip: '10001', zip4: '1234' })
    expect(address({ state: 'MA', zip: '2139' })).toMatchObject({ zip: '02139' })
  })
  test('what is not American stays as text', () => {
    expect(address({ city: 'St James', state: 'qld', zip: '4011' })).toMatchObject({ state: 'qld', zip: '4011' })
    expect(address({ zip: 'sw1a 1aa' })).toMatchObject({ zip: 'SW1A1AA' })
  })
  test.each([
    '1 Unknown',
    '123 Unknown St',
    '000 Homeless St',
    '12-34 Unknown',
    '000-00-0000 Unknown',
    'Same as mother',
    'Return Mail',
    'NFA',
    'No fixed address',
    'Bad address',
    'Undomiciled',
    'Transient',
    'c/o Shelter',
    'c/o Faith Shelter',
    'General Delivery',
    'Homeless',
    'Unknown',
  ])('%s is no home', (line1) => {
    const { record, warnings } = read({ address: { line1, city: 'Columbus' } })
    expect(record.address).toMatchObject({ number: null, street: null, unit: null, extra: null, city: 'columbus' })
    expect(warnings).toEqual([{ field: 'address.line1', message: 'is a placeholder and counts as absent' }])
  })
  test.each([
    ['123 Main St', '123', 'main st'],
    ['12 Shelter Rd', '12', 'shelter rd'],
    ['5 Sameday Ave', '5', 'sameday ave'],
    ['c/o Smith', null, 'c o smith'],
  ])('%s is a place', (line1, number, street) => expect(address({ line1 })).toMatchObject({ number, street }))
  test('placeholders are absent', () => {
    expect(address({ line1: 'Homeless', city: 'unknown', zip: '99999' })).toBeNull()
    expect(read({ address: { line1: 'homeless', zip: '00000' } }).warnings.map(({ field }) => field)).toEqual([
      'address.line1',
      'address.zip',
    ])
  })
})

describe('A whole address in one line', () => {
  const place = ['12', 'main st', '4', 'springfield', 'IL', '62704']
  const parts = (value: PatientInput['address']) => {
    const { record, warnings } = read({ address: value })
    expect(warnings).toEqual([])
    const { number, street, unit, city, state, zip } = record.address!
    return [number, street, unit, city, state, zip]
  }
  test.each([
    '12 Main St Apt 4, Springfield, IL 62704',
    '12 Main Street #4, Springfield, IL 62704-1234',
    '12 Main St, Apt 4, Springfield IL 62704',
    '12 MAIN ST, APT 4, SPRINGFIELD, ILLINOIS 62704',
    '12 Main St Apt 4, Springfield Illinois 62704',
    '12 Main St Apt 4, Springfield, IL, 62704, USA',
    '12 Main St Apt 4, Springfield, I.L. 62704 United States',
    '12 Main St\nApt 4\r\nSpringfield, IL 62704',
    '12 Main St Apt 4 | Springfield | IL | 627041234',
  ])('%j is taken apart', (line1) => expect(parts({ line1 })).toEqual(place))

  test.each([
    ['P.O. Box 77, Springfield, IL 62704', ['77', 'po box', null, 'springfield', 'IL', '62704']],
    ['RR 2 Box 18, Springfield, IL 62704', [null, 'rr 2 box 18', null, 'springfield', 'IL', '62704']],
    ['5 Oak Rd, New York, New York 10001', ['5', 'oak rd', null, 'new york', 'NY', '10001']],
    ['5 Oak Rd, Washington, D.C. 20001', ['5', 'oak rd', null, 'washington', 'DC', '20001']],
    ['5 Oak Rd, Charleston West Virginia 25301', ['5', 'oak rd', null, 'charleston', 'WV', '25301']],
    ['5 St. Louis Street, St. Louis, MO 63101', ['5', 'st louis st', null, 'saint louis', 'MO', '63101']],
    ['5 Oak Rd, Apt B, IL 62704', ['5', 'oak rd', 'b', null, 'IL', '62704']],
    ['Springfield, IL 62704', [null, null, null, 'springfield', 'IL', '62704']],
  ])('%s', (line1, expected) => expect(parts({ line1 })).toEqual(expected))

  test('the place may stand in the second line, and a unit behind the place', () => {
    expect(parts({ line1: '12 Main St', line2: 'Apt 4, Springfield, IL 62704' })).toEqual(place)
    expect(parts({ line1: '12 Main St, Springfield, IL 62704', line2: 'Apt 4' })).toEqual(place)
  })

  test.each([
    '12 High Street, Leeds LS1 4AP',
    'Hauptstr. 5, 04103 Leipzig',
    'Hauptstr. 5, Leipzig, DE 04103',
    'Via Roma 5, Palermo, PA',
    '12 George St, Perth, WA 6000',
    '12 Main St, Springfield, IL 62704, Canada',
    '12 Illinois Avenue',
    '12 Main St, Illinois Avenue',
    '12 Main St, Port Washington 11050',
    '12 Main St, Indiana, 15701',
    '12 Main St, Springfield, 62704',
    '12 Main St, Springfield, IL',
    '12 Elm St, Boston, MA 92115',
    '12, Broadway, NY 10004',
    '12, Rue Monge, 75005',
    '456 Pine Ln, Mobile Home Park, AL',
    '5 High St, Tbilisi, Georgia',
    '5 Street, Bogota, CO',
    '12 Main St, 62704',
    '12 Main St Springfield IL 62704',
    'St. Louis Street, Floor 2',
  ])('%s names no place for certain', (line1) => {
    expect(read({ address: { line1 } }).record.address).toMatchObject({ city: null, state: null, zip: null })
    expect(read({ address: { line1 } }).warnings).toEqual([])
  })

  const own = { city: 'Springfield', state: 'IL', zip: '62704' }
  test.each([
    '12 Main St Apt 4, Springfield, IL 62704',
    '12 Main St Apt 4, Springfield, IL 62704-1234, USA',
    '12 Main St Apt 4, Springfield',
    '12 Main St Apt 4, Springfield IL',
    '12 Main St Apt 4, 62704',
  ])('%s beside fields of the same place names it once', (line1) => expect(parts({ line1, ...own })).toEqual(place))

  test('what fields say counts, and a line that contradicts them stays whole', () => {
    const line1 = '12 Main St, Chatham, IL 62629'
    expect(parts({ line1, ...own })).toEqual(['12', 'main st chatham il 62629', null, 'springfield', 'IL', '62704'])
    expect(parts({ line1, state: 'MO' })).toEqual(['12', 'main st chatham il 62629', null, null, 'MO', null])
    expect(parts({ line1, state: 'il' })).toEqual(['12', 'main st', null, 'chatham', 'IL', '62629'])
  })

  test('what is no home or a placeholder is told, and the rest is taken', () => {
    const { record, warnings } = read({ address: { line1: 'Homeless, Springfield, IL 66666' } })
    expect(record.address).toMatchObject({ street: null, city: 'springfield', state: 'IL', zip: null })
    expect(warnings.map(({ field }) => field)).toEqual(['address.line1', 'address.zip'])
  })

  test('a line of 10,000 characters takes no longer than it should', () => {
    for (const piece of [',', 'a,', '62704 ', 'new york ', ', IL 62704', '\n|']) {
      const begun = performance.now()
      read({ address: { line1: piece.repeat(10_000 / piece.length), ...own } })
      read({ address: { line1: piece.repeat(200 / piece.length), ...own } })
      expect(performance.now() - begun).toBeLessThan(2_000)
    }
  })
})

describe('Identifiers and sex', () => {
  test.each(['9', '11', '22', '99', '111', '7777'])('%s is an identifier', (value) => {
    const { record, warnings } = read({ identifiers: [{ system: 'mrn', value }] })
    expect([record.identifiers, warnings]).toEqual([[{ system: 'mrn', value }], []])
  })

  test.each([
    '0',
    '00',
    '000',
    '0000',
    '99999',
    '111-11-1111',
    'X',
    'xxx',
    'CASH',
    'See chart',
    'SELF',
    'Self-pay',
    'NEW',
    'No insurance',
    'PENDING',
    'none',
    '123-45-6789',
  ])('%s is no identifier', (value) => {
    const { record, warnings } = read({ identifiers: [{ system: 'mrn', value }] })
    expect([record.identifiers, warnings.map(({ field }) => field)]).toEqual([[], ['identifiers']])
  })

  test('identifiers are by system, each once', () => {
    const { record } = read({
      identifiers: [
        { system: 'MRN', value: ' 00-12 a' },
        { system: 'mrn', value: '0012A' },
        { system: 'MBI', value: '1EG4-TE5-MK73' },
        { system: 'MRN', value: '0000' },
      ],
    })
    expect(record.identifiers).toEqual([
      { system: 'mbi', value: '1EG4TE5MK73' },
      { system: 'mrn', value: '0012A' },
    ])
  })
  test.each([
    ['MALE', ['Mann', 'männlich', 'masculino', 'Hombre', 'niño', 'homme', 'man', 'Boy', 'MANNELIJK']],
    ['FEMALE', ['w', 'weiblich', 'Frau', 'femenino', 'Mujer', 'niña', 'femme', 'féminin', 'vrouw', 'Girl', 'FEM']],
    [null, ['H', 'V', 'h', 'Unbekannt']],
  ])('sex %s by words of several languages', (sex, words) => {
    for (const word of words) {
      const { record, warnings } = read({ sex: word })
      expect([word, record.sex, warnings.length]).toEqual([word, sex, sex === null ? 1 : 0])
    }
  })

  test('sex by word or letter', () => {
    expect(['F', 'male', 'X', 'UNKNOWN', '?'].map((sex) => read({ sex }).record.sex)).toEqual([
      'FEMALE',
      'MALE',
      'OTHER',
      null,
      null,
    ])
  })
})
