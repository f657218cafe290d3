import { seeded } from '../../random.ts'
import type { PatientInput } from '../patient.ts'

const WOMEN =
  'Abigail Beatrice Camille Delia Edith Florence Greta Harriet Imogen Josephine Katherine Lydia Margaret Nadine Octavia Penelope Rosalind Sylvia Theresa Vivian'.split(
    ' ',
  )
const MEN =
  'Alexander Bernard Clement Dominic Edmund Frederick Gregory Hubert Ignatius Jonathan Kenneth Leonard Matthew Nathaniel Oliver Philip Reginald Stephen Theodore Vincent'.split(
    ' ',
  )
const FAMILIES =
  'Abernathy Bellweather Castellano Drummond Ellingsworth Fairbanks Gallagher Hollister Ivanov Jurgensen Kowalski Lindqvist Montgomery Nakamura Oyelaran Pemberton Quintero Rasmussen Sorensen Tanaka Underhill Villanueva Whitaker Ximenes Yarborough Zielinski Ashgrove Birchwood Cloverfield Dunmore'.split(
    ' ',
  )
const STREETS = 'Alder Briar Chestnut Dogwood Elderberry Foxglove Hawthorn Juniper Larkspur Mulberry'.split(' ')
const PLACES = [
  { city: 'Springfield', state: 'IL', zip: '62701', area: '217' },
  { city: 'Madison', state: 'WI', zip: '53703', area: '608' },
  { city: 'Boise', state: 'ID', zip: '83702', area: '208' },
  { city: 'Albany', state: 'NY', zip: '12207', area: '518' },
  { city: 'Savannah', state: 'GA', zip: '31401', area: '912' },
  { city: 'Tucson', state: 'AZ', zip: '85701', area: '520' },
]

const two = (n: number) => String(n).padStart(2, '0')

/** A made-up person: the same for the same number. Phones are of the numbers kept for fiction, 555-0100 to 555-0199. */
export function samplePerson(n: number): PatientInput & { firstName: string; lastName: string; dateOfBirth: string } {
  const random = seeded(n * 7919 + 1)
  const below = (most: number) => Math.floor(random() * most)
  const sex = below(2) === 0 ? 'FEMALE' : 'MALE'
  const firstName = (sex === 'FEMALE' ? WOMEN : MEN)[(n + Math.floor(n / FAMILIES.length)) % 20]!
  const lastName = FAMILIES[(n * 7) % FAMILIES.length]!
  return {
    firstName,
    lastName,
    dateOfBirth: `${1935 + below(80)}-${two(1 + below(12))}-${two(1 + below(28))}`,
    sex,
    ...sampleHome(n),
    emails: [`${firstName}.${lastName}${n}@example.org`.toLowerCase()],
  }
}

/** Where number `n` lives, and the phone there. */
export function sampleHome(n: number): Pick<PatientInput, 'address' | 'phones'> {
  const random = seeded(n * 104_729 + 2)
  const below = (most: number) => Math.floor(random() * most)
  const { area, ...place } = PLACES[below(PLACES.length)]!
  const street = STREETS[below(STREETS.length)]!
  return { address: { line1: `${100 + below(900)} ${street} St`, ...place }, phones: [`${area}-555-01${two(n % 100)}`] }
}
