import { describe, expect, test } from 'vitest'
import { saysOfTwo } from '../../../src/patients/matching/compare/two-people.ts'
import { DEFAULT_MODEL } from '../../../src/patients/matching/model/defaults.ts'
import type { PatientInput } from '../../../src/patients/patient.ts'
import { ABDIRAHMAN, ask, indexOf, known, MARIA, OLUWASEUN } from './someone.ts'

const stranger: PatientInput = {
  firstName: 'Otto',
  lastName: 'Brandt',
  dateOfBirth: '1950-01-01',
  address: { zip: '10001' },
}

describe('An answer', () => {
  test('is certain of nobody where another person is nearly as likely', () => {
    const { firstName, lastName, dateOfBirth, phones, address } = MARIA
    const question = { firstName, lastName, dateOfBirth, phones, address: { line1: '482 Birchwood', zip: '43215' } }
    const stored = { firstName, lastName, dateOfBirth, phones }
    expect(ask(question, [stored])).toMatchObject({ status: 'MATCH', grade: 'CERTAIN' })
    const answer = ask(question, [stored, { firstName: 'Marie', lastName, dateOfBirth, address }])
    expect(answer).toMatchObject({ status: 'POSSIBLE', grade: 'PROBABLE' })
    expect(answer.candidates[0]!.grade).toBe('PROBABLE')
  })

  describe('with a rival whom a veto rules out', () => {
    const home = {
      address: { line1: '14 Alder Ct', city: 'Salem', state: 'OR', zip: '97301' },
      phones: ['503-585-4402'],
    }
    const sister = (firstName: string, dateOfBirth: string): PatientInput => ({
      firstName,
      lastName: 'Brannock',
      dateOfBirth,
      sex: 'FEMALE',
      ...home,
    })
    const [older, younger] = [sister('Ashley', '2005-01-14'), sister('Ashlyn', '2006-01-14')]
    test.each(['Ashley', 'Ashlee'])(
      'leaves open which of two sisters %s with the birth date of the other is',
      (firstName) => expect(ask(sister(firstName, '2006-01-14'), [older, younger]).status).toBe('POSSIBLE'),
    )
    test('knows each of them by her own', () => {
      expect(ask(older, [older, younger])).toMatchObject({ status: 'MATCH', mpiId: 'person-0' })
      expect(ask(younger, [older, younger])).toMatchObject({ status: 'MATCH', mpiId: 'person-1' })
    })
    test('leaves open whether father or son is asked for without a birth date, suffix or not', () => {
      const raven = { firstName: 'Lionel', lastName: 'Raven', sex: 'MALE', ...home }
      const father = { ...raven, suffix: 'Sr', dateOfBirth: '1940-03-03' }
      const son = { ...raven, dateOfBirth: '1968-09-19' }
      expect(ask(raven, [father, son]).status).toBe('POSSIBLE')
    })
  })

  describe('of two of one name, birth date and phone', () => {
    const elijah = { firstName: 'Elijah', lastName: 'Smith-Weber', dateOfBirth: '1949-12-28', phones: ['614-555-2134'] }
    const near = { ...elijah, address: { line1: '705 Oak St', city: 'Austin', state: 'TX', zip: '78701' } }
    const far = { ...elijah, address: { line1: '821 Birchwood Ave', city: 'Fargo', state: 'ND', zip: '58102' } }
    const stored = [
      { ...near, ssn: '536-22-8145' },
      { ...far, ssn: '417-21-8812' },
    ]

    test('is whoever lives where it says', () => {
      expect(ask(near, stored)).toMatchObject({ status: 'MATCH', mpiId: 'person-0' })
      expect(ask(far, stored)).toMatchObject({ status: 'MATCH', mpiId: 'person-1' })
      expect(ask(near, stored).candidates.map(({ mpiId }) => mpiId)).toEqual(['person-0', 'person-1'])
    })

    test('is left open between father and son, though the phone of their house is told of one alone', () => {
      const { dateOfBirth: _, phones, ...john } = near
      const [father, son] = ['1950-07-02', '1978-03-14'].map((dateOfBirth) => ({ ...john, dateOfBirth }))
      expect(ask({ ...john, phones }, [son!, { ...father!, phones }]).status).toBe('POSSIBLE')
    })

    test('is left open between one who lives elsewhere in the ZIP and one whose home is not told', () => {
      const elsewhere = { ...near, phones: [], address: { ...near.address, line1: '9 Elm St' } }
      expect(ask({ ...near, phones: [] }, [elijah, elsewhere]).status).toBe('POSSIBLE')
    })

    test('is left open where one shares the home as well, and of the other no home is told', () => {
      expect(ask(near, [stored[0]!, elijah]).status).toBe('POSSIBLE')
    })

    test('is left open where it says of neither home', () => {
      expect(ask(elijah, stored).status).toBe('POSSIBLE')
    })
  })

  test('names the person and grades a combination of the CMS rules as certain', () => {
    const answer = ask(MARIA, [stranger, MARIA])
    expect(answer).toMatchObject({ status: 'MATCH', mpiId: 'person-1', grade: 'CERTAIN' })
    expect(answer.candidates).toHaveLength(1)
    expect(answer.probability).toBe(answer.candidates[0]!.probability)
  })

  test('is not certain by names, birth date and ZIP, which CMS finds too little', () => {
    const { firstName, lastName, dateOfBirth } = MARIA
    const answer = ask({ firstName, lastName, dateOfBirth, address: { zip: '43215' } }, [MARIA])
    expect(answer.grade).toBe('PROBABLE')
  })

  test('allows one field of a certain combination a typing error, and no two', () => {
    const { ssn: _ssn, phones: _phones, emails: _emails, middleName: _middle, ...base } = MARIA
    expect(ask({ ...base, lastName: 'Castelano' }, [base]).grade).toBe('CERTAIN')
    expect(ask({ ...base, lastName: 'Castelano', firstName: 'Marria' }, [base]).grade).toBe('PROBABLE')
  })

  test('is certain of nobody whose first name is not told, by whose SSN ever', () => {
    expect(ask({ ...MARIA, firstName: null }, [MARIA])).toMatchObject({ status: 'MATCH', grade: 'PROBABLE' })
  })

  test('is not certain against another middle name, but by a whole SSN', () => {
    const { ssn: _ssn, ...numberless } = MARIA
    const named = { ...numberless, firstName: 'Min', middleName: 'Ji' }
    expect(ask({ ...named, middleName: 'Seo' }, [named])).toMatchObject({ status: 'MATCH', grade: 'PROBABLE' })
    expect(ask({ ...MARIA, middleName: 'Seo' }, [MARIA])).toMatchObject({ status: 'MATCH', grade: 'CERTAIN' })
  })

  describe('of another last name', () => {
    const { ssn, ...numberless } = MARIA
    const married = { ...numberless, lastName: 'Whitfield' }
    test('is not certain by a phone and e-mail address, which a housemate has as well', () =>
      expect(ask(married, [MARIA])).toMatchObject({ status: 'MATCH', grade: 'PROBABLE' }))
    test('is not certain by the last four of an SSN', () =>
      expect(ask({ ...married, ssn: '8145' }, [MARIA])).toMatchObject({ status: 'MATCH', grade: 'PROBABLE' }))
    test('is certain by a whole SSN', () =>
      expect(ask({ ...married, ssn: ssn! }, [MARIA])).toMatchObject({ status: 'MATCH', grade: 'CERTAIN' }))

    test('is not certain by a whole SSN where the birth date is another as well', () => {
      const mistyped = { ...married, ssn: ssn!, dateOfBirth: '1979-03-14' }
      expect(ask(mistyped, [MARIA])).toMatchObject({ status: 'MATCH', grade: 'PROBABLE' })
    })

    test.each<[string, PatientInput]>([
      ['a whole SSN', { ssn: ssn! }],
      ['a number of an insurance', { identifiers: [{ system: 'insurance', value: 'XJK100555' }] }],
    ])('is not certain of a man by %s', (_, by) => {
      const man = { firstName: 'Walter', lastName: 'Jaworski', dateOfBirth: '1978-03-14', sex: 'MALE', ...by }
      expect(ask(man, [man]).grade).toBe('CERTAIN')
      expect(ask({ ...man, lastName: 'Whitfield' }, [man])).toMatchObject({ status: 'MATCH', grade: 'PROBABLE' })
    })
  })

  test('is not certain by a birth date that is often assumed, as the first of January', () => {
    const { ssn: _ssn, ...numberless } = MARIA
    const born = (dateOfBirth: string) => ({ ...numberless, dateOfBirth })
    expect(ask(born('1978-01-02'), [born('1978-01-02')])).toMatchObject({ status: 'MATCH', grade: 'CERTAIN' })
    expect(ask(born('1978-01-01'), [born('1978-01-01')])).toMatchObject({ status: 'MATCH', grade: 'PROBABLE' })
  })

  test('is certain by a phone that a family has, and not by one that more than a few families have', () => {
    const { firstName, lastName, dateOfBirth, phones } = MARIA
    const reached = { firstName, lastName, dateOfBirth, phones }
    const shared = (by: number) => indexOf(Array.from({ length: 400 }, (_, i) => (i < by ? { phones } : {})))
    expect(ask(reached, [reached], shared(5)).grade).toBe('CERTAIN')
    expect(ask(reached, [reached], shared(60))).toMatchObject({ status: 'MATCH', grade: 'PROBABLE' })
  })

  test('leaves two persons who are alike to a human', () => {
    const answer = ask(MARIA, [MARIA, MARIA])
    expect(answer).toMatchObject({ status: 'POSSIBLE', mpiId: null, grade: 'PROBABLE' })
    expect(answer.candidates.map(({ mpiId }) => mpiId)).toEqual(['person-0', 'person-1'])
  })

  test('is NO_MATCH only when the search was complete', () => {
    expect(ask(MARIA, [stranger]).status).toBe('NO_MATCH')
    expect(ask(MARIA, []).status).toBe('NO_MATCH')
    expect(ask(MARIA, [stranger], { searchTruncated: true }).status).toBe('POSSIBLE')
    expect(ask(MARIA, [], { searchTruncated: true })).toMatchObject({
      status: 'POSSIBLE',
      probability: null,
      candidates: [],
    })
  })

  test('is never certain when the search was cut short', () => {
    expect(ask(MARIA, [MARIA], { searchTruncated: true })).toMatchObject({ status: 'MATCH', grade: 'PROBABLE' })
  })

  test('heeds the authority of a system of identifiers, and of no other', () => {
    const of = (value: string) => ({ ...MARIA, identifiers: [{ system: 'MBI', value }] })
    const [one, other] = [of('1EG4TE5MK73'), of('9ZZ9ZZ9ZZ99')]
    expect(ask(one, [other]).status).toBe('MATCH')
    expect(ask(one, [other], { authoritative: new Set(['mbi']) }).status).toBe('POSSIBLE')
    const [here, there] = ['100', '200'].map((value) => ({ ...MARIA, identifiers: [{ system: 'mrn@clinic', value }] }))
    expect(ask(here!, [there!], { authoritative: new Set(['mrn']) }).status).toBe('POSSIBLE')
  })

  test('lists at most ten candidates, best first, none below one in a thousand', () => {
    const answer = ask(MARIA, [...Array.from({ length: 12 }, () => MARIA), stranger])
    expect(answer.candidates).toHaveLength(10)
    expect(answer.candidates.every(({ probability }) => probability >= 0.001)).toBe(true)
  })

  test('depends on the size of the index', () => {
    const { firstName, lastName, dateOfBirth } = MARIA
    const name = { firstName, lastName, dateOfBirth }
    const of = (persons: number) => ask(name, [name], { persons }).probability!
    expect(of(1_000)).toBeGreaterThan(of(100_000))
    expect(of(100_000)).toBeGreaterThan(of(300_000_000))
  })
})

describe('A record that gives two names and birth dates', () => {
  const { firstName, middleName, lastName } = ABDIRAHMAN

  test.each<[string, PatientInput]>([
    ['of two strangers', OLUWASEUN],
    ['of two strangers whose names begin alike', { ...OLUWASEUN, firstName: 'Adebimpe' }],
    ['of two of one family', { ...OLUWASEUN, lastName: lastName! }],
  ])('%s, is of two people', (_, after) => expect(saysOfTwo(known(ABDIRAHMAN, after))).toBe(true))

  test.each<[string, PatientInput]>([
    ['a nickname that is in no list', { firstName: 'Abdi' }],
    ['a nickname that is in no list, and a mistyped birth date', { firstName: 'Ratty', dateOfBirth: '1950-06-17' }],
    ['a short name that is in no list, and another birth date', { firstName: 'Aram', dateOfBirth: '1988-01-23' }],
    ['another last name and birth date', { lastName: 'Denbbury', dateOfBirth: '1988-01-23' }],
    ['another name altogether', { firstName: 'Oluwaseun', lastName: 'Denbbury' }],
    [
      'first and middle name swapped, and another birth date',
      { firstName: middleName!, middleName: firstName!, dateOfBirth: '1988-01-23' },
    ],
    [
      'the middle name misspelled in place of the first, and another birth date',
      { firstName: 'Warsane', middleName: null, dateOfBirth: '1988-01-23' },
    ],
    [
      'names in the place of each other, and another birth date',
      { firstName: lastName!, lastName: firstName!, middleName: null, dateOfBirth: '1988-01-23' },
    ],
    [
      'the last name alone, in the place of the first, and another birth date',
      { firstName: lastName!, lastName: null, middleName: null, dateOfBirth: '1988-01-23' },
    ],
    ['names and birth date mistyped', { firstName: 'Abdiraman', lastName: 'Ratbomsky', dateOfBirth: '1905-06-11' }],
  ])('is of one person by %s', (_, also) =>
    expect(saysOfTwo(known(ABDIRAHMAN, { ...ABDIRAHMAN, ...also }))).toBe(false),
  )
})

test('the shipped model is a distribution in each column of each field', () => {
  for (const { levels } of DEFAULT_MODEL.fields) {
    for (const column of ['m', 'u', 'household'] as const) {
      expect(levels.reduce((sum, level) => sum + level[column], 0)).toBeCloseTo(1, 2)
    }
  }
})
