import { createHash } from 'node:crypto'
import type { PatientInput, SourceRecordInput } from '../../generated/graphql.ts'

/** A made-up word for each text, of syllables drawn by a hash. */
function word(text: string): string {
  const bytes = createHash('sha256').update(text).digest()
  const syllables = [...bytes.subarray(0, 5)].map(
    (byte) => `${'bcdfghjklmnprstv'[byte & 15]}${'aeiou'[(byte >> 4) % 5]}`,
  )
  return syllables.join('')
}
const two = (n: number) => String(n).padStart(2, '0')

/** Somebody who shares nothing with those of other numbers. */
export function somebody(n: number): PatientInput {
  return {
    firstName: word(`first ${n}`),
    lastName: word(`last ${n}`),
    dateOfBirth: `19${two(10 + (n % 80))}-${two(1 + (n % 12))}-${two(1 + (n % 28))}`,
    phones: [`646-${200 + Math.floor(n / 9_000)}-${1_000 + (n % 9_000)}`],
  }
}

/** Two who live together and differ by their first names alone. */
export function twins(n: number): [PatientInput, PatientInput] {
  const address = { line1: `${100 + n} Oak St`, city: 'Fargo', state: 'ND', zip: '58102' }
  const one = { ...somebody(n), address }
  return [one, { ...one, firstName: word(`twin ${n}`) }]
}

/** Records of one source, numbered from 1. */
export function records(patients: readonly PatientInput[], source: string): SourceRecordInput[] {
  return patients.map((patient, i) => ({ source, sourceId: String(i + 1), patient }))
}
