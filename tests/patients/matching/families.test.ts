import { describe, expect, test } from 'vitest'
import type { PatientInput } from '../../../src/patients/patient.ts'
import { ask, indexOf, MARIA } from './someone.ts'

const but = (changes: PatientInput): PatientInput => ({ ...MARIA, ...changes })
const without = (...fields: (keyof PatientInput)[]): PatientInput =>
  Object.fromEntries(Object.entries(MARIA).filter(([field]) => !fields.includes(field as keyof PatientInput)))
const noSsn = without('ssn', 'middleName')
const noSex = without('ssn', 'middleName', 'sex')
const bare = without('ssn', 'middleName', 'address', 'phones', 'emails')
const CITY = { city: 'Columbus', state: 'OH' }
const insured = (patient: PatientInput): PatientInput => ({
  ...patient,
  identifiers: [{ system: 'insurance', value: 'XJK100555' }],
})
/** One in one city whose contacts are nearly those of the other. */
const reachedAlike = (one: PatientInput, other: PatientInput): [string, PatientInput, PatientInput][] => {
  const by = [one, other].map(({ phones, emails }) => phones ?? emails).join(' for ')
  return [
    [`in one city, by ${by}`, { ...bare, address: CITY, ...one }, { ...bare, address: CITY, ...other }],
    [`by a mistyped name and ${by}`, { ...bare, lastName: 'Castelano', ...one }, { ...bare, ...other }],
  ]
}
const namelessBoth = (
  what: string,
  one: PatientInput = {},
  other: PatientInput = {},
): [string, PatientInput, PatientInput][] => [
  [
    `without a first name on either side, ${what}`,
    but({ firstName: null, ...one }),
    but({ firstName: 'Unknown', ...other }),
  ],
]
const numbered = (patient: PatientInput, value: string): PatientInput => ({
  ...patient,
  identifiers: [{ system: 'mrn', value }],
})
/** Of one name: one whose birth date is not known, and one whose birth date is a digit off. */
const namesakesNumbered = (one: string, other: string): [string, PatientInput, PatientInput][] => [
  [
    `two of one name and house, one without a birth date, numbered ${one} and ${other}`,
    numbered(without('ssn', 'middleName', 'dateOfBirth', 'phones', 'emails'), one),
    numbered({ ...without('ssn', 'middleName', 'phones', 'emails'), dateOfBirth: '2011-05-09' }, other),
  ],
  [
    `two of one name, one without a birth date, numbered ${one} and ${other}`,
    numbered({ ...bare, dateOfBirth: null }, one),
    numbered(bare, other),
  ],
]
const namesakesInARow = (one: string, other: string): [string, PatientInput, PatientInput][] => [
  ...namesakesNumbered(one, other),
  [
    `two of one name, born a month apart, numbered ${one} and ${other}`,
    numbered({ ...bare, dateOfBirth: '1978-04-14' }, one),
    numbered(bare, other),
  ],
]
const twinsCalled = (one: string, other: string): [string, PatientInput, PatientInput][] => [
  [`twins called ${one} and ${other}`, { ...noSsn, firstName: one }, { ...noSsn, firstName: other }],
]

/** Of one birth date, home and phone; what stands behind a bar is written as a middle name. */
const cutAs = (one: string, other: string): [string, PatientInput, PatientInput][] => {
  const [a, b] = [one, other].map((written) => {
    const [firstName, middleName = null] = written.split('|')
    return { ...noSsn, firstName, middleName }
  })
  return [[`one called ${one} and one called ${other}`, a!, b!]]
}

/** Of one mother and day, by the names that two hospitals or wards wrote. */
const newborns = (one: string, other: string): [string, PatientInput, PatientInput][] => {
  const born = { ...noSex, dateOfBirth: '2026-11-02' }
  return [[`newborns called ${one} and ${other}`, { ...born, firstName: one }, { ...born, firstName: other }]]
}

/** Of whom all but a number in the name is filled in alike. */
const numberedApart = (one: PatientInput, other: PatientInput): [string, PatientInput, PatientInput][] => [
  [
    `two called ${Object.values(one).join(' ')} and ${Object.values(other).join(' ')}`,
    { ...noSsn, ...one },
    { ...noSsn, ...other },
  ],
]

/** One has a name; the other is told to be the second of a birth. */
const oneOfSeveral = (by: string, shared: PatientInput): [string, PatientInput, PatientInput][] => {
  const born = { ...shared, dateOfBirth: '2026-11-02' }
  return ['Baby Girl B', 'Twin Two'].map((called) => [
    `newborns called ${called} and Josiah, ${by}`,
    { ...born, firstName: called },
    { ...born, firstName: 'Josiah' },
  ])
}

/** As an emergency department writes down who came and who pays. */
const underOneNumber = (by: string, one: PatientInput, other: PatientInput): [string, PatientInput, PatientInput][] => [
  [
    `two of one family, one without a birth date, under one SSN, by ${by}`,
    but({ middleName: null, ...one }),
    but({ middleName: null, dateOfBirth: null, ...other }),
  ],
]

/** Born three days apart, with one name and no other phone. */
const neighbours = (
  where: string,
  one: PatientInput['address'],
  other: PatientInput['address'],
): [string, PatientInput, PatientInput][] => {
  const at = (address: PatientInput['address'], day: string, lastName: string) => ({
    ...without('ssn', 'middleName', 'phones', 'emails'),
    address: { ...address, city: 'Bayamon', state: 'PR', zip: '00957' },
    dateOfBirth: `1975-01-${day}`,
    lastName,
  })
  return [[`namesakes in two ${where}`, at(one, '24', 'Vega Perez'), at(other, '27', 'Perez Perez')]]
}

/** By another last name, phone and e-mail address, at home. */
const renamed = (firstName: string, sex: string | null): PatientInput => ({
  ...noSsn,
  firstName,
  sex,
  lastName: 'Whitfield',
  phones: ['614-555-0199'],
  emails: ['w@example.net'],
})

/** Men of one first name, birth date and home. */
const manRenamed = (by: string, one: PatientInput, other: PatientInput): [string, PatientInput, PatientInput][] => {
  const atHome = { ...without('ssn', 'middleName', 'phones', 'emails'), firstName: 'Walter', sex: 'MALE' }
  return [
    [
      `a man of another last name, ${by}`,
      { ...atHome, lastName: 'Whitfield', ...other },
      { ...atHome, phones: MARIA.phones, emails: MARIA.emails, ssn: MARIA.ssn, ...one },
    ],
  ]
}

const ELSEWHERE = { line1: '9 Elm St', city: 'Boise', state: 'ID', zip: '83702' }

/** Namesakes but for a part of the last name, born on one day. */
const otherSurnames = (one: string, other: string): [string, PatientInput, PatientInput][] => [
  [
    `a ${one} and a ${other}`,
    { ...without('ssn', 'middleName', 'address', 'phones', 'emails'), lastName: one },
    { ...without('ssn', 'middleName', 'phones', 'emails'), lastName: other, address: ELSEWHERE },
  ],
]

/** In the place of the last name, of a family that shares the rest. */
const wholeNames = (...written: string[]): [string, PatientInput, PatientInput][] =>
  written.map((lastName) => [`Maria Castellano and ${lastName}`, { ...noSex, firstName: null, lastName }, noSex])

/** Each by a phone of their own. */
const twinsReached = (one: string, other: string): [string, PatientInput, PatientInput][] => [
  [
    `twins called ${one} and ${other}, by phones of their own`,
    { ...without('ssn', 'middleName', 'emails'), firstName: one },
    { ...without('ssn', 'middleName', 'emails'), firstName: other, phones: ['614-555-0199'] },
  ],
]

describe('The machine finds a person again', () => {
  test.each<[string, PatientInput, PatientInput?]>([
    ['as she was', MARIA],
    ['without SSN and middle name', noSsn],
    ['with a nickname', { ...noSsn, firstName: 'Mary' }],
    ['by an initial', { ...noSsn, firstName: 'M' }],
    ['by her middle name', { ...without('ssn', 'middleName'), firstName: 'Elena' }],
    [
      'by her middle name, with one that most women of her community have',
      { ...noSsn, firstName: 'Nellie', middleName: 'Thuy', lastName: 'Tran' },
      { ...noSsn, firstName: 'Thuy', middleName: 'Thi', lastName: 'Tran' },
    ],
    ['with her first name mistyped', { ...noSsn, firstName: 'Mraia' }],
    ['with the end of a name lost that is hers alone', { ...noSsn, firstName: 'Glori' }, but({ firstName: 'Gloria' })],
    ['with the first two letters of her name turned', { ...noSsn, firstName: 'Amria' }],
    ['with her last name mistyped', { ...noSsn, lastName: 'Castelano' }],
    [
      'with her names swapped, and another surname beside',
      { ...noSsn, firstName: 'Castellano Rey', lastName: 'Maria' },
    ],
    [
      'by another surname, with what hers was as middle name',
      { ...noSsn, middleName: 'C', lastName: 'Whitfield' },
      { ...noSsn, middleName: 'Elena' },
    ],
    ...[
      ['de la Rosa', 'Rosa'],
      ['van den Berg', 'B'],
      ['Lopez Garcia', 'Garcia'],
      ['Jonson', 'Johnson'],
    ].map(([lastName, middleName]): [string, PatientInput, PatientInput] => [
      `by another surname, with ${middleName} of ${lastName} as middle name`,
      { ...noSsn, middleName: middleName!, lastName: 'Whitfield' },
      { ...noSsn, middleName: 'Zelda', lastName: lastName! },
    ]),
    ['by 1 January of her year of birth', { ...noSsn, dateOfBirth: '1978-01-01' }],
    ['by the year of another decade', { ...noSsn, dateOfBirth: '2005-03-14' }, { ...noSsn, dateOfBirth: '1995-03-14' }],
    ['with her whole name for the last name', { ...noSsn, firstName: null, lastName: 'Castellano, Maria' }],
    ['with her whole name for the first name', { ...noSsn, firstName: 'Castellano, Maria', lastName: null }],
    ['with her first name before the last name', { ...noSsn, firstName: null, lastName: 'Maria Castellano' }],
    ['with a nickname before the last name', { ...noSsn, firstName: null, lastName: 'Mary Castellano' }],
    [
      'without a first name, by one of her last names, which may be a given name',
      { ...noSsn, firstName: null, lastName: 'Martin Castellano' },
      { ...noSsn, lastName: 'Martin Castellano' },
    ],
    ['with her names swapped', { ...noSsn, firstName: 'Castellano', lastName: 'Maria' }],
    ['with a double name', { ...noSsn, lastName: 'Castellano-Jones' }],
    [
      'with one of her two last names, at another address',
      { ...noSsn, lastName: 'Castellano Jones', address: ELSEWHERE },
      { ...noSsn, lastName: 'Jones' },
    ],
    ['with her first name written short', { ...noSsn, firstName: 'Ma. Elena' }, but({ firstName: 'Maria Elena' })],
    ['under another spelling', { ...noSsn, firstName: 'Muhammad' }, { ...noSsn, firstName: 'Mohamed' }],
    [
      'under another spelling, with another phone',
      { ...noSsn, firstName: 'Muhammad', phones: ['614-555-0199'] },
      { ...noSsn, firstName: 'Mohamed' },
    ],
    ['under another given name, by her SSN', but({ firstName: 'Elena', middleName: null }), but({ middleName: null })],
    ...reachedAlike({ emails: ['qrosa@example.com'] }, { emails: ['qroza@example.com'] }),
    ...reachedAlike({ emails: ['qrosa@example.com'] }, { emails: ['qrosa@example.net'] }),
    ...reachedAlike({ phones: ['614-555-0142'] }, { phones: ['614-555-0143'] }),
    [
      'with another month of birth, by a phone with a digit wrong',
      { ...bare, dateOfBirth: '1978-10-14', phones: ['614-555-0142'] },
      { ...bare, phones: ['614-555-0143'] },
    ],
    [
      'with a digit of her birth date and of her number wrong',
      numbered({ ...bare, dateOfBirth: '1978-04-14' }, '4711384'),
      numbered(bare, '4711394'),
    ],
    [
      'after a move, by a number with a digit wrong',
      numbered({ ...bare, address: ELSEWHERE }, '4711384'),
      numbered({ ...bare, address: MARIA.address }, '4711394'),
    ],
    ['with a middle name that is no given name', { ...noSsn, middleName: 'Quxley' }, without('ssn')],
    ['with a middle name that is a given name', without('ssn'), { ...noSsn, middleName: 'Quxley' }],
    ['with two middle names that are none', { ...noSsn, middleName: 'Quxley' }, { ...noSsn, middleName: 'Zorben' }],
    ['with her middle name', without('ssn'), without('ssn')],
    ...cutAs('Mary Ann', 'Mary'),
    ...cutAs('Mary Ann', 'Mary|A'),
    ...cutAs('Mary Ann', 'Mary|Ann'),
    ...cutAs('Mary Ann|Lee', 'Mary|Lee'),
    ...cutAs('Mary Ann|Lee', 'Mary|Ann'),
    ...cutAs('Maria del Carmen', 'Maria|Carmen'),
    ...cutAs('Maria Carmen', 'Maria|del Carmen'),
    ...cutAs('Mary Quxley', 'Mary|Zorben'),
    ...cutAs('Bobby B', 'Bobby'),
    ...cutAs('Abby B', 'Abby'),
    ...newborns('B/B Jennifer A', 'BB Jennifer A'),
    ...newborns('B/B Jennifer', 'Jennifer Boy'),
    [
      'by an initial, with an SSN that is ten off',
      but({ firstName: 'M', middleName: null, ssn: '536-22-8155' }),
      but({ middleName: null }),
    ],
    ['with another year of birth, less than a generation off, by her SSN', but({ dateOfBirth: '1964-03-14' })],
    ['after a marriage', { ...noSsn, lastName: 'Whitfield' }],
    ['after a marriage, by another phone and e-mail address', renamed('Maria', 'FEMALE')],
    ['after a marriage, by another phone and e-mail address, of unknown sex', renamed('Maria', null)],
    ...manRenamed('by his phone', {}, { phones: MARIA.phones }),
    ...manRenamed('by his home, of whom no phone is known', {}, {}),
    ...manRenamed('by his middle name', { middleName: 'Amos' }, { middleName: 'Amos', phones: ['614-555-0199'] }),
    ...manRenamed('by his SSN', {}, { ssn: MARIA.ssn, phones: ['614-555-0199'] }),
    ['with the day of birth off by two', { ...noSsn, dateOfBirth: '1978-03-16' }],
    ['with the month of birth off by two', { ...noSsn, dateOfBirth: '1978-05-14' }],
    [
      'with a first name that sounds alike, and the last four of her SSN',
      { ...noSsn, firstName: 'Mario', ssn: '8145' },
    ],
    ['with another month of birth, by her home', { ...noSsn, dateOfBirth: '1978-10-14' }],
    ['with another part of her birth date wrong, by her SSN', but({ dateOfBirth: '1978-03-29' })],
    ['without a first name, by her mailbox', { ...noSsn, firstName: 'Unknown' }],
    ['without a first name, by her SSN', { ...without('phones', 'emails'), firstName: 'Unknown', address: ELSEWHERE }],
    ...namelessBoth('by SSN and birth date'),
    ['without a birth date, by her mailbox', without('ssn', 'middleName', 'dateOfBirth')],
    ['without a birth date, by her home and phone', without('ssn', 'middleName', 'dateOfBirth', 'emails')],
    ['without a first name, by her home and phone', { ...without('ssn', 'middleName', 'emails'), firstName: 'Test' }],
    ['with day and month swapped', { ...noSsn, dateOfBirth: '1978-04-03' }, but({ dateOfBirth: '1978-03-04' })],
    ['with the year of birth off by one', { ...noSsn, dateOfBirth: '1979-03-14' }],
    [
      'after a move, by her phone',
      { ...noSsn, address: { line1: '9 Elm St', city: 'Boise', state: 'ID', zip: '83702' } },
    ],
    [
      'after a move, by her SSN',
      but({ phones: [], emails: [], address: { line1: '9 Elm St', city: 'Boise', state: 'ID', zip: '83702' } }),
    ],
    ['with the last four of her SSN', { ...without('address', 'phones', 'emails', 'middleName'), ssn: '8145' }],
    [
      'in capitals with another spelling of the address',
      { ...noSsn, lastName: 'CASTELLANO', address: { line1: '482 BIRCHWOOD AVENUE', zip: '43215-1234' } },
    ],
  ])('%s', (_, question, known = MARIA) => {
    expect(ask(question, [known]).status).toBe('MATCH')
  })

  test('who had no name when she was born, by her number', () => {
    const child = (firstName: string) => but({ firstName, middleName: null, dateOfBirth: '2024-07-21', phones: [] })
    expect(ask(child('Baby Girl'), [[child('Baby Girl'), child('Lucia')]]).status).toBe('MATCH')
  })

  test('who was told to be the second of a birth, once somebody has said which name that one has', () => {
    const child = (firstName: string) => ({ ...noSex, firstName, dateOfBirth: '2026-11-02' })
    const [unnamed, named] = [child('Baby Girl B'), child('Lucia')]
    expect(ask(unnamed, [[unnamed, named]]).status).toBe('MATCH')
    expect(ask(named, [[unnamed, named]]).status).toBe('MATCH')
  })

  test.each(['Boyd', 'Malea', 'Boye', 'Twinkle', 'Elena Baby'])(
    'who had no name when she was born, and is called %s, by phone and home',
    (firstName) => {
      const child = (called: string) => ({ ...noSex, firstName: called, dateOfBirth: '2024-07-21' })
      expect(ask(child(firstName), [child('Baby')]).status).toBe('MATCH')
    },
  )

  test.each(['Male Infant', 'Infant Male', 'Newborn Male', 'Boy Baby'])(
    'who had no name when he was born, and was called %s, by phone and home',
    (firstName) => {
      const child = { ...noSex, firstName: 'Liam', dateOfBirth: '2024-07-21' }
      expect(ask(child, [{ ...child, firstName }]).status).toBe('MATCH')
    },
  )

  test.each(['Boy B', 'Violet\u2019s boy C', 'Girl 2'])('who is %s in both records', (firstName) => {
    const newborn = { ...noSex, firstName, dateOfBirth: '2026-11-02' }
    expect(ask(newborn, [newborn]).status).toBe('MATCH')
  })

  test.each(['Infant of Mary', 'BB Mary', 'Boy Mary', 'Girl of Mary', 'Mary Boy', 'Baby Boy Mary', 'Marysboy'])(
    'who is called %s in both records, but not for certain: so is a twin',
    (firstName) => {
      const newborn = { ...noSex, firstName, dateOfBirth: '2026-11-02' }
      expect(ask(newborn, [newborn])).toMatchObject({ status: 'MATCH', grade: 'PROBABLE' })
    },
  )

  test.each(['Boyd Mary', 'Mary Twinkle', 'Elena Bobby'])('who is called %s, for certain', (firstName) => {
    expect(ask({ ...noSsn, firstName }, [{ ...noSsn, firstName }]).grade).toBe('CERTAIN')
  })

  test('under another given name, by her SSN, once she is of age', () => {
    const born = (year: number, firstName: string) => but({ firstName, middleName: null, dateOfBirth: `${year}-03-14` })
    expect(ask(born(2007, 'Elena'), [born(2007, 'Maria')]).status).toBe('MATCH')
    expect(ask(born(2008, 'Elena'), [born(2008, 'Maria')]).status).toBe('POSSIBLE')
  })

  test('by her initial, when a record has her names in each other\u2019s place', () => {
    const turned = { ...noSsn, firstName: 'Castellano', lastName: 'Maria' }
    expect(ask({ ...noSsn, firstName: 'M' }, [[noSsn, turned]]).status).toBe('MATCH')
  })

  test('by her middle name, when a record leaves it out', () => {
    const called = (firstName: string, middleName: string | null) => ({ ...noSsn, firstName, middleName })
    expect(ask(called('Sofia', null), [[called('Mary', 'Sofia'), called('Mary', null)]]).status).toBe('MATCH')
  })

  test('by a name that only an older record of hers has', () => {
    const married = but({
      lastName: 'Whitfield',
      address: { line1: '9 Elm St', city: 'Boise', state: 'ID', zip: '83702' },
    })
    expect(ask(noSsn, [[MARIA, married]]).status).toBe('MATCH')
  })
})

describe('Where a population keeps nothing but names and birth dates, the machine', () => {
  const known: PatientInput = { firstName: 'Arnold', lastName: 'Zinke', dateOfBirth: '1945-08-14' }
  const asked = (changes: PatientInput) => ask({ ...known, ...changes }, [known], { persons: 3_000 }).status

  test.each<[string, PatientInput]>([
    ['a mistyped name', { lastName: 'Zinkee' }],
    ['a mistyped day', { dateOfBirth: '1945-08-15' }],
    ['another month', { dateOfBirth: '1945-02-14' }],
  ])('finds a person by %s', (_, changes) => {
    expect(asked(changes)).toBe('MATCH')
  })

  test.each<[string, PatientInput]>([
    ['a sibling', { firstName: 'Herbert' }],
    ['a son of the same name', { dateOfBirth: '1978-08-14' }],
  ])('leaves %s to a person', (_, changes) => {
    expect(asked(changes)).not.toBe('MATCH')
  })

  test('weighs names and a birth date that are exactly the same by how rare they are alone', () => {
    expect(ask(known, [known], { persons: 400_000_000 }).status).toBe('MATCH')
  })

  test('leaves one of many namesakes to a person', () => {
    const smith: PatientInput = { firstName: 'John', lastName: 'Smith', dateOfBirth: '1945-08-14' }
    expect(ask({ ...smith, dateOfBirth: '1945-08-15' }, [smith], { persons: 1_000_000 }).status).not.toBe('MATCH')
  })
})

describe('The machine never joins', () => {
  const separate: [string, PatientInput, PatientInput][] = [
    ...manRenamed('by another phone and e-mail address', {}, { phones: ['614-555-0199'], emails: ['w@example.net'] }),
    ...manRenamed('by another phone', {}, { phones: ['614-555-0199'] }),
    ['twins', { ...noSsn, firstName: 'Lucia' }, noSsn],
    [
      'twins whose names look alike',
      { ...noSsn, firstName: 'Jayden', sex: 'MALE' },
      { ...noSsn, firstName: 'Hayden', sex: 'MALE' },
    ],
    [
      'a boy and a girl of one birth',
      { ...noSsn, firstName: 'Danielo', sex: 'MALE' },
      { ...noSsn, firstName: 'Daniela' },
    ],
    [
      'children of one birth under the SSN of a parent',
      but({ firstName: 'Emma', middleName: null, dateOfBirth: '2019-03-14' }),
      but({ firstName: 'Olivia', middleName: null, dateOfBirth: '2019-03-14' }),
    ],
    [
      'twins whose names look alike, under the last four of one SSN',
      { ...noSsn, firstName: 'Jayden', sex: 'MALE', dateOfBirth: '2019-03-14', ssn: '8145' },
      { ...noSsn, firstName: 'Hayden', sex: 'MALE', dateOfBirth: '2019-03-14', ssn: '8145' },
    ],
    [
      'father and son by other national numbers, born on one day of the year',
      { ...noSsn, ssn: '450 006 4710', dateOfBirth: '1950-03-04' },
      { ...noSsn, ssn: '943 476 5919', dateOfBirth: '1980-03-04' },
    ],
    [
      'two without a birth date who have other national numbers',
      { ...without('middleName', 'dateOfBirth'), ssn: '450 006 4710' },
      { ...without('middleName', 'dateOfBirth'), ssn: '943 476 5919' },
    ],
    [
      'a child without a birth date under the SSN of a parent',
      { ...without('middleName', 'dateOfBirth', 'emails'), firstName: 'Wanda' },
      { ...without('middleName', 'emails'), firstName: 'Gloria' },
    ],
    [
      'two patients of whom one got the SSN and birth date of the other by mistake',
      MARIA,
      {
        firstName: 'Charlotte',
        lastName: 'Ward',
        dateOfBirth: MARIA.dateOfBirth,
        ssn: MARIA.ssn,
        address: { line1: '2551 Willow Ave', city: 'Tampa', state: 'FL', zip: '33602' },
        phones: ['813-555-0141'],
      },
    ],
    [
      'two of one first name and SSN with other surnames, homes and birth dates',
      MARIA,
      {
        firstName: 'Maria',
        lastName: 'Jaworski',
        dateOfBirth: '1978-11-20',
        ssn: MARIA.ssn,
        address: { line1: '2551 Willow Ave', city: 'Tampa', state: 'FL', zip: '33602' },
      },
    ],
    ...otherSurnames('de la Cruz', 'de la Torre'),
    ...otherSurnames('Al-Rashid', 'Al-Harbi'),
    ...otherSurnames('Garcia Lopez', 'Garcia Perez'),
    [
      'spouses of like names under one SSN, born a year apart',
      but({ firstName: 'Juan', middleName: null, sex: 'MALE', dateOfBirth: '1957-08-02', phones: [], emails: [] }),
      but({ firstName: 'Juana', middleName: null, dateOfBirth: '1956-08-02', phones: [], emails: [] }),
    ],
    [
      'two adults of other first names, one birth date and the last four of one SSN',
      { ...bare, firstName: 'Gloria', ssn: '8145' },
      { ...bare, ssn: '8145' },
    ],
    [
      'a man and a woman of similar names and one birth date under one SSN, who live apart',
      { ...bare, firstName: 'Jayden', sex: 'MALE', ssn: MARIA.ssn },
      { ...bare, firstName: 'Hayden', ssn: MARIA.ssn },
    ],
    ['a parent and a child of one name under one SSN, born 15 years apart', but({ dateOfBirth: '1963-03-14' }), MARIA],
    [
      'twins with SSNs nine apart, one of whom is known by an initial',
      but({ firstName: 'M', middleName: null, ssn: '536-22-8154' }),
      but({ middleName: null }),
    ],
    [
      'a boy and a girl of one birth under one SSN, who live apart',
      { ...without('middleName', 'phones', 'emails'), firstName: 'Michael', sex: 'MALE', address: ELSEWHERE },
      { ...without('middleName', 'phones', 'emails'), firstName: 'Jennifer' },
    ],
    ['a child under the SSN of a parent of the same name', but({ dateOfBirth: '2008-03-14' }), MARIA],
    [
      'a father and a son whose suffix one record leaves out',
      { ...noSsn, firstName: 'Jose', sex: 'MALE', dateOfBirth: '1986-06-17', suffix: 'Jr' },
      { ...noSsn, firstName: 'Jose', sex: 'MALE', dateOfBirth: '1956-06-17' },
    ],
    [
      'two of one name, born on the first of January of other years',
      { ...without('ssn', 'middleName', 'phones', 'emails'), dateOfBirth: '1984-01-01' },
      { ...without('ssn', 'middleName', 'phones', 'emails'), dateOfBirth: '1983-01-01' },
    ],
    [
      'two of one name in one ZIP, born on the first of January',
      { ...without('ssn', 'middleName', 'phones', 'emails'), dateOfBirth: '1984-01-01' },
      {
        ...without('ssn', 'middleName', 'phones', 'emails'),
        dateOfBirth: '1984-01-01',
        address: { line1: '9 Elm St', city: 'Columbus', state: 'OH', zip: '43215' },
      },
    ],
    [
      'two of one name and birth date, of whom one is a man',
      { firstName: 'Gurpreet', lastName: 'Sandhu', dateOfBirth: '1985-08-08', sex: 'MALE' },
      { firstName: 'Gurpreet', lastName: 'Sandhu', dateOfBirth: '1985-08-08', sex: 'FEMALE', address: ELSEWHERE },
    ],
    [
      'two of one name and birth date, with other middle names',
      { firstName: 'Jennifer', middleName: 'Lynn', lastName: 'Kowalski', dateOfBirth: '1988-06-17' },
      {
        firstName: 'Jennifer',
        middleName: 'Ann',
        lastName: 'Kowalski',
        dateOfBirth: '1988-06-17',
        address: ELSEWHERE,
      },
    ],
    [
      'two of one full name and without a birth date, who live apart',
      { ...without('ssn', 'dateOfBirth', 'phones', 'emails'), address: ELSEWHERE },
      without('ssn', 'dateOfBirth', 'phones', 'emails'),
    ],
    [
      'two of one name and phone and without a birth date, who live apart',
      { ...without('ssn', 'middleName', 'dateOfBirth', 'emails'), address: ELSEWHERE },
      without('ssn', 'middleName', 'dateOfBirth', 'emails'),
    ],
    [
      'somebody without a first name and one of another surname at one mailbox, born on one day',
      { ...noSsn, firstName: 'Unknown', lastName: 'Jaworski' },
      noSsn,
    ],
    ...wholeNames('Castellano, Robert', 'Robert Castellano', 'Mario Castellano'),
    [
      'somebody with another given name before the last name, under one SSN',
      but({ firstName: null, middleName: null, sex: null, lastName: 'Mario Castellano' }),
      but({ middleName: null }),
    ],
    ['newborn twins without names', { ...noSsn, firstName: 'Baby Boy A' }, { ...noSsn, firstName: 'Baby Boy B' }],
    [
      'grown twins with SSNs in a row, who live apart',
      {
        ...without('middleName', 'phones', 'emails'),
        firstName: 'Karen',
        ssn: '541326103',
        address: { line1: '9 Elm St', city: 'Boise', state: 'ID', zip: '83702' },
      },
      { ...without('middleName', 'phones', 'emails'), firstName: 'Diane', ssn: '541326104' },
    ],
    [
      'twins with SSNs in a row, one of whom is known by an initial',
      { ...without('middleName'), firstName: 'J', ssn: '541326103' },
      { ...without('middleName'), firstName: 'Joseph', ssn: '541326104' },
    ],
    [
      'two whose names are each other\u2019s turned round',
      { firstName: 'Thomas', lastName: 'James', dateOfBirth: '1971-02-01' },
      { firstName: 'James', lastName: 'Thomas', dateOfBirth: '1971-02-01' },
    ],
    ['siblings', { ...noSsn, firstName: 'Lucia', dateOfBirth: '1980-07-02' }, noSsn],
    ['siblings of one sex, born in one year', { ...noSsn, firstName: 'Lucia', dateOfBirth: '1978-12-30' }, noSsn],
    ['spouses', { ...noSsn, firstName: 'Robert', sex: 'MALE', dateOfBirth: '1976-11-09' }, noSsn],
    [
      'a wife who gives her husband\u2019s SSN',
      { ...MARIA, firstName: 'Robert', sex: 'MALE', dateOfBirth: '1976-11-09' },
      MARIA,
    ],
    ['a mother and a daughter of one name', { ...noSsn, dateOfBirth: '2001-08-21' }, noSsn],
    [
      'a mother and a daughter of one name, whose birth date is missing and who has another phone',
      { ...without('ssn', 'middleName', 'dateOfBirth', 'emails'), phones: ['614-555-0199'] },
      noSsn,
    ],
    [
      'a father or a son of one name, when only one of them is known to be called Jr',
      { ...without('ssn', 'middleName', 'dateOfBirth', 'emails'), sex: 'M' },
      { ...noSsn, sex: 'M', suffix: 'Jr' },
    ],
    [
      'twins whose names are one letter apart, with other middle names',
      { ...noSsn, firstName: 'Zaxen', middleName: 'Lee', sex: 'M' },
      { ...noSsn, firstName: 'Zaxon', middleName: 'Joel', sex: 'M' },
    ],
    ['father and son who differ by their suffix', { ...noSsn, suffix: 'Jr' }, { ...noSsn, suffix: 'Sr' }],
    [
      'two who share a phone',
      { firstName: 'Dana', lastName: 'Okafor', dateOfBirth: '1990-01-05', phones: MARIA.phones },
      noSsn,
    ],
    [
      'one who got the phone number of another',
      {
        ...noSsn,
        firstName: 'Zoe',
        lastName: 'Park',
        dateOfBirth: '1999-09-09',
        address: { zip: '90001' },
        emails: [],
      },
      noSsn,
    ],
    [
      'two residents of an institution',
      { ...noSsn, firstName: 'Agnes', lastName: 'Holloway', dateOfBirth: '1941-02-02', emails: [] },
      noSsn,
    ],
    ['two residents of an institution of one name', { ...noSsn, dateOfBirth: '1941-10-27', emails: [] }, noSsn],
    [
      'one name and birth date elsewhere in the country',
      {
        ...noSsn,
        phones: ['206-555-0107'],
        emails: ['mc@example.org'],
        address: { line1: '9 Elm St', city: 'Seattle', state: 'WA', zip: '98101' },
      },
      noSsn,
    ],
    [
      'one ZIP and birth date with another surname',
      { ...noSsn, lastName: 'Vandermeer', phones: [], emails: [], firstName: 'Holly', address: { zip: '43215' } },
      noSsn,
    ],
    ['a sister whose birth date is one digit off', { ...noSsn, firstName: 'Lucia', dateOfBirth: '1977-03-14' }, noSsn],
    ['a brother who begins with the same letter', { ...noSsn, firstName: 'M', sex: 'MALE' }, noSsn],
    [
      'two of one frequent name whose birth dates are a day apart, in one state',
      {
        firstName: 'Mary',
        lastName: 'Lopez',
        dateOfBirth: '2003-09-16',
        sex: 'F',
        phones: ['614-555-0111'],
        address: { line1: '5 Oak St', state: 'OH', zip: '43004' },
      },
      {
        firstName: 'Mary',
        lastName: 'Lopez',
        dateOfBirth: '2003-09-17',
        sex: 'F',
        phones: ['216-555-0122'],
        address: { line1: '7 Elm St', state: 'OH', zip: '44101' },
      },
    ],
    [
      'one name and birth date with another phone, where no address is known',
      { ...without('ssn', 'middleName', 'address', 'emails'), phones: ['206-555-0107'] },
      noSsn,
    ],
    [
      'one name and birth date in one city, with another phone and a mailbox one letter off',
      { ...bare, address: CITY, phones: ['206-555-0107'], emails: ['qrosa@example.com'] },
      { ...bare, address: CITY, phones: MARIA.phones, emails: ['qroza@example.com'] },
    ],
    [
      'one birth date and a name mistyped, with another phone and a mailbox one letter off',
      { ...bare, lastName: 'Castelano', phones: ['206-555-0107'], emails: ['qrosa@example.com'] },
      { ...bare, phones: MARIA.phones, emails: ['qroza@example.com'] },
    ],
    [
      'one first name, birth date and ZIP with another surname',
      {
        firstName: 'Maria',
        lastName: 'Vandermeer',
        dateOfBirth: '1978-03-14',
        address: { line1: '5 Oak St', zip: '43215' },
      },
      noSsn,
    ],
    ...twinsCalled('José Luis', 'José Antonio'),
    ...twinsCalled('Mary-Kate', 'Mary-Ann'),
    ...twinsCalled('Ji-hoon', 'Ji-woo'),
    ...twinsCalled('Mohammad Ali', 'Mohammad Hassan'),
    ...twinsCalled('Priya', 'Riya'),
    ...twinsCalled('Deandre', 'Leandre'),
    ...twinsCalled('Anna', 'Hannah'),
    ...twinsCalled('Rose', 'Mary'),
    ...twinsCalled('伟', '伟明'),
    ...cutAs('Mary Ann', 'Mary|Beth'),
    ...cutAs('Jose Luis', 'Jose|Antonio'),
    ...cutAs('Bob James', 'Robert|Lee'),
    ...cutAs('Maria del Carmen', 'Maria|Elena'),
    [
      'one called Ma. Elena and one called Maria Carmen, in two homes of one ZIP',
      { ...noSsn, firstName: 'Ma. Elena' },
      {
        ...noSsn,
        middleName: 'Carmen',
        phones: ['614-555-0199'],
        emails: [],
        address: { line1: '9 Elm St', zip: '43215' },
      },
    ],
    ['a baby boy and his sister', { ...noSex, firstName: 'Baby Boy' }, { ...noSsn, firstName: 'Olivia' }],
    [
      'twins of one first name with other middle names',
      { ...noSsn, middleName: 'Elena' },
      { ...noSsn, middleName: 'Veronica' },
    ],
    [
      'twins, of whom one is called what bearers of the other\u2019s middle name are',
      { ...noSsn, firstName: 'Emma', middleName: 'Ellie' },
      { ...noSsn, firstName: 'Elizabeth' },
    ],
    ...twinsReached('Luke', 'Lucas'),
    ['a boy and a girl whose sex is not told', { ...noSex, firstName: 'Samir' }, { ...noSex, firstName: 'Samira' }],
    ...namesakesNumbered('4711384', '4711394'),
    ...namesakesInARow('0000007', '0000008'),
    ...namesakesInARow('0000384', '0000984'),
    ...namesakesInARow('4711384', '4711385'),
    ...namesakesInARow('4711312', '4711321'),
    ...namesakesInARow('XJK10055501', 'XJK10055502'),
    ...namesakesInARow('XJK100555A', 'XJK100555B'),
    [
      'two whose names look alike, with birth dates and numbers one digit apart',
      numbered({ ...bare, firstName: 'Jayden', middleName: 'Lee', sex: 'MALE', dateOfBirth: '1978-04-14' }, '4711384'),
      numbered({ ...bare, firstName: 'Hayden', middleName: 'Lee', sex: 'MALE' }, '4711394'),
    ],
    ['twins who are insured together', insured({ ...noSsn, firstName: 'Lucia' }), insured(noSsn)],
    ['a boy and a girl of one birth under one SSN', but({ firstName: 'Noah', sex: 'MALE' }), MARIA],
    [
      'a father and a son of one name who are insured together',
      insured({ ...noSsn, dateOfBirth: '2001-08-21' }),
      insured(noSsn),
    ],
    ['a mother and a daughter of one name under one SSN', but({ dateOfBirth: '2001-08-21' }), MARIA],
    ["a newborn under its mother's SSN", but({ firstName: 'Baby Girl', dateOfBirth: '2025-09-09' }), MARIA],
    [
      "newborn twins under their mother's SSN",
      but({ firstName: 'Baby Girl A', dateOfBirth: '2025-09-09' }),
      but({ firstName: 'Baby Girl B', dateOfBirth: '2025-09-09' }),
    ],
    ...namelessBoth('under one SSN with other birth dates', {}, { dateOfBirth: '1978-04-14' }),
    ...namelessBoth('of one birth date and the last four of an SSN', {}, { ssn: '8145' }),
    ...namelessBoth('of whom one is a man, under one SSN', {}, { sex: 'MALE' }),
    ...namelessBoth(
      'of the age of children, under one SSN',
      { dateOfBirth: '2012-03-14' },
      { dateOfBirth: '2012-03-14' },
    ),

    [
      'a son whose birth date is one digit off and who has another middle name',
      { ...noSsn, middleName: 'James', dateOfBirth: '1968-03-14' },
      { ...noSsn, middleName: 'Thomas' },
    ],
    [
      'sisters of similar names whose birth dates and SSNs are one digit apart',
      but({ firstName: 'Marta', middleName: null, dateOfBirth: '1979-03-14', ssn: '536-22-8146' }),
      but({ firstName: 'Martha', middleName: null }),
    ],
    [
      'twins of similar names whose SSNs were given in a row',
      but({ firstName: 'Shaniya', middleName: null, ssn: '536-22-8146' }),
      but({ firstName: 'Shaniyah', middleName: null }),
    ],
    ...twinsCalled('Judys Girl A', 'Judys Girl B'),
    ...twinsCalled('JudysGirl1', 'JudysGirl2'),
    ...twinsCalled('Baby Girl Judy A', 'Baby Girl Judy B'),
    ...twinsCalled('A Girl', 'B Girl'),
    ...newborns('Newborn B', 'Girl A'),
    ...newborns('Baby A', 'Boy B'),
    ...newborns('Baby Boy A', 'Boy B'),
    ...newborns('Baby Boy B', 'Stephanie\u2019s boy A'),
    ...newborns('Infant Male A', 'Male Infant B'),
    ...newborns('Male Infant', 'Girl Baby'),
    ...newborns('Marysboy', 'Judysboy'),
    ...newborns('Infant Male A', 'Male B'),
    ...newborns('Male A', 'Male B'),
    ...newborns('Boy B', 'Violet\u2019s boy C'),
    ...newborns('A Girl', 'Girl B'),
    ...newborns('BabyBoyA', 'BoyB'),
    ...newborns('Baby Boy D', 'JudysBoyE'),
    ...newborns('Baby Girl 1', 'Girl Two'),
    ...oneOfSeveral('by home and phone', noSex),
    ...oneOfSeveral("under their mother's SSN", without('middleName', 'sex')),
    ...underOneNumber('an elsewhere unknown name', { firstName: 'Herton' }, { firstName: 'Soteing' }),
    ...underOneNumber('another initial', { firstName: 'Herton' }, { firstName: 'A' }),
    ...underOneNumber('one name and another sex', { firstName: 'Crystal' }, { firstName: 'Crystal Boy', sex: 'M' }),
    ...underOneNumber('the last four digits', { firstName: 'Herton' }, { firstName: 'Soteing', ssn: '8145' }),
    ...underOneNumber('no first name and the last four digits', {}, { firstName: null, ssn: '8145' }),
    ...underOneNumber('no first name', {}, { firstName: null }),
    [
      'a man and a woman of one mailbox and SSN, one without a first name',
      but({ firstName: 'Jacob', sex: 'M' }),
      but({ firstName: null, dateOfBirth: null }),
    ],
    [
      'twins whose middle name most of a community have',
      { ...noSsn, firstName: 'Anh', middleName: 'Van', lastName: 'Nguyen' },
      { ...noSsn, firstName: 'An', middleName: 'Van', lastName: 'Nguyen' },
    ],
    [
      'housemates of similar first names and other surnames',
      { ...noSsn, firstName: 'Anh', middleName: 'Van', lastName: 'Nguyen', dateOfBirth: '1974-01-01' },
      { ...noSsn, firstName: 'An', middleName: 'Van', lastName: 'Bui', dateOfBirth: '1974-01-01' },
    ],
    ...neighbours('lots of one highway', { line1: 'Hwy 12 Lot 4' }, { line1: 'Hwy 12 Lot 88' }),
    ...neighbours('houses of one street', { line1: 'Calle 30 #56' }, { line1: 'Calle 30 #248' }),
    ...neighbours(
      'streets of one development',
      { line1: 'Calle 36 #107', line2: 'Urb Santa Rosa' },
      { line1: 'Calle 9 #110', line2: 'Urb Santa Rosa' },
    ),
    ...newborns('B/B Jennifer A', 'B/B Jennifer B'),
    ...newborns('BB Jennifer A', 'BB Jennifer B'),
    ...newborns('Jennifer NB A', 'NB Jennifer B'),
    ...newborns('B/G Heather A', 'Heather Boy B'),
    ...newborns('Amanda BB1', 'Amanda BB2'),
    ...newborns('AmandaBB1', 'AmandaBB2'),
    ...newborns('BB A Jennifer', 'BB B Jennifer'),
    ...newborns('Heather B/G', 'Heather Boy'),
    ...newborns('Babyboya Mary', 'Babyboyb Mary'),
    ...newborns('Mary Babyboya', 'Mary Babygirla'),
    ...newborns('Boya Mary', 'Boyb Mary'),
    ...newborns('Twina Mary', 'Twinb Mary'),
    ...numberedApart({ lastName: 'Smith 100234' }, { lastName: 'Smith 100235' }),
    ...numberedApart({ firstName: 'Mary 204A' }, { firstName: 'Mary 204B' }),
    ...numberedApart({ firstName: 'Jane', lastName: 'Doe 12' }, { firstName: 'Jane', lastName: 'Doe 13' }),
    [
      'two of one birth date under one SSN whose first and middle names are others',
      but({ firstName: 'Keisha', middleName: 'Marie' }),
      but({ firstName: 'Tamika', middleName: 'Denise' }),
    ],
    [
      'two women of one home and first name, with another middle name and surname',
      { ...noSsn, middleName: 'Juana' },
      { ...noSsn, middleName: 'Guadalupe', lastName: 'Medina' },
    ],
    [
      'a twin called by what the other has as middle name, whose SSNs are in a row',
      but({ firstName: 'Shanice', middleName: 'Keisha', ssn: '536-22-8145', dateOfBirth: '2023-06-29' }),
      but({ firstName: 'Keisha', middleName: null, ssn: '536-22-8146', dateOfBirth: '2023-06-29' }),
    ],
    ...['Anjana', 'Rianna'].map((firstName): [string, PatientInput, PatientInput] => [
      `twins called ${firstName} and with another letter before that`,
      { ...noSsn, firstName, dateOfBirth: '2012-03-14' },
      { ...noSsn, firstName: firstName === 'Anjana' ? 'Sanjana' : 'Brianna', dateOfBirth: '2012-03-14' },
    ]),
    [
      'two of one name, year and ZIP, one born on 1 January',
      { firstName: 'Mohamed', lastName: 'Warsame', dateOfBirth: '1995-06-22', address: { ...CITY, zip: '43215' } },
      { firstName: 'Mohamed', lastName: 'Warsame', dateOfBirth: '1995-01-01', address: { ...CITY, zip: '43215' } },
    ],
    [
      'two of one name and ZIP, born ten years apart',
      { firstName: 'Mohamed', lastName: 'Warsame', dateOfBirth: '1999-05-07', address: { ...CITY, zip: '43215' } },
      { firstName: 'Mohamed', lastName: 'Warsame', dateOfBirth: '2009-05-07', address: { ...CITY, zip: '43215' } },
    ],
    [
      'a twin without a surname, called by what the other has as one',
      { ...noSsn, firstName: 'James', lastName: null, sex: null, dateOfBirth: '2015-05-07' },
      { ...noSsn, firstName: 'Daniel', lastName: 'James', sex: null, dateOfBirth: '2015-05-07' },
    ],
    ['two who have different SSNs', but({ ssn: '219-45-6612' }), MARIA],
    ['nobody and somebody', { firstName: 'John', lastName: 'Doe', phones: ['555-555-5555'] }, noSsn],
  ]
  test('a child with a nameless record of a sibling under the SSN of a parent', () => {
    const child = (firstName: string | null) => but({ firstName, middleName: null, dateOfBirth: '2024-07-21' })
    const { ssn: _, ...nameless } = child(null)
    expect(ask(child('Ella'), [[nameless, child('Emma')]]).status).toBe('POSSIBLE')
    expect(ask({ ...child('Ella'), dateOfBirth: null }, [[nameless, child('Emma')]]).status).toBe('POSSIBLE')
  })

  test.each(separate)('%s', (_, one, other) => {
    expect(ask(one, [other]).status).not.toBe('MATCH')
    expect(ask(other, [one]).status).not.toBe('MATCH')
  })

  test.each(separate.filter(([who]) => /look alike|newborn|suffix|elsewhere|different SSNs/.test(who)))(
    '%s, but has a person look',
    (_, one, other) => expect(ask(one, [other]).status).toBe('POSSIBLE'),
  )

  test.each([
    ['Unknown', 'Lucia', 'Sofia'],
    ['Baby Girl', 'Lucia', 'Sofia'],
    ['Mary', 'Mary Ann', 'Mary Beth'],
    ['Chris', 'Christina', 'Christine'],
    ['Jennifer', 'BB Jennifer A', 'BB Jennifer B'],
    ['Alex', 'Alexandra', 'Alexis'],
    ['S', 'Sofia', 'Savannah'],
  ])('twins, because a record that says %s might be of either', (less, one, other) => {
    const called = (firstName: string) => ({ ...noSsn, firstName })
    expect(ask(called(other), [[called(less), called(one)]]).status).toBe('POSSIBLE')
    expect(ask(called(one), [[called(other), called(less)]]).status).toBe('POSSIBLE')
    expect(ask(called(one), [[called(less), called(one)]]).status).toBe('MATCH')
  })

  test('twins, because a record leaves out by which middle name they are called', () => {
    const called = (firstName: string, middleName: string | null) => ({ ...noSex, firstName, middleName })
    const [sofia, ana, lucia] = ['Sofia', null, 'Lucia'].map((middleName) => called('Ana', middleName))
    expect(ask(lucia!, [[sofia!, ana!]]).status).toBe('POSSIBLE')
    expect(ask(ana!, [[sofia!, ana!]]).status).toBe('MATCH')
    const [mary, beth, ann] = [called('Mary', null), called('Mary', 'Beth'), called('Mary Ann', null)]
    expect(ask(ann, [[mary, beth]]).status).toBe('POSSIBLE')
    expect(ask(beth, [[mary, ann]]).status).toBe('POSSIBLE')
    const [luis, antonio] = [called('Luis', 'Antonio'), called('Antonio', null)]
    expect(ask(called('Antonio', 'Jose'), [[luis, antonio]]).status).toBe('POSSIBLE')
    expect(ask(antonio, [[luis, antonio]]).status).toBe('MATCH')
  })

  test('somebody with a person whose records are of two', () => {
    const other = but({ firstName: 'Gloria', dateOfBirth: '1990-11-02' })
    expect(ask(MARIA, [[MARIA, other]]).status).toBe('POSSIBLE')
  })

  test.each([
    ['first', { firstName: 'Castellano', lastName: 'Jones' }],
    ['last', { firstName: 'Whitfield', lastName: 'Maria' }],
  ])('by an initial, when only the %s name of a record is in the other\u2019s place', (_, half) => {
    expect(ask({ ...noSsn, firstName: 'M' }, [[noSsn, { ...noSsn, ...half }]]).status).toBe('POSSIBLE')
  })

  test('one of two who share a name, home and phone by these alone', () => {
    const daughter = { ...noSsn, dateOfBirth: '2001-08-21' }
    expect(ask(without('ssn', 'middleName', 'dateOfBirth', 'emails'), [noSsn, daughter]).status).toBe('POSSIBLE')
  })

  describe('of the residents of one very large house', () => {
    const resident = { ...without('ssn', 'middleName', 'phones', 'emails'), firstName: 'James', sex: 'MALE' }
    const persons = 10_000
    const among = (residents: number) => ({
      persons,
      frequency: (field: string) => (field === 'street' ? residents / persons : undefined),
    })
    test.each<[string, PatientInput]>([
      ['two of one first name and birth date', { ...resident, lastName: 'Peterson' }],
      ['two namesakes whose birth dates are one digit apart', { ...resident, dateOfBirth: '1968-03-14' }],
      ['two namesakes born in other months of one year', { ...resident, dateOfBirth: '1978-09-14' }],
    ])('%s', (_, other) => {
      expect(ask(other, [resident], among(3)).status).toBe('MATCH')
      expect(ask(other, [resident], among(300)).status).not.toBe('MATCH')
      expect(ask(resident, [resident], among(3_000)).status).toBe('MATCH')
    })

    test('two of one first name and birth date in rooms of their own', () => {
      const [one, other] = ['Room 101', 'Room 412'].map((line2) => ({
        ...resident,
        address: { ...MARIA.address, line2 },
      }))
      expect(ask({ ...one, lastName: 'Peterson' }, [other!], among(3)).status).toBe('POSSIBLE')
    })
  })

  describe('of the residents of a house that makes up most of a small index', () => {
    const HOUSE = { line1: '900 Harbor View Dr', city: 'Duluth', state: 'MN', zip: '55802' }
    const phones = ['218-722-4400']
    const neighbour = (i: number): PatientInput => ({ firstName: `Given${i}`, address: HOUSE, phones })
    const among = (residents: number) =>
      indexOf([
        ...Array.from({ length: residents }, (_, i) => neighbour(i)),
        ...Array.from({ length: 57 }, (_, i) => ({ firstName: `Given${i}` })),
      ])
    const inRoom = (line2: string, lastName: string): PatientInput => ({
      firstName: 'Ambrose',
      lastName,
      dateOfBirth: '1931-03-09',
      sex: 'MALE',
      address: { ...HOUSE, line2 },
      phones,
    })
    const [rogers, luna] = [inRoom('Rm 178', 'Rogers'), inRoom('Rm 201', 'Luna')]

    test('two of one first name and birth date in rooms of their own, by the phone of the house', () => {
      expect(ask(luna, [rogers], among(3)).status).toBe('MATCH')
      expect(ask(luna, [rogers], among(490)).status).toBe('POSSIBLE')
      const own = { phones: ['218-722-4411'] }
      expect(ask({ ...luna, ...own }, [{ ...rogers, ...own }], among(490)).status).toBe('MATCH')
    })

    test('two of one first name and birth date, by a phone that more than a few families have', () => {
      expect(ask(luna, [rogers], among(190)).status).toBe('POSSIBLE')
    })
  })

  test('two namesakes by the e-mail address of a case worker, whose clients have it', () => {
    const client = { firstName: 'Luis', lastName: 'Barrientos', emails: ['help@shelter.example'] }
    const shared = (clients: number) => ({ frequency: () => clients / 1_000_000 })
    const one = { ...client, dateOfBirth: '1970-03-03' }
    expect(ask(client, [one], shared(1)).status).toBe('MATCH')
    expect(ask(client, [one], shared(300)).status).not.toBe('MATCH')
  })

  test('even when a household shares everything it can, and both twins are known', () => {
    const twin = { ...noSsn, firstName: 'Lucia' }
    expect(ask(twin, [noSsn, twin])).toMatchObject({ status: 'MATCH', mpiId: 'person-1' })
  })
})
