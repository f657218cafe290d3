import type { InputWarning, NormalisedPatient, PatientInput } from '../patient.ts'
import { readAddress } from './address.ts'
import { readBirthDate } from './birth-date.ts'
import { readEmails } from './emails.ts'
import { readIdentifiers } from './identifiers.ts'
import { warnOfControls } from './controls.ts'
import { orderOfNewborn, sexOfNewborn } from './name-placeholders.ts'
import { readNames } from './names.ts'
import { nicknameRoot } from './nicknames.ts'
import { readPhones } from './phones.ts'
import { readSex } from './sex.ts'
import { readSsn } from './ssn.ts'
import { foldedWords, given, LONGEST_TEXT } from './text.ts'
import { withWholeNameSplit } from './whole-name.ts'

/** A normalised record, and a warning for each kind of value of a field that counts as absent. */
export interface Normalised {
  record: NormalisedPatient
  warnings: InputWarning[]
}

/**
 * Demographics in comparable form, the original beside them. Pure; never throws, whatever the strings. `today` is
 * `YYYY-MM-DD`. The order of phones, e-mails and identifiers makes no difference.
 */
export function normalise(input: PatientInput, { today }: { today: string }): Normalised {
  const warnings = new Map<string, InputWarning>()
  const warn = (field: string, message: string) => void warnings.set(`${field} ${message}`, { field, message })
  warnOfControls(input, warn)
  const named = withWholeNameSplit(input)
  const names = readNames(named, warn)
  const called = foldedWords(given(named.firstName)?.slice(0, LONGEST_TEXT) ?? '')
  const record: NormalisedPatient = {
    original: input,
    ...names,
    birthOrder: orderOfNewborn(called),
    nicknameRoot: names.firstName === null ? null : rootOf(names.firstName),
    birthDate: readBirthDate(input.dateOfBirth, today, warn),
    sex: readSex(input.sex, warn) ?? sexOfNewborn(called),
    ...readSsn(input.ssn, warn),
    address: readAddress(input.address, warn),
    phones: readPhones(input.phones, warn),
    emails: readEmails(input.emails, warn),
    identifiers: readIdentifiers(input.identifiers, warn),
  }
  return { record, warnings: [...warnings.values()].toSorted(byField) }
}

/** Of a name of several words the root of the whole ("jo ann"), else of the first. */
function rootOf(firstName: string): string {
  const closed = firstName.replaceAll(' ', '')
  const root = nicknameRoot(closed)
  return root === closed ? nicknameRoot(firstName.split(' ')[0]!) : root
}

const byField = (a: InputWarning, b: InputWarning) =>
  a.field === b.field ? (a.message < b.message ? -1 : 1) : a.field < b.field ? -1 : 1
