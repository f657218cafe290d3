import { between, pick } from '../random.ts'
import { city } from './cities.ts'
import { firstName, type Sex } from './first-names.ts'

export interface Home {
  line1: string
  line2: string
  city: string
  state: string
  zip: string
}

/** Somebody and everything that is true of them. Phones and e-mails may be another person's as well. */
export interface Person {
  cluster: string
  firstName: string
  middleName: string
  lastName: string
  suffix: string
  /** `YYYY-MM-DD`. */
  born: string
  sex: Sex
  ssn: string
  home: Home
  phones: readonly string[]
  emails: readonly string[]
}

/** The day on which everything is told. */
export const TOLD_ON = '2026-01-01'

const STREETS =
  'Main Oak Maple Cedar Pine Elm Washington Lake Hill Walnut Park River Spring Church Mill Sunset Ridge Forest Meadow Franklin Highland Jefferson Jackson Lincoln Madison Adams Cherry Dogwood Chestnut Willow Center Union Prospect Broad Market Water School Front Court Pleasant Summit Locust Valley Railroad Birch College Poplar Magnolia Hickory Laurel'.split(
    ' ',
  )
const KINDS = ['St', 'Ave', 'Rd', 'Dr', 'Ln', 'Ct', 'Blvd', 'Way']
const DIRECTIONS = ['', '', '', '', 'N ', 'S ', 'E ', 'W ']
const MAIL = [
  'gmail.com',
  'gmail.com',
  'yahoo.com',
  'hotmail.com',
  'outlook.com',
  'aol.com',
  'icloud.com',
  'comcast.net',
]

const digits = (count: number, random: () => number) =>
  Array.from({ length: count }, () => Math.floor(random() * 10)).join('')

/** An address in a city that is as frequent as its population tells. */
export function home(random: () => number): Home {
  const { name, state, zip } = city(random)
  return homeIn({ city: name, state, zip: zip + digits(5 - zip.length, random) }, random)
}

/** Another address in the same ZIP code. */
export function homeIn(place: Pick<Home, 'city' | 'state' | 'zip'>, random: () => number): Home {
  const street = `${pick(DIRECTIONS, random)}${pick(STREETS, random)} ${pick(KINDS, random)}`
  return {
    line1: `${between(1, random() < 0.5 ? 999 : 9999, random)} ${street}`,
    line2: random() < 0.2 ? `Apt ${between(1, 40, random)}${pick(['', '', 'A', 'B'], random)}` : '',
    city: place.city,
    state: place.state,
    zip: place.zip,
  }
}

const AREAS = '212 213 305 312 404 415 503 512 602 614 617 619 702 713 717 801 813 816 901 916 919 972'.split(' ')

export function phone(random: () => number): string {
  return `${pick(AREAS, random)}${between(2, 9, random)}${digits(6, random)}`
}

/** A number that SSA may have issued. */
export function ssn(random: () => number): string {
  const area = between(1, 772, random)
  const group = between(1, 99, random)
  const serial = between(1, 9999, random)
  return [area === 666 ? 667 : area, group, serial].map((n, i) => String(n).padStart([3, 2, 4][i]!, '0')).join('')
}

const plain = (name: string) => name.toLowerCase().replace(/[^a-z]/g, '')

export function email(first: string, last: string, random: () => number): string {
  const [a, b] = [plain(first), plain(last)]
  const box = pick([`${a}.${b}`, `${a[0]}${b}`, `${a}${b[0]}`, `${b}.${a}`, `${a}_${b}`], random)
  return `${box}${random() < 0.7 ? between(1, 9999, random) : ''}@${pick(MAIL, random)}`
}

/** A date within a year. */
export function dateIn(year: number, random: () => number): string {
  return shifted(`${year}-01-01`, { days: Math.floor(random() * 365) })
}

/** A date moved by months and years to the same day of the month, or the last that the month has; then by days. */
export function shifted(date: string, by: { days?: number; months?: number; years?: number }): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const months = (year + (by.years ?? 0) - 2000) * 12 + month - 1 + (by.months ?? 0)
  const lastDay = new Date(Date.UTC(2000, months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(2000, months, Math.min(day, lastDay) + (by.days ?? 0))).toISOString().slice(0, 10)
}

export const yearOf = (date: string) => Number(date.slice(0, 4))

/** Somebody born in a year who has nothing yet but names, birth date and SSN. */
export function newPerson(
  cluster: string,
  { lastName, born, sex }: { lastName: string; born: string; sex: Sex },
  place: Home,
  random: () => number,
): Person {
  const year = yearOf(born)
  return {
    cluster,
    firstName: firstName(sex, year, random),
    middleName: random() < 0.8 ? firstName(sex, year, random) : '',
    lastName,
    suffix: '',
    born,
    sex,
    ssn: ssn(random),
    home: place,
    phones: [],
    emails: [],
  }
}
