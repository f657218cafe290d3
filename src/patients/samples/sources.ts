import type { PatientInput } from '../patient.ts'
import type { SourceRecordInput } from '../registering/incoming.ts'
import { sampleHome, samplePerson } from './people.ts'

const CLINIC = 'Demo-Clinic'
const HOSPITAL = 'Demo-Hospital'
const PEOPLE = 200
/** Numbers of homes to which some moved. */
const ELSEWHERE = 1_000

const CALLED: Record<string, string> = {
  Alexander: 'Alex',
  Frederick: 'Fred',
  Gregory: 'Greg',
  Jonathan: 'Jon',
  Kenneth: 'Ken',
  Leonard: 'Len',
  Matthew: 'Matt',
  Stephen: 'Steve',
  Theodore: 'Ted',
  Abigail: 'Abby',
  Josephine: 'Josie',
  Katherine: 'Kate',
  Margaret: 'Peggy',
  Theresa: 'Terry',
}

/** Ways in which another source writes the same person down. */
const CHANGES: readonly ((person: ReturnType<typeof samplePerson>, n: number) => PatientInput)[] = [
  (person) => person,
  (person) => ({ ...person, firstName: CALLED[person.firstName] ?? person.firstName.slice(0, 1), emails: [] }),
  (person, n) => ({ ...person, ...sampleHome(ELSEWHERE + n), emails: person.emails }),
  (person) => ({ ...person, lastName: withLettersSwapped(person.lastName), phones: [] }),
  (person) => ({ ...person, dateOfBirth: withMonthFirst(person.dateOfBirth), address: null }),
]

/** The same person as another source writes it down, in one of five ways. */
export const rewritten = (n: number): PatientInput => CHANGES[n % CHANGES.length]!(samplePerson(n), n)

function withLettersSwapped(name: string): string {
  return name.slice(0, 3) + name.charAt(4) + name.charAt(3) + name.slice(5)
}

/** A birth date as Americans write it. */
function withMonthFirst(date: string): string {
  const [year, month, day] = date.split('-')
  return `${Number(month)}/${Number(day)}/${year}`
}

const numbered = (source: string, n: number, patient: PatientInput): SourceRecordInput => ({
  source,
  sourceId: `${source.slice(5, 6)}-${String(n).padStart(4, '0')}`,
  patient,
})

/** Made-up records of a clinic and of a hospital that half of its patients went to. */
export function sampleRecords(): SourceRecordInput[] {
  const numbers = Array.from({ length: PEOPLE }, (_, n) => n)
  return [
    ...numbers.map((n) => numbered(CLINIC, n, samplePerson(n))),
    ...numbers.filter((n) => n % 2 === 0).map((n) => numbered(HOSPITAL, n, rewritten(n / 2))),
    ...doubtfulRecords(),
  ]
}

/** Records of which only a person can tell whose they are: the name of somebody in the clinic, and something against it. */
export function doubtfulRecords(): SourceRecordInput[] {
  return [70, 73, 76, 79].map((n, i) => {
    const { firstName, lastName, dateOfBirth, sex } = samplePerson(n)
    const otherYear = `${Number(dateOfBirth.slice(0, 4)) + 1}${dateOfBirth.slice(4)}`
    const named = i < 3 ? { firstName, dateOfBirth: otherYear } : { firstName: firstName.slice(0, 1), dateOfBirth }
    return numbered(HOSPITAL, PEOPLE + i, { ...named, lastName, sex, ...sampleHome(ELSEWHERE + n) })
  })
}

/** Fifty questions: forty about somebody whom the sources know, in other words, and ten about nobody. */
export function sampleQuestions(): PatientInput[] {
  return Array.from({ length: 50 }, (_, i) =>
    i % 5 === 4 ? samplePerson(5_000 + i) : { ...rewritten(3 * i + 1), emails: [] },
  )
}
