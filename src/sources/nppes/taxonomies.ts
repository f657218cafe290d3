import type { Taxonomy } from '../../providers/provider.ts'

/** Each code once, in the order given. A code that stands twice is primary if any of its entries is, with that entry's licence. */
export function distinctTaxonomies(taxonomies: readonly Taxonomy[]): Taxonomy[] {
  const byCode = new Map<string, Taxonomy>()
  for (const taxonomy of taxonomies) {
    const known = byCode.get(taxonomy.code)
    if (!known || (taxonomy.primary && !known.primary)) byCode.set(taxonomy.code, taxonomy)
  }
  return [...byCode.values()]
}

/** The taxonomy whose switch is set, wherever it stands, or the only one there is. */
export function primaryTaxonomy(taxonomies: readonly Taxonomy[]): Taxonomy | undefined {
  return taxonomies.find(({ primary }) => primary) ?? (taxonomies.length === 1 ? taxonomies[0] : undefined)
}
