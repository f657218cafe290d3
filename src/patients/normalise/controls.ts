import type { PatientInput } from '../patient.ts'
import type { Warn } from './warn.ts'

const FIELDS = [
  'firstName',
  'middleName',
  'lastName',
  'suffix',
  'dateOfBirth',
  'sex',
  'ssn',
  'address',
  'phones',
  'emails',
  'identifiers',
] as const satisfies (keyof PatientInput)[]

/** Characters that no keyboard writes: all of C0 and C1 but tab and the ends of lines. */
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/

/** Tells which fields hold control characters: data that was damaged on its way. */
export function warnOfControls(input: PatientInput, warn: Warn): void {
  for (const field of FIELDS) if (hasControls(input[field])) warn(field, 'has control characters')
}

function hasControls(value: unknown): boolean {
  if (typeof value === 'string') return CONTROL.test(value)
  return typeof value === 'object' && value !== null && Object.values(value).some(hasControls)
}
