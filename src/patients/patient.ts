export type Sex = 'MALE' | 'FEMALE' | 'OTHER' | 'UNKNOWN'

type Maybe<T> = T | null | undefined

export interface AddressInput {
  line1?: Maybe<string>
  line2?: Maybe<string>
  city?: Maybe<string>
  state?: Maybe<string>
  zip?: Maybe<string>
}

export interface IdentifierInput {
  system: string
  value: string
}

/** A patient's demographics as somebody wrote them. Every field may be absent; `sex` may be any text (`M`, `female`). */
export interface PatientInput {
  firstName?: Maybe<string>
  middleName?: Maybe<string>
  lastName?: Maybe<string>
  suffix?: Maybe<string>
  dateOfBirth?: Maybe<string>
  sex?: Maybe<string>
  ssn?: Maybe<string>
  address?: Maybe<AddressInput>
  phones?: Maybe<readonly Maybe<string>[]>
  emails?: Maybe<readonly Maybe<string>[]>
  identifiers?: Maybe<readonly Maybe<IdentifierInput>[]>
}

/**
 * A value that was not understood and counts as absent, or an identifier that another person has too. `message` never
 * repeats the value.
 */
export interface InputWarning {
  field: string
  message: string
}

/** An address in parts, each null when absent. A box at a post office has the street `po box` and its number. */
export interface NormalisedAddress {
  number: string | null
  /** Folded words with USPS abbreviations, such as `n main st`. */
  street: string | null
  /** The number of the flat, suite or room without its designator. */
  unit: string | null
  /** A second line that is no unit, folded. */
  extra: string | null
  city: string | null
  /** USPS code in upper case; what is no American state is folded text in lower case. */
  state: string | null
  /** Five digits; what is no ZIP code is a postcode as upper-case text. */
  zip: string | null
  zip4: string | null
}

export interface NormalisedIdentifier {
  system: string
  value: string
}

/**
 * Demographics ready to be compared, beside the original. Names are folded words in lower case with one blank between;
 * the parts of a hyphenated name are words. What is absent, impossible or a placeholder is null or not in its list.
 */
export interface NormalisedPatient {
  original: PatientInput
  firstName: string | null
  middleName: string | null
  lastName: string | null
  /** Of a newborn without a name, what tells it from those of the same birth: `b` of Baby Boy B, `2` of Twin Two. */
  birthOrder: string | null
  /** The name that somebody so called most likely has: `robert` of Bob. */
  nicknameRoot: string | null
  /** `jr`, `sr`, `ii` and so on. */
  suffix: string | null
  /** `YYYY-MM-DD`. */
  birthDate: string | null
  sex: 'MALE' | 'FEMALE' | 'OTHER' | null
  /** Nine digits of a number that may have been issued. */
  ssn: string | null
  /** The last four digits, of `ssn` or given alone. */
  ssnLast4: string | null
  /** A national number that is no SSN: upper-case letters and digits. */
  nationalId: string | null
  address: NormalisedAddress | null
  /** E.164, or digits of a number that no numbering plan knows; sorted, each once. */
  phones: readonly string[]
  /** In lower case; sorted, each once. */
  emails: readonly string[]
  /** Sorted by system and value, each once. */
  identifiers: readonly NormalisedIdentifier[]
}
