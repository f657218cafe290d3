import { createHmac, hash } from 'node:crypto'
import type { PatientInput } from '../patient.ts'

/** The name under which the answer to a question is cached. */
export type Fingerprint = (input: PatientInput, today: string) => string

/** Characters of base64url: 132 bits. */
const LENGTH = 22

/**
 * Equal for inputs that are written alike but for blanks around their values, and told apart by everything else: hashing
 * must cost less than normalising. Keyed by the deployment's secret and by `meaning`, which names whatever else an answer
 * depends on; the day is part of it, since of dates those in the future are absent. SHA-256 over the key and the text,
 * cut, so that the text cannot be extended. Shows nothing of the input.
 */
export function fingerprint(secret: string, meaning: string): Fingerprint {
  const key = createHmac('sha256', secret).update(`answers\n${meaning}`).digest('base64url')
  return (input, today) => hash('sha256', key + today + canonical(input), 'base64url').slice(0, LENGTH)
}

const trimmed = (value: string | null | undefined) => value?.trim() || 0
const all = (values: PatientInput['phones']) => values?.map(trimmed) ?? 0

/** The values in one order, what is absent as 0, as JSON: no two inputs that differ share it. */
function canonical(input: PatientInput): string {
  const { address, identifiers } = input
  return JSON.stringify([
    trimmed(input.firstName),
    trimmed(input.middleName),
    trimmed(input.lastName),
    trimmed(input.suffix),
    trimmed(input.dateOfBirth),
    trimmed(input.sex),
    trimmed(input.ssn),
    address ? [address.line1, address.line2, address.city, address.state, address.zip].map(trimmed) : 0,
    all(input.phones),
    all(input.emails),
    identifiers?.map((one) => one && [trimmed(one.system), trimmed(one.value)]) ?? 0,
  ])
}
