import { prepare, type Prepared } from '../../../src/patients/matching/compare/prepared.ts'
import { frequencyTable } from '../../../src/patients/matching/frequency.ts'
import { decide, type Answer, type Candidate } from '../../../src/patients/matching/decide.ts'
import { DEFAULT_MODEL } from '../../../src/patients/matching/model/defaults.ts'
import { mergeProfiles, profileOf, type Profile } from '../../../src/patients/matching/profile.ts'
import { scorer, type Scorer, type ScorerSettings } from '../../../src/patients/matching/score.ts'
import { normalise } from '../../../src/patients/normalise/normalise.ts'
import type { PatientInput } from '../../../src/patients/patient.ts'

const TODAY = '2026-11-24'

/** A woman of whom everything is known. */
export const MARIA: PatientInput = {
  firstName: 'Maria',
  middleName: 'Elena',
  lastName: 'Castellano',
  dateOfBirth: '1978-03-14',
  sex: 'FEMALE',
  ssn: '536-22-8145',
  address: { line1: '482 Birchwood Ave', city: 'Columbus', state: 'OH', zip: '43215' },
  phones: ['614-555-0142'],
  emails: ['maria.castellano@example.com'],
}

/** Two strangers whose given names are in no list. */
export const ABDIRAHMAN: PatientInput = {
  firstName: 'Abdirahman',
  middleName: 'Warsame',
  lastName: 'Ratbomski',
  dateOfBirth: '1950-06-11',
  sex: 'MALE',
  ssn: '417-21-8812',
  phones: ['312-861-4411'],
}
export const OLUWASEUN: PatientInput = {
  firstName: 'Oluwaseun',
  lastName: 'Denbbury',
  dateOfBirth: '1988-01-23',
  sex: 'MALE',
  ssn: '518-31-7712',
  phones: ['618-891-3344'],
}

export const profile = (...records: PatientInput[]): Profile =>
  mergeProfiles(records.map((input) => profileOf(normalise(input, { today: TODAY }).record)))

export const known = (...records: PatientInput[]): Prepared => prepare(profile(...records))

export const million = (settings: Partial<ScorerSettings> = {}): Scorer =>
  scorer(DEFAULT_MODEL, { persons: 1_000_000, ...settings })

/** An index in which these people are, each a person. */
export function indexOf(people: readonly PatientInput[]): Pick<ScorerSettings, 'persons' | 'frequency'> {
  const table = frequencyTable()
  for (const input of people) table.add(profile(input))
  return { persons: people.length, frequency: table.lookup }
}

/** What an index of a million answers to `question` when these persons are its candidates. */
export function ask(
  question: PatientInput,
  persons: readonly (PatientInput | PatientInput[])[],
  { searchTruncated = false, ...settings }: Partial<ScorerSettings> & { searchTruncated?: boolean } = {},
): Answer {
  const candidates = persons.map(
    (records, i): Candidate => ({ mpiId: `person-${i}`, profile: known(...[records].flat()) }),
  )
  return decide(known(question), candidates, million(settings), DEFAULT_MODEL, { searchTruncated })
}
