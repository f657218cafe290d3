import { CellError } from '../../files/cell-values.ts'
import { withPrimaryTaxonomy } from '../../providers/files/primary-taxonomy.ts'
import { readTaxonomies } from '../../providers/files/read-taxonomies.ts'
import type { Cells } from '../../providers/files/columns.ts'
import type { Taxonomy } from '../../providers/provider.ts'
import { cleanText } from '../../files/clean-text.ts'
import { type RawProvider } from '../../providers/validation.ts'

/**
 * The cells with taxonomies that agree with them: a list where the feed has one, else an entry for the code that it
 * names. A specialty's name in the column of the code is taken for the specialty.
 */
export function withTaxonomies(cells: Cells): RawProvider {
  const listed = readListed(cells.taxonomies)
  const text = cleanText(cells.taxonomy)
  const code = text && /^\d{3}[A-Z0-9]{6}X$/i.test(text) ? text.toUpperCase() : null
  const stated = withPrimaryTaxonomy({ ...cells, taxonomy: code, taxonomies: listed })
  if (!code) return { ...stated, specialty: stated.specialty ?? text }
  const description = cleanText(stated.specialty)
  const own = [{ code, description, primary: true, license: null, licenseState: null }]
  return { ...stated, taxonomies: listed.length > 0 ? listed : own }
}

function readListed(value: unknown): Taxonomy[] {
  try {
    return readTaxonomies(value)
  } catch (error) {
    if (error instanceof CellError) return []
    throw error
  }
}
