import { between, pick } from '../random.ts'
import { familyName } from './family-names.ts'
import type { Sex } from './first-names.ts'
import { twinOf } from './household.ts'
import { dateIn, email, home, homeIn, newPerson, type Person, phone, shifted, TOLD_ON, yearOf } from './person.ts'
import { otherFirstName } from './same-person.ts'
import { mistyped, withWrongDigit } from './writing-errors.ts'

/** Somebody who is not in the pool and looks like `near`, who is; undefined where that makes no sense. */
export type Stranger = (near: Person, cluster: string, random: () => number) => Person | undefined

const eitherSex = (random: () => number): Sex => (random() < 0.5 ? 'M' : 'F')
const isChild = ({ born }: Person) => yearOf(TOLD_ON) - yearOf(born) < 15
const ownMail = ({ firstName, lastName }: Person, random: () => number) =>
  random() < 0.5 ? [email(firstName, lastName, random)] : []

/** Somebody of another name, with a phone and mailbox of their own. */
function anybody(cluster: string, born: string, place: Person['home'], random: () => number): Person {
  const person = newPerson(cluster, { lastName: familyName(random), born, sex: eitherSex(random) }, place, random)
  return { ...person, phones: [phone(random)], emails: ownMail(person, random) }
}

/** A member of the household of `near`, who shares its name, address and phones. */
function relative(near: Person, cluster: string, born: string, random: () => number): Person {
  const { lastName, home: place, phones, emails } = near
  const person = newPerson(cluster, { lastName, born, sex: eitherSex(random) }, place, random)
  return { ...person, phones, emails: isChild(person) && random() < 0.5 ? emails : ownMail(person, random) }
}

const anyDate = (random: () => number) => dateIn(between(1930, 2020, random), random)
const past = (born: string) => (born < TOLD_ON && born > '1920' ? born : undefined)

/** A namesake born at least 15 years before or after. */
function namesakeOfHousehold(near: Person, cluster: string, random: () => number): Person | undefined {
  const years = between(17, 35, random) * (random() < 0.5 ? 1 : -1)
  const born = past(shifted(near.born, { years, days: between(-180, 180, random) }))
  if (!born) return undefined
  const person = { ...relative(near, cluster, born, random), sex: near.sex }
  const suffix = near.sex === 'M' && near.suffix === '' && random() < 0.5 ? (years > 0 ? 'Jr' : 'Sr') : ''
  return { ...person, firstName: near.firstName, suffix }
}

/** One name elsewhere, with its own address, phone and mailbox. */
function namesake(near: Person, cluster: string, born: string, random: () => number): Person {
  const { firstName, middleName, lastName, sex } = near
  const place = random() < 0.3 ? homeIn({ ...home(random), state: near.home.state }, random) : home(random)
  const other = newPerson(cluster, { lastName, born, sex }, place, random)
  const person = { ...other, firstName, middleName: random() < 0.1 ? middleName : other.middleName }
  return { ...person, phones: [phone(random)], emails: ownMail(person, random) }
}

/** Who is asked for and is not there, by category (reference, 4.2). */
export const STRANGERS: Readonly<Record<string, Stranger>> = {
  stranger: (_, cluster, random) => anybody(cluster, anyDate(random), home(random), random),
  same_zip_and_birth_date: (near, cluster, random) => anybody(cluster, near.born, homeIn(near.home, random), random),
  sibling: (near, cluster, random) => {
    const born = past(shifted(near.born, { days: between(330, 1090, random) * (random() < 0.5 ? 1 : -1) }))
    return born ? relative(near, cluster, born, random) : undefined
  },
  sibling_who_moved: (near, cluster, random) => {
    const born = past(shifted(near.born, { days: between(330, 1090, random) * (random() < 0.5 ? 1 : -1) }))
    if (!born) return undefined
    const person = relative(near, cluster, born, random)
    return { ...person, home: homeIn(near.home, random), phones: [phone(random)], emails: ownMail(person, random) }
  },
  twin: (near, cluster, random) => {
    const person = twinOf(near, cluster, random)
    return { ...person, phones: near.phones, emails: isChild(near) ? near.emails : ownMail(person, random) }
  },
  spouse: (near, cluster, random) => {
    const born = past(shifted(near.born, { days: between(-1500, 1500, random) }))
    if (!born || yearOf(born) > 2005) return undefined
    const person: Person = { ...relative(near, cluster, born, random), sex: near.sex === 'M' ? 'F' : 'M' }
    return {
      ...person,
      firstName: otherFirstName(person, random),
      emails: random() < 0.3 ? near.emails : ownMail(person, random),
    }
  },
  parent_or_child: (near, cluster, random) => {
    const born = past(shifted(near.born, { years: between(16, 40, random) * (random() < 0.5 ? 1 : -1) }))
    return born ? relative(near, cluster, born, random) : undefined
  },
  parent_or_child_of_one_name: namesakeOfHousehold,
  newborn: (near, cluster, random) => {
    const person = relative(near, cluster, dateIn(2025, random), random)
    const unnamed = random() < 0.6
    const firstName = unnamed ? pick(['Baby Boy', 'Baby Girl', 'Babyboy', 'BB', 'Newborn'], random) : person.firstName
    return { ...person, firstName, middleName: '', ssn: '', emails: near.emails }
  },
  near_name_elsewhere: (near, cluster, random) => {
    const person = namesake(near, cluster, anyDate(random), random)
    return random() < 0.5
      ? { ...person, lastName: mistyped(near.lastName, random) }
      : { ...person, firstName: mistyped(near.firstName, random) }
  },
  namesake_of_near_birth_date: (near, cluster, random) => {
    const year = between(1930, 2020, random)
    const born = random() < 0.5 ? `${year}${near.born.slice(4)}` : withWrongDigit(near.born, random)
    return past(born) && shifted(born, {}) === born ? namesake(near, cluster, born, random) : undefined
  },
  namesake_of_one_birth_date: (near, cluster, random) => namesake(near, cluster, near.born, random),
  recycled_phone: (near, cluster, random) => ({
    ...anybody(cluster, anyDate(random), home(random), random),
    phones: near.phones,
  }),
  recycled_email: (near, cluster, random) => ({
    ...anybody(cluster, anyDate(random), home(random), random),
    emails: near.emails,
  }),
  institution_resident: (near, cluster, random) => ({
    ...anybody(cluster, dateIn(yearOf(near.born), random), { ...near.home, line2: '' }, random),
    phones: near.phones,
  }),
  placeholder_collision: (near, cluster, random) => {
    const person = anybody(cluster, random() < 0.3 ? near.born : anyDate(random), homeIn(near.home, random), random)
    const names = pick(
      [
        ['John', 'Doe'],
        ['Unknown', 'Unknown'],
        ['Test', 'Patient'],
        ['Unknown', near.lastName],
      ],
      random,
    )
    const nobody = { phones: ['5555555555'], emails: ['none@none.com'], ssn: pick(['999999999', '123456789'], random) }
    return { ...person, ...nobody, firstName: names[0]!, lastName: names[1]!, middleName: '' }
  },
}
