import type { NormalisedAddress } from '../patient.ts'
import type { FrequencyField } from './compare/comparison.ts'
import type { Profile } from './profile.ts'

/** The share of persons, 0 to 1, who have a value; undefined when nothing is known of it. */
export type FrequencyLookup = (field: FrequencyField, value: string) => number | undefined

/** A value of a field whose frequency is kept. */
export type CountedValue = readonly [FrequencyField, string]

/** Before a table has seen many persons it believes the US average of each field, as if it had seen this many. */
const PRIOR_WEIGHT = 2000
/** The average share of a value of the field: how probable it is that two persons agree in it. */
const AVERAGE: Record<FrequencyField, number> = {
  firstName: 1.79e-3,
  lastName: 6.78e-4,
  birthDate: 3.4e-5,
  street: 1e-8,
  zip: 9.7e-5,
  city: 3.12e-3,
  phone: 3e-7,
  email: 1e-6,
}
const FIELDS = Object.keys(AVERAGE) as FrequencyField[]

/** One of something for each field that is counted. */
export function byField<T>(make: () => T): Record<FrequencyField, T> {
  return Object.fromEntries(FIELDS.map((field) => [field, make()])) as Record<FrequencyField, T>
}

/** The values in sets of them by field. */
export function* eachValue(sets: Record<FrequencyField, Iterable<string>>): Generator<CountedValue> {
  for (const field of FIELDS) for (const value of sets[field]) yield [field, value]
}

/** Counts of values in the persons of an index. */
export interface FrequencyTable {
  add(profile: Profile): void
  remove(profile: Profile): void
  lookup: FrequencyLookup
}

/** The values of a profile that are counted, as the comparison names them, each once. */
export function countedValues({ names, birthDates, addresses, phones, emails }: Profile): CountedValue[] {
  const all: CountedValue[] = []
  for (const { first, last } of names) {
    if (first) all.push(['firstName', first.replaceAll(' ', '')])
    if (last) all.push(['lastName', last.replaceAll(' ', '')])
  }
  for (const date of birthDates) if (isOftenAssumed(date)) all.push(['birthDate', date])
  for (const address of addresses) {
    const { zip, city } = address
    const street = streetOf(address)
    if (street) all.push(['street', street])
    if (zip) all.push(['zip', zip])
    if (city) all.push(['city', city])
  }
  for (const phone of phones) all.push(['phone', phone])
  for (const email of emails) all.push(['email', email])
  // one name and one address say nothing twice
  return names.length > 1 || addresses.length > 1 ? eachOnce(all) : all
}

/** The first of January is written of many whose birthday nobody knows, such as refugees; other days are about as frequent. */
export const isOftenAssumed = (birthDate: string): boolean => birthDate.endsWith('-01-01')

function eachOnce(values: readonly CountedValue[]): CountedValue[] {
  const seen = byField(() => new Set<string>())
  return values.filter(([field, value]) => !seen[field].has(value) && seen[field].add(value))
}

/** The house or institution of an address, as far as it can be told from all others: ZIP, number and street. */
export function streetOf({ zip, number, street }: NormalisedAddress): string | null {
  return zip && number && street ? `${zip} ${number} ${street}` : null
}

/** The share of a value that `count` of `total` persons have, drawn towards the average while `total` is small. */
export function shareOf(field: FrequencyField, count: number, total: number): number {
  return (count + PRIOR_WEIGHT * AVERAGE[field]) / (total + PRIOR_WEIGHT)
}

/** How many of `total` persons have a value of this share: what {@link shareOf} was made of. */
export function countOf(field: FrequencyField, share: number, total: number): number {
  return Math.max(0, share * (total + PRIOR_WEIGHT) - PRIOR_WEIGHT * AVERAGE[field])
}

/** An empty table of frequencies in memory. */
export function frequencyTable(): FrequencyTable {
  const counts = byField(() => new Map<string, number>())
  let total = 0
  const change = (profile: Profile, by: 1 | -1) => {
    total += by
    for (const [field, value] of countedValues(profile)) {
      const count = (counts[field].get(value) ?? 0) + by
      if (count > 0) counts[field].set(value, count)
      else counts[field].delete(value)
    }
  }
  return {
    add: (profile) => change(profile, 1),
    remove: (profile) => change(profile, -1),
    lookup: (field, value) => {
      const count = counts[field].get(value)
      return count === undefined ? undefined : shareOf(field, count, total)
    },
  }
}
