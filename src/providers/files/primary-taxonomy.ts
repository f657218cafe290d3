import { cleanText } from '../../files/clean-text.ts'
import type { Taxonomy } from '../provider.ts'
import type { RawProvider } from '../validation.ts'

/**
 * `raw` with the code and the specialty that it leaves blank from its list of taxonomies: the primary entry's, or those
 * of the entry with the code that it names.
 */
export function withPrimaryTaxonomy(raw: RawProvider): RawProvider {
  const code = cleanText(raw.taxonomy)
  const entry = entryOf(code?.toUpperCase(), raw.taxonomies ?? [])
  return {
    ...raw,
    taxonomy: code ?? entry?.code,
    specialty: cleanText(raw.specialty) ?? entry?.description,
  }
}

function entryOf(code: string | undefined, taxonomies: readonly Taxonomy[]): Taxonomy | undefined {
  const primary = taxonomies.find((taxonomy) => taxonomy.primary)
  if (code === undefined || primary?.code === code) return primary
  return taxonomies.find((taxonomy) => taxonomy.code === code)
}
