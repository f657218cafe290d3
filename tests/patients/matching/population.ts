import { seeded } from '../../../src/random.ts'
import type { PatientInput } from '../../../src/patients/patient.ts'

export interface Labelled {
  person: number
  input: PatientInput
}

const FEMALE =
  'mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy sandra betty ashley emily donna michelle carol amanda melissa deborah stephanie rebecca laura sharon cynthia kathleen amy angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel carolyn janet catherine maria heather diane olivia julie joyce victoria ruth virginia lauren kelly christina joan evelyn judith andrea hannah megan cheryl jacqueline martha gloria teresa ann sara madison frances kathryn janice jean abigail alice julia judy sophia grace denise amber doris marilyn danielle beverly isabella theresa diana natalie brittany charlotte marie kayla alexis lori'.split(
    ' ',
  )
const MALE =
  'james robert john michael david william richard joseph thomas charles christopher daniel matthew anthony mark donald steven andrew paul joshua kenneth kevin brian george timothy ronald jason edward jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory alexander patrick frank raymond jack dennis jerry tyler aaron jose adam nathan henry zachary douglas peter kyle noah ethan jeremy walter christian keith roger terry austin sean gerald carl harold dylan arthur lawrence jordan jesse bryan billy bruce gabriel joe logan alan juan albert willie elijah wayne randy vincent mason roy ralph bobby russell bradley philip eugene'.split(
    ' ',
  )
const LAST =
  'smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson anderson thomas taylor moore jackson martin lee perez thompson white harris sanchez clark ramirez lewis robinson walker young allen king wright scott torres nguyen hill flores green adams nelson baker hall rivera campbell mitchell carter roberts'.split(
    ' ',
  )
const SYLLABLES =
  'bar kel mon ros tan vel dor fin gar hol jen lam mar nor pet quin rud sol tor vand wes yor zim ack bry cas'.split(' ')
const STREETS =
  'Oak Maple Cedar Pine Elm Washington Lake Hill Walnut Park Main River Spring Church Mill Sunset Ridge Forest Meadow Franklin'.split(
    ' ',
  )

/**
 * US people in households, each with one or two records of two sources. Two in three of the second records have errors:
 * typing errors, nicknames or initials, moves, marriages, other phones. Seeded.
 */
export function population(households: number, seed: number): Labelled[] {
  const random = seeded(seed)
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!
  /** The first of a list are far more frequent, as names are. */
  const frequent = <T>(items: readonly T[]): T => items[Math.floor(random() ** 2.2 * items.length)]!
  const digits = (n: number) => Array.from({ length: n }, () => Math.floor(random() * 10)).join('')
  const surname = () =>
    random() < 0.35
      ? frequent(LAST)
      : pick(SYLLABLES) + pick(SYLLABLES) + pick(['er', 'son', 'man', 'ski', 'ez', 'ton'])
  const date = (from: number, to: number) => {
    const at = new Date(Date.UTC(from + Math.floor(random() * (to - from)), 0, 1 + Math.floor(random() * 365)))
    return at.toISOString().slice(0, 10)
  }
  const home = () => {
    const zip = 10_000 + Math.floor(random() * 400) * 220
    return {
      line1: `${1 + Math.floor(random() * 3000)} ${pick(STREETS)} ${pick(['St', 'Ave', 'Rd'])}`,
      city: `Town ${zip % 977}`,
      state: pick(['OH', 'NY', 'TX', 'CA']),
      zip: String(zip),
    }
  }
  const phone = () => `${200 + Math.floor(random() * 700)}${2 + Math.floor(random() * 8)}${digits(6)}`
  const typo = (text: string) => {
    const i = 1 + Math.floor(random() * Math.max(1, text.length - 2))
    return random() < 0.5
      ? text.slice(0, i) + text.slice(i + 1)
      : text.slice(0, i) + (text[i + 1] ?? '') + text[i]! + text.slice(i + 2)
  }
  const mistypedDate = (text: string) => {
    const [year, month, day] = text.split('-')
    return random() < 0.5
      ? `${year}-${month}-${String(Math.min(28, Number(day) + 1)).padStart(2, '0')}`
      : `${Number(year) + 1}-${month}-${day}`
  }

  const result: Labelled[] = []
  let persons = 0
  for (let h = 0; h < households; h++) {
    const family = surname()
    const address = home()
    const shared = phone()
    const size = 1 + Math.floor(random() * 4)
    const born: string[] = []
    for (let member = 0; member < size; member++) {
      const person = persons++
      const female = member === 1 ? true : member === 0 ? random() < 0.3 : random() < 0.5
      const twin = member === 3 && random() < 0.1
      const dateOfBirth = twin ? born[2]! : member < 2 ? date(1940, 1990) : date(1995, 2020)
      born.push(dateOfBirth)
      const firstName = frequent(female ? FEMALE : MALE)
      const lastName = member === 1 && random() < 0.2 ? surname() : family
      const full: PatientInput = {
        firstName,
        lastName,
        dateOfBirth,
        address,
        sex: female ? 'F' : 'M',
        ssn:
          random() < 0.6
            ? `${100 + Math.floor(random() * 500)}${10 + Math.floor(random() * 89)}${1000 + Math.floor(random() * 8999)}`
            : null,
        phones: [member > 1 || random() < 0.5 ? shared : phone()],
        emails: random() < 0.5 ? [`${firstName}.${lastName}${digits(2)}@example.com`] : [],
      }
      result.push({ person, input: full })
      if (random() < 0.4) result.push({ person, input: random() < 0.67 ? changed(full) : { ...full } })
    }
  }
  return result

  function changed(full: PatientInput): PatientInput {
    const input = { ...full }
    if (random() < 0.4) input.ssn = null
    for (let n = random() < 0.3 ? 2 : 1; n > 0; n--) {
      const what = Math.floor(random() * 7)
      if (what === 0) input.firstName = typo(full.firstName!)
      else if (what === 1) input.lastName = typo(full.lastName!)
      else if (what === 2) input.dateOfBirth = mistypedDate(full.dateOfBirth!)
      else if (what === 3) input.firstName = full.firstName!.slice(0, 1)
      else if (what === 4) input.address = home()
      else if (what === 5) input.phones = [phone()]
      else input.emails = []
    }
    return input
  }
}
