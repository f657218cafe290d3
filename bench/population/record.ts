import { between } from '../random.ts'
import type { Person } from './person.ts'

/** The columns of a labelled file, in their order. */
export const COLUMNS = [
  'id',
  'source',
  'cluster',
  'category',
  'first_name',
  'middle_name',
  'last_name',
  'suffix',
  'date_of_birth',
  'sex',
  'ssn',
  'address_line1',
  'address_line2',
  'city',
  'state',
  'zip',
  'phone',
  'phone2',
  'email',
] as const

/** One row of a labelled file; what is not stated is empty. */
export type LabelledRecord = Record<(typeof COLUMNS)[number], string>

/** Shares of the records of a kind that state a field. */
export interface Completeness {
  middleName: number
  sex: number
  ssn: number
  lastFour: number
  address: number
  phone: number
  email: number
}

export const POOL: Completeness = {
  middleName: 0.6,
  sex: 0.98,
  ssn: 0.45,
  lastFour: 0.1,
  address: 0.98,
  phone: 0.95,
  email: 0.8,
}
export const QUESTION: Completeness = {
  middleName: 0.5,
  sex: 0.95,
  ssn: 0.25,
  lastFour: 0.1,
  address: 0.98,
  phone: 0.95,
  email: 0.75,
}

/** What a source wrote down of somebody. The first phone is stated before the others. */
export function recordOf(
  person: Person,
  named: Pick<LabelledRecord, 'id' | 'source' | 'category'>,
  shares: Completeness,
  random: () => number,
): LabelledRecord {
  const { home, phones, emails } = person
  const stated = (share: number, value: string) => (random() < share ? value : '')
  const number = random()
  const [phone = '', phone2 = ''] = random() < shares.phone ? phones : []
  const address = random() < shares.address
  return {
    ...named,
    cluster: person.cluster,
    first_name: person.firstName,
    middle_name:
      random() < 0.4
        ? stated(shares.middleName, person.middleName.slice(0, 1))
        : stated(shares.middleName, person.middleName),
    last_name: person.lastName,
    suffix: person.suffix,
    date_of_birth: person.born,
    sex: stated(shares.sex, person.sex),
    ssn: number < shares.ssn ? person.ssn : number < shares.ssn + shares.lastFour ? person.ssn.slice(-4) : '',
    address_line1: address ? home.line1 : '',
    address_line2: address ? home.line2 : '',
    city: address ? home.city : '',
    state: address ? home.state : '',
    zip: address ? home.zip : '',
    phone,
    phone2: random() < 0.5 ? phone2 : '',
    email: stated(shares.email, emails[between(0, emails.length - 1, random)] ?? ''),
  }
}
