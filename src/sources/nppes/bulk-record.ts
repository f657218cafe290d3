import type { Taxonomy } from '../../providers/provider.ts'
import { stateCode } from '../../providers/states.ts'
import type { RawProvider } from '../../providers/validation.ts'
import type { BulkColumns } from './bulk-columns.ts'
import { addressLines, stated, statedName } from './placeholder.ts'
import { distinctTaxonomies, primaryTaxonomy } from './taxonomies.ts'

/** NUCC codes with the names that are shown for them. The file itself has codes only. */
export type TaxonomyNames = ReadonlyMap<string, string>

/** Why a row says nothing that could be kept: after a deactivation only the number and the date are left. */
export function stubProblem(row: readonly string[], at: BulkColumns): string | undefined {
  const since = stated(row[at.deactivated])
  if (!since || stated(row[at.entityType]) || stated(row[at.lastName]) || stated(row[at.organizationName]))
    return undefined
  return `deactivated on ${since}; the file keeps nothing but the number`
}

/** One row of the main file as raw facts. */
export function bulkRecord(row: readonly string[], at: BulkColumns, names: TaxonomyNames): RawProvider {
  const taxonomies = distinctTaxonomies(readSlots(row, at, names))
  const primary = primaryTaxonomy(taxonomies)
  const entityType = stated(row[at.entityType])
  return {
    npi: row[at.npi],
    entityType: entityType === '1' || entityType === '2' ? entityType : null,
    firstName: statedName(row[at.firstName]),
    middleName: statedName(row[at.middleName]),
    lastName: statedName(row[at.lastName]),
    organizationName: statedName(row[at.organizationName]),
    credential: statedName(row[at.credential]),
    taxonomies,
    taxonomy: primary?.code,
    specialty: primary?.description,
    address: addressLines(row[at.address1], row[at.address2]),
    city: stated(row[at.city]),
    state: stated(row[at.state]),
    country: stated(row[at.country]),
    zip: stated(row[at.zip]),
    phone: stated(row[at.phone]),
    status: isActive(row[at.deactivated], row[at.reactivated]) ? 'ACTIVE' : 'DEACTIVATED',
  }
}

function readSlots(row: readonly string[], at: BulkColumns, names: TaxonomyNames): Taxonomy[] {
  const taxonomies: Taxonomy[] = []
  for (const slot of at.slots) {
    if (row[slot.code] === '') continue
    const code = stated(row[slot.code])?.toUpperCase()
    if (!code) continue
    const state = stated(row[slot.licenseState])
    taxonomies.push({
      code,
      description: names.get(code) ?? null,
      primary: row[slot.primary]?.trim().toUpperCase() === 'Y',
      license: stated(row[slot.license]),
      licenseState: state && (stateCode(state) ?? state),
    })
  }
  return taxonomies
}

/** A reactivation on or after the deactivation undoes it. Both are MM/DD/YYYY or blank. */
function isActive(deactivated: string | undefined, reactivated: string | undefined): boolean {
  const off = day(deactivated)
  return off === '' || day(reactivated) >= off
}

const day = (text = '') => text.trim().replace(/^(\d\d)\/(\d\d)\/(\d{4})$/, '$3-$1-$2')
