import { setTimeout } from 'node:timers/promises'
import { NO_FACTS, type SourceRecord } from '../providers/provider.ts'
import type { FetchOptions, SourceBatch } from './source.ts'

/** Specialties as the sample rosters write them, with their NUCC codes. "Cardiology" is a roster's word: NUCC has none. */
const TAXONOMY: Record<string, string> = {
  'Internal Medicine': '207R00000X',
  'Cardiovascular Disease': '207RC0000X',
  Cardiology: '207RC0000X',
  Dermatology: '207N00000X',
  'Family Medicine': '207Q00000X',
  Pediatrics: '208000000X',
  'Obstetrics & Gynecology': '207V00000X',
  'Nurse Practitioner': '363L00000X',
  'Physician Assistant': '363A00000X',
  'Orthopaedic Surgery': '207X00000X',
  'General Surgery': '208600000X',
  'Neurological Surgery': '207T00000X',
  Otolaryngology: '207Y00000X',
  Psychiatry: '2084P0800X',
  Psychology: '103T00000X',
  'Clinical Social Work': '1041C0700X',
}

/** State, ZIP and area code of the samples' cities. */
const PLACES: Record<string, [state: string, zip: string, area: string]> = {
  Chicago: ['IL', '60611', '312'],
  Brooklyn: ['NY', '11201', '347'],
  'Los Angeles': ['CA', '90048', '310'],
  Houston: ['TX', '77030', '346'],
  Miami: ['FL', '33136', '305'],
  Lynn: ['MA', '01904', '339'],
  Vancouver: ['WA', '98664', '360'],
  Denver: ['CO', '80218', '303'],
  Detroit: ['MI', '48201', '313'],
  'St. Louis': ['MO', '63110', '314'],
  Akron: ['OH', '44304', '330'],
  'Winston-Salem': ['NC', '27103', '336'],
  Bethesda: ['MD', '20814', '301'],
  Indianapolis: ['IN', '46202', '317'],
}

const STREETS = ['Maple Avenue', 'Lakeview Drive', 'Hospital Parkway', 'Clinton Street', 'Medical Center Boulevard']

/**
 * A made-up roster: a line a provider, `First Middle Last, Credential | Specialty | City`. The NPIs count up from
 * `firstNpi`; street, ZIP and phone follow from the line's place, so every run gives the same records.
 */
export interface SampleRoster {
  firstNpi: number
  /** how long the original took to answer, in ms */
  delayMs: number
  lines: string
}

/** The records of `roster` under the name of `source`. Phones are in the range kept for fiction, 555-0100 to 555-0199. */
export function sampleRecords(source: string, { firstNpi, lines }: SampleRoster): SourceRecord[] {
  return lines
    .trim()
    .split('\n')
    .map((line, index) => {
      const [person = '', specialty = '', city = ''] = line.split('|').map((part) => part.trim())
      const [name = '', credential = ''] = person.split(', ')
      const [first = '', ...rest] = name.split(' ')
      const [state, zip, area] = PLACES[city] as [string, string, string]
      const taxonomy = TAXONOMY[specialty] as string
      const block = Math.floor(firstNpi / 1_000_000_000) - 1
      return {
        ...NO_FACTS,
        npi: String(firstNpi + index),
        source,
        sample: true,
        entityType: 'INDIVIDUAL',
        firstName: first,
        middleName: rest.slice(0, -1).join(' ') || null,
        lastName: rest.at(-1) ?? null,
        credential,
        specialty,
        taxonomy,
        taxonomies: [{ code: taxonomy, description: specialty, primary: true, license: null, licenseState: null }],
        address: `${100 + block * 1000 + index * 37} ${STREETS[(index + block) % STREETS.length]}`,
        city,
        state,
        zip,
        phone: `${area}-555-01${String(block * 20 + index).padStart(2, '0')}`,
        status: 'ACTIVE',
      }
    })
}

/** Delivers `roster` in one batch after its delay. */
export async function* fetchSample(
  source: string,
  roster: SampleRoster,
  { signal, limit }: FetchOptions,
): AsyncGenerator<SourceBatch> {
  await setTimeout(roster.delayMs, undefined, { signal })
  yield { records: sampleRecords(source, roster).slice(0, limit), rejected: [] }
}
