import { describe, expect, test } from 'vitest'
import type { PatientInput } from '../../../src/patients/patient.ts'
import { ask, indexOf } from './someone.ts'

const SSN = '456127891'
const CAMP = { line1: '182 Camp Rd', city: 'Immokalee', state: 'FL' }
const PHONES = ['239-555-0111']
/** Whose birthday is not known. */
const ASSUMED = '1985-01-01'

/** A man of a labour camp, whose number may be his employer's. */
const man = (firstName: string, lastName: string, dateOfBirth: string, changes: PatientInput = {}): PatientInput => ({
  firstName,
  lastName,
  dateOfBirth,
  sex: 'M',
  address: CAMP,
  phones: PHONES,
  ...changes,
})
const woman = (firstName: string, lastName: string, changes: PatientInput = {}): PatientInput =>
  man(firstName, lastName, ASSUMED, { sex: 'F', ...changes })
const numbered = { ssn: SSN }
const inTampa: PatientInput = { address: { city: 'Tampa', state: 'FL' } }
const inMiami: PatientInput = { address: { city: 'Miami', state: 'FL' }, phones: ['305-555-0122'] }
const inOneZip: PatientInput = { address: { zip: '43215' }, phones: [], sex: null }

describe('Under one SSN, home and phone the machine leaves to a person', () => {
  test.each<[string, PatientInput, PatientInput]>([
    [
      'two of other first and last names, born on one day',
      man('Juan', 'Diaz', '1985-05-17', numbered),
      man('Luis', 'Gonzalez', '1985-05-17', numbered),
    ],
    [
      'two of other first names, born on a day that is often assumed',
      woman('Maria', 'Garcia', numbered),
      woman('Ana', 'Garcia', numbered),
    ],
    [
      'two of one first name, born in other years',
      man('Victor', 'Hernandez', '1996-05-17', numbered),
      man('Victor', 'Gutierrez', '1984-05-17', numbered),
    ],
    [
      'two men of one first name, born in years a digit apart',
      man('Victor', 'Hernandez', '1996-05-17', numbered),
      man('Victor', 'Gutierrez', '1995-05-17', numbered),
    ],
    [
      'two of one name, born on the first of January of other years',
      man('Carlos', 'Sanchez', '1984-01-01', numbered),
      man('Carlos', 'Sanchez', '1990-01-01', numbered),
    ],
    [
      'two men of one first name, born on a day that is often assumed',
      man('Miguel', 'Lopez', ASSUMED, numbered),
      man('Miguel', 'Cruz', ASSUMED, numbered),
    ],
  ])('%s', (_, one, other) => {
    expect(ask(one, [other]).status).toBe('POSSIBLE')
    expect(ask(other, [one]).status).toBe('POSSIBLE')
  })
})

describe('Of those who were born on a day that is often assumed the machine leaves to a person', () => {
  const crowd = (by: number) => indexOf(Array.from({ length: 2000 }, (_, i) => (i < by ? { phones: PHONES } : {})))

  test.each<[string, PatientInput, PatientInput]>([
    [
      'two men of other last names under one SSN, who live apart',
      man('John', 'Smith', ASSUMED, { ...numbered, ...inTampa }),
      man('John', 'Zelaya', ASSUMED, { ...numbered, ...inMiami }),
    ],
    [
      'two women of other last names under one SSN, who live apart',
      woman('Maria', 'Garcia', { ...numbered, ...inTampa }),
      woman('Maria', 'Zelaya', { ...numbered, ...inMiami }),
    ],
    [
      'two men of other last names at one phone',
      man('Timothy', 'Scott', ASSUMED, inTampa),
      man('Timothy', 'Lopez', ASSUMED, { ...inMiami, phones: PHONES }),
    ],
    [
      'two women of other last names at one phone',
      woman('Maria', 'Scott', inTampa),
      woman('Maria', 'Lopez', { ...inMiami, phones: PHONES }),
    ],
    [
      'two women of other last names at one home, by phones of their own',
      woman('Maria', 'Scott'),
      woman('Maria', 'Lopez', { phones: ['239-555-0122'] }),
    ],
    ['two of one name in one ZIP', man('John', 'Smith', ASSUMED, inOneZip), man('John', 'Smith', ASSUMED, inOneZip)],
  ])('%s', (_, one, other) => {
    expect(ask(one, [other]).status).toBe('POSSIBLE')
    expect(ask(other, [one]).status).toBe('POSSIBLE')
  })

  test('two men of other last names and dates in one home, by an e-mail that more than a few families have', () => {
    const emails = ['hr@farm.example']
    const [one, other] = [
      man('Juan', 'Sanchez', '1994-01-01', { emails }),
      man('Juan', 'Cruz', '1994-06-01', { emails }),
    ]
    const crowd = indexOf(Array.from({ length: 2000 }, (_, i) => (i < 120 ? { emails } : {})))
    expect(ask(other, [one], crowd).status).toBe('POSSIBLE')
  })

  test('two women of other last names under one SSN, by a phone that more than a few families have', () => {
    const [one, other] = [woman('Maria', 'Scott', { ...numbered, ...inTampa }), woman('Maria', 'Lopez', numbered)]
    const apart = { ...other, address: { city: 'Miami', state: 'FL' } }
    expect(ask(apart, [one], crowd(2)).status).toBe('MATCH')
    expect(ask(apart, [one], crowd(120)).status).toBe('POSSIBLE')
  })
})

describe('The machine finds again who was born on a day that is often assumed', () => {
  test.each<[string, PatientInput, PatientInput]>([
    ['by name, home and phone', man('Carlos', 'Sanchez', ASSUMED), man('Carlos', 'Sanchez', ASSUMED)],
    [
      'by name and SSN, after a move',
      man('Carlos', 'Sanchez', ASSUMED, { ...numbered, ...inTampa }),
      man('Carlos', 'Sanchez', ASSUMED, { ...numbered, ...inMiami }),
    ],
    ['after a marriage, by her home and phone', woman('Maria', 'Scott'), woman('Maria', 'Lopez')],
    [
      'after a marriage, by her home, when no phone is known',
      woman('Maria', 'Scott'),
      woman('Maria', 'Lopez', { phones: [] }),
    ],
    [
      'after a marriage and a move, by her SSN and phone',
      woman('Maria', 'Scott', numbered),
      woman('Maria', 'Lopez', { ...numbered, ...inTampa }),
    ],
    [
      'by two spellings of his last name',
      man('Ahmed', 'Mohamed', ASSUMED, numbered),
      man('Ahmed', 'Muhammad', ASSUMED, numbered),
    ],
    [
      'after a marriage, when her sex is not told',
      woman('Karen', 'Holloway', { ...numbered, sex: null }),
      woman('Karen', 'Jimale', { ...numbered, sex: null }),
    ],
    [
      'by a nickname and SSN',
      man('William', 'Sanchez', ASSUMED, numbered),
      man('Bill', 'Sanchez', ASSUMED, { ...numbered, ...inMiami }),
    ],
    [
      'with the year right and the day known, by SSN',
      man('Carlos', 'Sanchez', ASSUMED, numbered),
      man('Carlos', 'Sanchez', '1985-05-17', numbered),
    ],
  ])('%s', (_, one, other) => {
    expect(ask(one, [other]).status).toBe('MATCH')
    expect(ask(other, [one]).status).toBe('MATCH')
  })
})
