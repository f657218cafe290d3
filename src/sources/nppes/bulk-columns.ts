/** The columns of the V2 main file that are read, by their headings. */
const HEADINGS = {
  npi: 'NPI',
  entityType: 'Entity Type Code',
  organizationName: 'Provider Organization Name (Legal Business Name)',
  lastName: 'Provider Last Name (Legal Name)',
  firstName: 'Provider First Name',
  middleName: 'Provider Middle Name',
  credential: 'Provider Credential Text',
  address1: 'Provider First Line Business Practice Location Address',
  address2: 'Provider Second Line Business Practice Location Address',
  city: 'Provider Business Practice Location Address City Name',
  state: 'Provider Business Practice Location Address State Name',
  zip: 'Provider Business Practice Location Address Postal Code',
  country: 'Provider Business Practice Location Address Country Code (If outside U.S.)',
  phone: 'Provider Business Practice Location Address Telephone Number',
  deactivated: 'NPI Deactivation Date',
  reactivated: 'NPI Reactivation Date',
}

/** The headings of one of the fifteen taxonomy slots, to be followed by its number. */
const SLOT_HEADINGS = {
  code: 'Healthcare Provider Taxonomy Code_',
  license: 'Provider License Number_',
  licenseState: 'Provider License Number State Code_',
  primary: 'Healthcare Provider Primary Taxonomy Switch_',
}
const SLOTS = Array.from({ length: 15 }, (_, index) => index + 1)

/** The place of each column in a row. */
export type BulkColumns = Record<keyof typeof HEADINGS, number> & {
  count: number
  slots: readonly Record<keyof typeof SLOT_HEADINGS, number>[]
}

/** Every heading that a main file must have. */
const REQUIRED_HEADINGS: readonly string[] = [
  ...Object.values(HEADINGS),
  ...SLOTS.flatMap((slot) => Object.values(SLOT_HEADINGS).map((heading) => `${heading}${slot}`)),
]

/** Binds the columns by name, wherever they stand. A missing one is an Error that names it. */
export function bindColumns(header: readonly string[]): BulkColumns {
  const places = new Map(header.map((heading, place) => [heading.replace(/\s+/g, ' ').trim().toLowerCase(), place]))
  const placeOf = (heading: string) => places.get(heading.toLowerCase())
  const missing = REQUIRED_HEADINGS.filter((heading) => placeOf(heading) === undefined)
  if (missing.length > 0) {
    const more = missing.length > 3 ? ` and ${missing.length - 3} more` : ''
    const named = missing.slice(0, 3).map((heading) => `"${heading}"`)
    throw new Error(`this is no NPPES V2 main file: it lacks the column ${named.join(', ')}${more}`)
  }
  const bind = <K extends string>(headings: Record<K, string>, suffix = '') =>
    Object.fromEntries(
      Object.entries<string>(headings).map(([column, heading]) => [column, placeOf(`${heading}${suffix}`)]),
    ) as Record<K, number>
  return { ...bind(HEADINGS), count: header.length, slots: SLOTS.map((slot) => bind(SLOT_HEADINGS, String(slot))) }
}
