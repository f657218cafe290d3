import { FACT_FIELDS, type FactField, type ProviderFacts, type StoredRecord } from './provider.ts'
import { mergeRecords, winners } from './survivorship.ts'

/** What one source says about a field, as text; null when it says that the field is blank. */
export interface SourceValue {
  source: string
  value: string | null
  retrievedAt: Date
}

/** The golden value of a field with the source that it comes from, and what the others say. */
export interface FieldProvenance extends SourceValue {
  field: string
  others: SourceValue[]
}

/** The provenance of every field that has a winner, in the order of the fields. */
export function provenanceOf(records: readonly StoredRecord[]): FieldProvenance[] {
  const won = winners(records)
  const golden = mergeRecords(records)
  return FACT_FIELDS.flatMap((field) => {
    const value = valueText(golden, field) || null
    const winner = field === 'taxonomies' ? winnerOfList(won, value) : won.get(field)
    if (!winner) return []
    const others = records.filter((record) => record !== winner && valueText(record, field) !== null)
    const { source, retrievedAt } = winner
    return [{ field, value, source, retrievedAt, others: others.map((record) => sourceValue(record, field)) }]
  })
}

/** Whose list of taxonomies the golden one is: where the primary code was put into it, that of who said the code. */
function winnerOfList(won: ReadonlyMap<FactField, StoredRecord>, golden: string | null): StoredRecord | undefined {
  const said = won.get('taxonomies')
  return (said ? valueText(said, 'taxonomies') : null) === golden ? said : won.get('taxonomy')
}

function sourceValue(record: StoredRecord, field: FactField): SourceValue {
  return { source: record.source, value: valueText(record, field) || null, retrievedAt: record.retrievedAt }
}

function valueText(facts: ProviderFacts, field: FactField): string | null {
  const value = facts[field]
  if (value === null || typeof value === 'string') return value
  return value.length ? value.map((taxonomy) => taxonomy.code).join(', ') : null
}
