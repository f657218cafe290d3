import fc from 'fast-check'

const words = fc.constantFrom(
  'Baby Boy II',
  'Baby Girl B',
  'Smith',
  'Doe 12',
  'Jane',
  'Trauma',
  'Alpha 2nd',
  'St. John',
  'Jr',
  'III',
  'Unknown',
  'José',
  "O'Neil-Łoś",
  '12 N Main St Apt 4',
  '# 4',
  '12-',
  'Homeless',
  '#',
  'No.',
  'Box 7',
  'PO BOX',
  '1/2/80',
  '19800230',
  '2026-01-01',
  '000-00-0000',
  '536-22-8145',
  '8145',
  'x8145',
  '6988048',
  '+44 20 7946 0958',
  '312-555-0142',
  'a@b.org',
  'none@x.com',
  'ILLINOIS',
  'qld',
  '02139',
  '2139',
  '60601-1234',
  'unit',
  'apt',
  'É',
  'İ',
  'ΟΔΟΣ',
  '\u0000\u001f',
  '',
)
const piece = fc.oneof(
  words,
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
)
const text = fc.option(
  fc.oneof(
    piece,
    fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(' ')),
  ),
)
const texts = fc.option(fc.array(text, { maxLength: 24 }))

/** Patients of any strings, many of them nearly values of their field. */
export const anyPatient = fc.record(
  {
    firstName: text,
    middleName: text,
    lastName: text,
    suffix: text,
    dateOfBirth: text,
    sex: text,
    ssn: text,
    address: fc.option(
      fc.record({ line1: text, line2: text, city: text, state: text, zip: text }, { requiredKeys: [] }),
    ),
    phones: texts,
    emails: texts,
    identifiers: fc.option(fc.array(fc.record({ system: piece, value: piece }), { maxLength: 24 })),
  },
  { requiredKeys: [] },
)
