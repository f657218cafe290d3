import type { NormalisedAddress, NormalisedIdentifier, NormalisedPatient } from '../patient.ts'

/** Folded words of one name as one record writes it, each part null when absent. */
export interface ProfileName {
  first: string | null
  middle: string | null
  last: string | null
}

/**
 * Everything that is known of a person: each list holds every value that any record of theirs ever gave, each once.
 * A question is a profile of one record.
 */
export interface Profile {
  names: ProfileName[]
  suffixes: string[]
  /** `YYYY-MM-DD`. */
  birthDates: string[]
  sexes: string[]
  ssns: string[]
  /** Of every SSN, in full or not. */
  ssnLast4s: string[]
  nationalIds: string[]
  addresses: NormalisedAddress[]
  phones: string[]
  emails: string[]
  identifiers: NormalisedIdentifier[]
  /** By which a record calls a newborn without a name, as one of several. */
  birthOrders: string[]
  /**
   * Where a record was, by home and links of stewards, that is somebody else's by what it said before; {@link RETURNED} as well
   * when it went back to what it said before that. Empty once a steward has said whose it is.
   */
  reused: string[]
}

export const RETURNED = 'returned'

const optional = (value: string | null): string[] => (value === null ? [] : [value])

/** The profile of one record. */
export function profileOf(record: NormalisedPatient): Profile {
  const { firstName: first, middleName: middle, lastName: last } = record
  return {
    names: first === null && last === null && middle === null ? [] : [{ first, middle, last }],
    suffixes: optional(record.suffix),
    birthDates: optional(record.birthDate),
    sexes: optional(record.sex),
    ssns: optional(record.ssn),
    ssnLast4s: optional(record.ssnLast4),
    nationalIds: optional(record.nationalId),
    addresses: record.address ? [record.address] : [],
    phones: [...record.phones],
    emails: [...record.emails],
    identifiers: [...record.identifiers],
    birthOrders: optional(record.birthOrder),
    reused: [],
  }
}

const FIELDS = [
  'names',
  'suffixes',
  'birthDates',
  'sexes',
  'ssns',
  'ssnLast4s',
  'nationalIds',
  'addresses',
  'phones',
  'emails',
  'identifiers',
  'birthOrders',
  'reused',
] as const satisfies readonly (keyof Profile)[]

const keyOf = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(Object.values(value as object))

function eachOnce(all: readonly unknown[], most = Infinity): unknown[] {
  const [one, other] = all
  if (all.length === 2 && keyOf(one) === keyOf(other)) return [one]
  const values = new Map(all.map((value) => [keyOf(value), value]))
  return [...values]
    .slice(0, most)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, value]) => value)
}

/** A profile with all values of `kept`, which are among its own, and others up to `most` a field. */
export function bounded(profile: Profile, most: number, kept: Profile): Profile {
  const fewer: Record<string, readonly unknown[]> = {}
  for (const field of FIELDS) {
    const all: readonly unknown[] = profile[field]
    fewer[field] = all.length <= most ? all : eachOnce([...kept[field], ...all], Math.max(most, kept[field].length))
  }
  return fewer as unknown as Profile
}

const NONE: readonly unknown[] = []

/** The profile of a person from those of all their records, in an order that does not depend on theirs. */
export function mergeProfiles(profiles: readonly Profile[]): Profile {
  const merged: Record<string, readonly unknown[]> = {}
  for (const field of FIELDS) {
    let all: readonly unknown[] = NONE
    for (const { [field]: values } of profiles) {
      if (values.length > 0) all = all.length > 0 ? [...all, ...values] : values
    }
    merged[field] = all.length < 2 ? all : eachOnce(all)
  }
  return merged as unknown as Profile
}
