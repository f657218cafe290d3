import type { PatientInput, SourceRecordInput } from '../../generated/graphql.ts'

const word = (n: number) => [...String(10_000 + n * 7_919)].map((digit) => 'bcdfghjklm'[Number(digit)]).join('a')
const two = (n: number) => String(n).padStart(2, '0')

/** Somebody who shares nothing with those of other numbers. */
export function somebody(n: number): PatientInput {
  return {
    firstName: `F${word(n)}`,
    lastName: `L${word(n + 50_000)}`,
    dateOfBirth: `19${two(10 + (n % 80))}-${two(1 + (n % 12))}-${two(1 + (n % 28))}`,
    phones: [`212-555-${String(1_000 + (n % 9_000))}`],
  }
}

/** Two who live together and differ by their first names alone. */
export function twins(n: number): [PatientInput, PatientInput] {
  const address = { line1: `${100 + n} Oak St`, city: 'Fargo', state: 'ND', zip: '58102' }
  const one = { ...somebody(n), address }
  return [one, { ...one, firstName: `S${word(n + 90_000)}` }]
}

/** Records of one source, numbered from 1. */
export function records(patients: readonly PatientInput[], source: string): SourceRecordInput[] {
  return patients.map((patient, i) => ({ source, sourceId: String(i + 1), patient }))
}
