import type { Profile } from '../../matching/profile.ts'
import { addressAsInput } from '../../normalise/address-as-input.ts'
import type { NormalisedAddress } from '../../patient.ts'

/** Demographics as Verato takes them (spec 2026.1.2, `Identity`): each a list, what is not known left out. */
export interface VeratoIdentity {
  names?: { first?: string; middle?: string; last?: string; suffix?: string }[]
  datesOfBirth?: { dateOfBirth: string }[]
  genders?: { gender: string }[]
  ssns?: { ssn: string }[]
  addresses?: Record<string, string>[]
  phoneNumbers?: { countryCode?: string; areaCode?: string; number: string }[]
  emails?: { email: string }[]
  alternateIdentifiers?: { issuer: string; value: string }[]
}

const GENDERS: Readonly<Record<string, string>> = { MALE: 'M', FEMALE: 'F', OTHER: 'O' }

/**
 * A question's profile as an identity: what was understood, in normal form. Of an SSN only all nine digits are sent, since
 * nothing public says what Verato makes of four.
 */
export function identityOf(profile: Profile): VeratoIdentity {
  const [suffix] = profile.suffixes
  const names = profile.names.map((name) => defined({ ...name, suffix }))
  return defined({
    names: filled(names.length > 0 || suffix === undefined ? names : [{ suffix }]),
    datesOfBirth: filled(profile.birthDates.map((dateOfBirth) => ({ dateOfBirth }))),
    genders: filled(profile.sexes.flatMap((sex) => (GENDERS[sex] ? { gender: GENDERS[sex] } : []))),
    ssns: filled(profile.ssns.map((ssn) => ({ ssn: ssn.replace(/^(...)(..)(....)$/, '$1-$2-$3') }))),
    addresses: filled(profile.addresses.map(addressOf)),
    phoneNumbers: filled(profile.phones.map(phoneOf)),
    emails: filled(profile.emails.map((email) => ({ email }))),
    alternateIdentifiers: filled(profile.identifiers.map(({ system, value }) => ({ issuer: system, value }))),
  })
}

/** The lists that hold something. */
const filled = <T>(list: T[]): T[] | undefined => (list.length > 0 ? list : undefined)

type Defined<T> = { [K in keyof T]?: NonNullable<T[K]> }

function defined<T extends object>(given: T): Defined<T> {
  const entries = Object.entries(given).filter(([, value]) => value !== null && value !== undefined)
  return Object.fromEntries(entries) as Defined<T>
}

function addressOf(address: NormalisedAddress): Record<string, string> {
  const { zip, ...lines } = addressAsInput(address)
  return defined({ ...lines, postalCode: zip })
}

/** An American number in its parts; any other as it is. */
function phoneOf(phone: string): { countryCode?: string; areaCode?: string; number: string } {
  const american = /^\+1(\d{3})(\d{7})$/.exec(phone)
  return american ? { countryCode: '+1', areaCode: american[1]!, number: american[2]! } : { number: phone }
}
