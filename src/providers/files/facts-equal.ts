import { FACT_FIELDS, type FactField, type ProviderFacts, type Taxonomy } from '../provider.ts'

/** The fields in which two statements of facts differ. */
export function differingFacts(a: ProviderFacts, b: ProviderFacts): FactField[] {
  return FACT_FIELDS.filter((field) =>
    field === 'taxonomies' ? !sameTaxonomies(a.taxonomies, b.taxonomies) : a[field] !== b[field],
  )
}

function sameTaxonomies(a: readonly Taxonomy[], b: readonly Taxonomy[]): boolean {
  return (
    a.length === b.length &&
    a.every((left, i) => {
      const right = b[i]
      return (
        right !== undefined &&
        left.code === right.code &&
        left.description === right.description &&
        left.primary === right.primary &&
        left.license === right.license &&
        left.licenseState === right.licenseState
      )
    })
  )
}
