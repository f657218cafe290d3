import { isObject } from '../../files/cell-values.ts'
import type { Taxonomy } from '../../providers/provider.ts'
import { stateCode } from '../../providers/states.ts'
import type { RawProvider } from '../../providers/validation.ts'
import { loose, looseList } from './loose.ts'
import { addressLines, stated, statedName } from './placeholder.ts'
import { distinctTaxonomies, primaryTaxonomy } from './taxonomies.ts'

type Json = Record<string, unknown>

/** One element of the Registry API's `results` as raw facts, from captures of any year: numbers or text, any casing. */
export function registryRecord(result: Json): RawProvider {
  const given = loose(result, 'basic')
  const basic = isObject(given) ? given : {}
  const address = practiceAddress(looseList(result, 'addresses'))
  const taxonomies = distinctTaxonomies(looseList(result, 'taxonomies').flatMap(readTaxonomy))
  const primary = primaryTaxonomy(taxonomies)
  return {
    npi: loose(result, 'number'),
    entityType: entityType(loose(result, 'enumeration_type')),
    firstName: statedName(loose(basic, 'first_name')),
    middleName: statedName(loose(basic, 'middle_name')),
    lastName: statedName(loose(basic, 'last_name')),
    organizationName: statedName(loose(basic, 'organization_name')),
    credential: statedName(loose(basic, 'credential')),
    taxonomies,
    taxonomy: primary?.code,
    specialty: primary?.description,
    address: addressLines(loose(address, 'address_1'), loose(address, 'address_2')),
    city: stated(loose(address, 'city')),
    country: stated(loose(address, 'country_code')),
    state: stated(loose(address, 'state')),
    zip: stated(loose(address, 'postal_code')),
    phone: stated(loose(address, 'telephone_number')),
    status: status(loose(basic, 'status')),
  }
}

const PURPOSES = ['LOCATION', 'PRIMARY', 'MAILING']

/** The address of the practice wherever it stands; else the primary one, the mailing one, or the first. */
function practiceAddress(addresses: Json[]): Json {
  const purpose = (address: Json) => stated(loose(address, 'address_purpose'))?.toUpperCase()
  for (const wanted of PURPOSES) {
    const found = addresses.find((address) => purpose(address) === wanted)
    if (found) return found
  }
  return addresses[0] ?? {}
}

function readTaxonomy(entry: Json): Taxonomy[] {
  const code = stated(loose(entry, 'code'))?.toUpperCase()
  if (!code) return []
  const state = stated(loose(entry, 'state'))
  return [
    {
      code,
      description: stated(loose(entry, 'desc')),
      primary: ['true', 'y', 'yes'].includes(String(loose(entry, 'primary')).toLowerCase()),
      license: stated(loose(entry, 'license')),
      licenseState: state && (stateCode(state) ?? state),
    },
  ]
}

function entityType(value: unknown): string | null {
  const text = stated(value)?.toUpperCase().replace('_', '-') ?? ''
  return ['NPI-1', 'NPI-2', '1', '2'].includes(text) ? text : null
}

function status(value: unknown): string | null {
  const text = stated(value)?.toUpperCase() ?? ''
  return ['A', 'D', 'ACTIVE', 'DEACTIVATED'].includes(text) ? text : null
}
