import { between, pick, randomFrom } from '../random.ts'
import { familyName } from './family-names.ts'
import { alikeNames, firstName, type Sex } from './first-names.ts'
import { dateIn, email, home, newPerson, type Person, phone, shifted, TOLD_ON, yearOf } from './person.ts'

/** Who lives at one address. */
export interface Household {
  /** Strangers to one another who share address and phone: a shelter, nursing home, prison, hotel or dormitory. */
  institution: boolean
  people: Person[]
}

const THIS_YEAR = yearOf(TOLD_ON)
/** One household in so many is an institution. */
const INSTITUTION = 1 / 700

const eitherSex = (random: () => number): Sex => (random() < 0.5 ? 'M' : 'F')

/** The random numbers of a household depend on the seed and its place alone. */
export function randomOf(seed: number, place: number): () => number {
  return randomFrom(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(place + 1, 0x85ebca6b))
}

/** The number that the household at a place was given by its telephone company. */
const firstPhone = (seed: number, place: number) => phone(randomOf(seed ^ 0x5bd1e995, place))

/** The household at a place of the population. */
export function household(seed: number, place: number): Household {
  const random = randomOf(seed, place)
  let members = 0
  const id = () => `p${place}-${members++}`
  if (random() < INSTITUTION) return { institution: true, people: institution(id, firstPhone(seed, place), random) }
  // one number in fifty was somebody else's before
  const landline = firstPhone(seed, place > 100 && random() < 0.02 ? place - between(1, 100, random) : place)
  return { institution: false, people: reachable(family(id, random), landline, random) }
}

function institution(id: () => string, desk: string, random: () => number): Person[] {
  const place = { ...home(random), line2: '' }
  const [from, to] = pick(
    [
      [18, 25],
      [20, 60],
      [30, 70],
      [70, 100],
    ] as const,
    random,
  )
  return Array.from({ length: random() < 0.1 ? between(100, 300, random) : between(15, 80, random) }, () => {
    const born = dateIn(THIS_YEAR - between(from, to, random), random)
    const person = newPerson(id(), { lastName: familyName(random), born, sex: eitherSex(random) }, place, random)
    const mobile = random() < 0.4
    return { ...person, phones: mobile ? [phone(random)] : [desk], emails: mobile ? mailbox(person, 0.5, random) : [] }
  })
}

function family(id: () => string, random: () => number): Person[] {
  const place = home(random)
  const lastName = familyName(random)
  const kind = random()
  const born = dateIn(THIS_YEAR - (kind < 0.6 ? between(22, 95, random) : between(24, 52, random)), random)
  const head = newPerson(id(), { lastName, born, sex: eitherSex(random) }, place, random)
  const people = [head]
  if (kind >= 0.3 && kind < 0.92) people.push(spouse(head, id, random))
  if (kind >= 0.6) people.push(...children(people, id, random))
  if (random() < 0.05) people.push(grandparent(head, id, random))
  return people
}

function spouse(head: Person, id: () => string, random: () => number): Person {
  const born = shifted(head.born, { days: between(-2500, 2500, random) })
  const own = random()
  const maiden = familyName(random)
  const lastName = own < 0.2 ? maiden : own < 0.24 ? `${maiden}-${head.lastName}` : head.lastName
  const sex = head.sex === 'M' ? 'F' : 'M'
  return newPerson(id(), { lastName, born: born < '2008' ? born : head.born, sex }, head.home, random)
}

function children([parent, other]: readonly Person[], id: () => string, random: () => number): Person[] {
  const people: Person[] = []
  const oldest = Math.min(THIS_YEAR - 1, yearOf(parent!.born) + between(19, 34, random))
  let born = dateIn(oldest, random)
  for (let count = between(1, 4, random); count > 0 && born < TOLD_ON; count--) {
    const child = childOf(parent!, id(), born, random)
    if (people.some(({ firstName: taken }) => taken === child.firstName)) continue
    people.push(child)
    if (random() < 0.025) people.push(twinOf(child, id(), random))
    born = shifted(born, { days: between(330, 1600, random) })
  }
  const sons = people.find(({ sex }) => sex === parent!.sex)
  if (sons && random() < 0.07) namedAfter(people, sons, parent!, random)
  const daughter = other && people.find(({ sex, suffix }) => sex === other.sex && suffix === '')
  if (daughter && other.lastName === daughter.lastName && random() < 0.02) {
    people[people.indexOf(daughter)] = { ...daughter, firstName: other.firstName }
  }
  return people
}

const childOf = (parent: Person, cluster: string, born: string, random: () => number): Person =>
  newPerson(cluster, { lastName: parent.lastName, born, sex: eitherSex(random) }, parent.home, random)

/** Born on the same day; a fifth have names that look alike, a third begin with the same letter. */
export function twinOf(child: Person, cluster: string, random: () => number): Person {
  const year = yearOf(child.born)
  const sex = random() < 0.65 ? child.sex : child.sex === 'M' ? 'F' : 'M'
  const twin = newPerson(cluster, { lastName: child.lastName, born: child.born, sex }, child.home, random)
  const kind = random()
  const alike = alikeNames(random)
  // parents hardly give both children one name, if only as a middle name
  const taken = new Set([child.firstName, child.middleName])
  const others = Array.from({ length: 60 }, () => firstName(sex, year, random)).filter((name) => !taken.has(name))
  const similar = alike.includes(child.firstName) ? alike.find((name) => !taken.has(name)) : undefined
  const chosen = (kind < 0.2 && similar) || (kind < 0.5 && others.find((name) => name[0] === child.firstName[0]))
  return {
    ...twin,
    firstName: chosen || others[0]!,
    middleName: twin.middleName === child.firstName ? '' : twin.middleName,
  }
}

/** Gives a child its parent's name; half of such sons are called Jr, a third of their fathers Sr. */
function namedAfter(people: Person[], child: Person, parent: Person, random: () => number): void {
  const { firstName: first, middleName, sex } = parent
  const suffix = sex === 'M' && random() < 0.6 ? 'Jr' : ''
  people[people.indexOf(child)] = { ...child, firstName: first, middleName, suffix }
  if (suffix && random() < 0.4) parent.suffix = 'Sr'
}

function grandparent(head: Person, id: () => string, random: () => number): Person {
  const year = Math.max(1926, yearOf(head.born) - between(20, 35, random))
  return childOf(head, id(), dateIn(year, random), random)
}

function mailbox({ firstName: first, lastName }: Person, share: number, random: () => number): string[] {
  return random() < share ? [email(first, lastName, random)] : []
}

/** Phones and e-mails: grown-ups mostly have their own, children their parents', and some couples share. */
function reachable(people: readonly Person[], landline: string, random: () => number): Person[] {
  const shared: { phone?: string; email?: string } = {}
  const hasLandline = random() < 0.45
  return people.map((person, i) => {
    const child = THIS_YEAR - yearOf(person.born) < 15
    const mobile = !child && random() < 0.85 ? phone(random) : undefined
    const own = mailbox(person, child ? 0 : 0.75, random)
    if (i === 0) Object.assign(shared, { phone: mobile, email: own[0] })
    const phones = [mobile, ...(hasLandline && random() < 0.7 ? [landline] : [])]
    if (child || (!mobile && random() < 0.6)) phones.push(shared.phone ?? landline)
    const takesShared = shared.email !== undefined && (child ? random() < 0.6 : random() < 0.08)
    return {
      ...person,
      phones: [...new Set(phones)].filter((number) => number !== undefined),
      emails: takesShared ? [shared.email!] : own,
    }
  })
}
