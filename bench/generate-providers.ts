import type { SourceRecord } from '../src/providers/provider.ts'
import { city } from './population/cities.ts'
import { givenName, surname } from './population/names.ts'
import { specialty } from './population/specialties.ts'
import { pick, randomFrom } from './random.ts'

export interface Population {
  /** another seed gives other people */
  seed?: number
  /** raised by one, every provider has another address and phone */
  version?: number
}

const ORGANISATIONS = 0.15
const BODIES = 100_000_000
const STRIDE = 61_803_399

/** The NPI of provider `index`: valid, each index another one, and in no order. */
function npiAt(index: number): string {
  const body = String(100_000_000 + ((index * STRIDE) % BODIES))
  let sum = 24
  for (let i = 0; i < 9; i++) {
    const doubled = Number(body[i]) * (i % 2 === 0 ? 2 : 1)
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return body + ((10 - (sum % 10)) % 10)
}

const STREETS = ['Main St', 'Oak Ave', 'Medical Center Blvd', 'Park Rd', 'Washington Ave', 'Hospital Dr', '2nd St']
const KINDS = ['Clinic', 'Medical Group', 'Associates', 'Health Center', 'Hospital', 'Pharmacy', 'Family Practice LLC']

/** Provider `index` of a made-up population whose names, specialties and places are about as frequent as in the US. */
export function providerAt(index: number, { seed = 1, version = 0 }: Population = {}): SourceRecord {
  const random = randomFrom(Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(seed, 0x85ebca6b))
  const { name, code, credentials } = specialty(random)
  const place = city(random)
  const who =
    random() < ORGANISATIONS ? organisation(place.name, name, random) : person(pick(credentials, random), random)
  const late = randomFrom(index * 31 + version)
  const zip = place.zip + digits(2, late)
  return {
    npi: npiAt(index),
    source: 'NPPES',
    sample: false,
    ...who,
    specialty: name,
    taxonomy: code,
    taxonomies: [],
    address: `${1 + Math.floor(late() * 9_999)} ${pick(STREETS, late)}`,
    city: place.name,
    state: place.state,
    zip: late() < 0.5 ? `${zip}-${digits(4, late)}` : zip,
    phone: `${place.area}-${2 + Math.floor(late() * 8)}${digits(2, late)}-${digits(4, late)}`,
    status: random() < 0.98 ? 'ACTIVE' : 'DEACTIVATED',
  }
}

function person(credential: string, random: () => number) {
  return {
    entityType: 'INDIVIDUAL',
    firstName: givenName(random),
    middleName: random() < 0.5 ? String.fromCharCode(65 + Math.floor(random() * 26)) : null,
    lastName: surname(random),
    organizationName: null,
    credential,
  } as const
}

function organisation(cityName: string, specialtyName: string, random: () => number) {
  const first = random()
  const start = first < 0.4 ? surname(random) : first < 0.7 ? cityName : `${cityName} ${specialtyName.split(',')[0]}`
  return {
    entityType: 'ORGANIZATION',
    firstName: null,
    middleName: null,
    lastName: null,
    organizationName: `${start} ${pick(KINDS, random)}`,
    credential: null,
  } as const
}

function digits(count: number, random: () => number): string {
  return String(Math.floor(random() * 10 ** count)).padStart(count, '0')
}

const CSV_COLUMNS = {
  npi: 'npi',
  entity_type: 'entityType',
  first_name: 'firstName',
  middle_name: 'middleName',
  last_name: 'lastName',
  organization_name: 'organizationName',
  credential: 'credential',
  specialty: 'specialty',
  taxonomy: 'taxonomy',
  address: 'address',
  city: 'city',
  state: 'state',
  zip: 'zip',
  phone: 'phone',
  status: 'status',
  source: 'source',
} as const satisfies Record<string, keyof SourceRecord>

/** Providers `from` up to `to` as a CSV file, in pieces of a thousand rows. */
export function* providersAsCsv(from: number, to: number, population: Population = {}): Generator<string> {
  yield `${Object.keys(CSV_COLUMNS).join(',')}\n`
  for (let start = from; start < to; start += 1_000) {
    let piece = ''
    for (let i = start; i < Math.min(start + 1_000, to); i++) piece += csvLine(providerAt(i, population))
    yield piece
  }
}

function csvLine(record: SourceRecord): string {
  return `${Object.values(CSV_COLUMNS)
    .map((field) => csvCell(String(record[field] ?? '')))
    .join(',')}\n`
}

function csvCell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
