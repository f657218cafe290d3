import { between, pick } from '../random.ts'
import { familyName } from './family-names.ts'
import { firstName, nickname } from './first-names.ts'
import { email, home, type Person, phone, shifted, yearOf } from './person.ts'
import { accented, mistyped, transposed, withLettersDropped, withWrongDigit } from './writing-errors.ts'

/**
 * How a later record of somebody differs from what is true of them (reference, 4.2); undefined when it cannot, as no
 * name without a nickname is written as one.
 */
export type Change = (person: Person, random: () => number) => Person | undefined

const sign = (random: () => number) => (random() < 0.5 ? 1 : -1)

function daySwapped(person: Person): Person | undefined {
  const [year, month, day] = person.born.split('-')
  return Number(day) <= 12 && day !== month ? { ...person, born: `${year}-${day}-${month}` } : undefined
}

/** One wrong digit in a date that exists. */
function dateMistyped(person: Person, random: () => number): Person | undefined {
  for (let attempt = 0; attempt < 20; attempt++) {
    const born = `${person.born.slice(0, 2)}${withWrongDigit(person.born.slice(2), random)}`
    if (born < '2026' && shifted(born, {}) === born) return { ...person, born }
  }
  return undefined
}

/** What punctuation and case may do to a name; every last name has at least a spelling in capitals. */
function punctuated(person: Person, random: () => number): Person {
  const { lastName, firstName: first } = person
  const last = /['-]/.test(lastName)
    ? lastName.replace(/['-]/, pick(['', ' ', '’'], random))
    : /^(Mc|De|La|Van)[A-Z]/.test(lastName)
      ? lastName.replace(/^(Mc|De|La|Van)/, '$1 ')
      : `${lastName.toUpperCase()}${pick(['', '.', ','], random)}`
  return { ...person, firstName: random() < 0.5 ? first.toUpperCase() : first, lastName: last }
}

const LONG_WORDS: Record<string, string> = {
  St: 'Street',
  Ave: 'AVENUE',
  Rd: 'Road',
  Dr: 'Drive',
  Ln: 'LANE',
  Ct: 'Court',
  Blvd: 'Boulevard',
}

const rewritten = (line: string) => line.replace(/(St|Ave|Rd|Dr|Ln|Ct|Blvd)$/, (word) => LONG_WORDS[word]!)

const PLACEHOLDERS = {
  first: ['Unknown', 'Test', 'Baby', 'UNK', 'Patient'],
  last: ['Unknown', 'Test', 'UNKNOWN', 'LNU'],
  phone: ['5555555555', '0000000000', '9999999999', '1234567890'],
  email: ['none@none.com', 'noemail@gmail.com', 'unknown@unknown.com'],
  ssn: ['000000000', '999999999', '123456789', '111111111'],
  line: ['Unknown', 'Homeless', 'General Delivery', 'NA'],
}

/** Changes of one kind. */
const SIMPLE: Record<string, Change> = {
  exact: (person) => person,
  dob_day: (person, random) => ({
    ...person,
    born: shifted(person.born, { days: sign(random) * between(1, 3, random) }),
  }),
  dob_month: (person, random) => ({
    ...person,
    born: shifted(person.born, { months: sign(random) * between(1, 2, random) }),
  }),
  dob_year: (person, random) => ({ ...person, born: shifted(person.born, { years: -between(1, 2, random) }) }),
  dob_swap: daySwapped,
  dob_typo: dateMistyped,
  family_typo: (person, random) => ({ ...person, lastName: mistyped(person.lastName, random) }),
  family_transpose: (person, random) => ({ ...person, lastName: transposed(person.lastName, random) }),
  family_drop_letters: (person, random) => ({ ...person, lastName: withLettersDropped(person.lastName, random) }),
  given_typo: (person, random) => ({ ...person, firstName: mistyped(person.firstName, random) }),
  given_nickname: (person) => {
    const called = nickname(person.firstName)
    return called ? { ...person, firstName: called } : undefined
  },
  given_abbreviate: (person) => ({ ...person, firstName: person.firstName.slice(0, 1), middleName: '' }),
  middle_as_first: (person) =>
    person.middleName ? { ...person, firstName: person.middleName, middleName: '' } : undefined,
  names_swapped: (person) => ({ ...person, firstName: person.lastName, lastName: person.firstName }),
  diacritic: (person, random) => {
    const lastName = accented(person.lastName, random)
    return lastName ? { ...person, lastName } : undefined
  },
  punctuation: punctuated,
  ssn_dropped: (person) => ({ ...person, ssn: '' }),
  ssn_typo: (person, random) => ({ ...person, ssn: withWrongDigit(person.ssn, random) }),
  marriage: (person, random) => (grown(person) ? { ...person, lastName: familyName(random) } : undefined),
  surname_hyphenated: (person, random) =>
    grown(person) && !person.lastName.includes('-')
      ? {
          ...person,
          lastName: pick(
            [`${person.lastName}-${familyName(random)}`, `${familyName(random)} ${person.lastName}`],
            random,
          ),
        }
      : undefined,
  address_move: (person, random) => ({ ...person, home: home(random) }),
  address_variant: (person) => ({
    ...person,
    home: { ...person.home, line1: rewritten(person.home.line1), line2: person.home.line2.replace('Apt ', '#') },
  }),
  phone_variant: (person, random) => ({
    ...person,
    phones: person.phones.map((number) =>
      pick(
        [
          number.replace(/(...)(...)(....)/, '($1) $2-$3'),
          `+1${number}`,
          number.replace(/(...)(...)(....)/, '$1.$2.$3'),
        ],
        random,
      ),
    ),
  }),
  phone_replaced: (person, random) => ({ ...person, phones: [phone(random)] }),
  phone_dropped: (person) => ({ ...person, phones: [] }),
  phone_added: (person, random) => ({ ...person, phones: [phone(random), ...person.phones.slice(0, 1)] }),
  email_replaced: (person, random) => ({ ...person, emails: [email(person.firstName, person.lastName, random)] }),
  email_dropped: (person) => ({ ...person, emails: [] }),
  email_added: (person, random) => ({
    ...person,
    emails: person.emails.length > 0 ? person.emails : [email(person.firstName, person.lastName, random)],
  }),
  placeholder_first: (person, random) => ({
    ...person,
    firstName: pick(PLACEHOLDERS.first, random),
    middleName: '',
  }),
  placeholder_last: (person, random) => ({ ...person, lastName: pick(PLACEHOLDERS.last, random) }),
  placeholder_dob: (person, random) => ({ ...person, born: pick(['1900-01-01', '1800-01-01', '9999-12-31'], random) }),
  placeholder_ssn: (person, random) => ({ ...person, ssn: pick(PLACEHOLDERS.ssn, random) }),
  placeholder_phone: (person, random) => ({ ...person, phones: [pick(PLACEHOLDERS.phone, random)] }),
  placeholder_email: (person, random) => ({ ...person, emails: [pick(PLACEHOLDERS.email, random)] }),
  placeholder_address: (person, random) => ({
    ...person,
    home: {
      line1: pick(PLACEHOLDERS.line, random),
      line2: '',
      city: person.home.city,
      state: person.home.state,
      zip: '',
    },
  }),
}

const grown = (person: Person) => person.sex === 'F' && yearOf(person.born) < 2006

/** What two or three errors in one record consist of: of name, birth date and contact one each. */
const GROUPS = [
  ['family_typo', 'family_transpose', 'given_typo', 'given_nickname', 'given_abbreviate'],
  ['dob_day', 'dob_month', 'dob_swap', 'dob_typo'],
  ['address_move', 'phone_replaced', 'email_dropped', 'phone_dropped'],
]

const compound =
  (parts: number): Change =>
  (person, random) => {
    const without = parts === 2 ? between(0, 2, random) : -1
    return GROUPS.filter((_, i) => i !== without).reduce<Person | undefined>(
      (changed, group) => changed && (SIMPLE[pick(group, random)]!(changed, random) ?? changed),
      person,
    )
  }

/** Every way in which a question differs from what the pool knows of the person, by category. */
export const CHANGES: Readonly<Record<string, Change>> = {
  ...SIMPLE,
  moved_and_new_phone: (person, random) => ({ ...person, home: home(random), phones: [phone(random)] }),
  compound_2: compound(2),
  compound_3: compound(3),
}

/**
 * Categories that demographics cannot decide, as far as a record does not happen to state an SSN, a mailbox or the middle
 * name: a namesake of one birth date elsewhere, and a twin, would look the same.
 */
export const UNDECIDABLE: ReadonlySet<string> = new Set(['moved_and_new_phone', 'middle_as_first'])

/** A new given name of the same sex and time. */
export const otherFirstName = ({ sex, born }: Person, random: () => number) => firstName(sex, yearOf(born), random)
