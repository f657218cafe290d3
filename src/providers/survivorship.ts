import {
  FACT_FIELDS,
  IMPORT,
  MANUAL,
  NO_FACTS,
  type FactField,
  type ProviderFacts,
  type StoredRecord,
  type Taxonomy,
} from './provider.ts'
import { entityTypeOf } from './validation.ts'

/** Fields that only make sense together: the winner of a group gives all of them. `prefer` ranks sources before the newest. */
interface FieldGroup {
  fields: readonly FactField[]
  prefer: readonly string[]
}

/**
 * Which source wins which field. `overlays` are people's words: they win field by field over the groups, the first
 * named over the others. Contact data goes to the newest source, since NPPES is often years behind on it.
 */
const SURVIVORSHIP: { overlays: readonly string[]; groups: readonly FieldGroup[] } = {
  overlays: [MANUAL, IMPORT],
  groups: [
    { fields: ['entityType', 'firstName', 'middleName', 'lastName', 'organizationName'], prefer: ['NPPES'] },
    { fields: ['credential'], prefer: ['NPPES'] },
    { fields: ['specialty', 'taxonomy', 'taxonomies'], prefer: ['NPPES'] },
    { fields: ['address', 'city', 'state', 'zip'], prefer: [] },
    { fields: ['phone'], prefer: [] },
    { fields: ['status'], prefer: ['NPPES'] },
  ],
}

/** A person's edit says "blank on purpose" by the empty string; every other source by saying nothing. */
function states(record: StoredRecord, field: FactField): boolean {
  const value = record[field]
  return Array.isArray(value) ? value.length > 0 : value !== null
}

const rank = (order: readonly string[], source: string) => {
  const place = order.indexOf(source)
  return place < 0 ? order.length : place
}

/** Records in the order in which they win: as `prefer` ranks their sources, then the newest, then by source name. */
function byPrecedence(records: readonly StoredRecord[], prefer: readonly string[]): StoredRecord[] {
  return records.toSorted(
    (a, b) =>
      rank(prefer, a.source) - rank(prefer, b.source) ||
      b.retrievedAt.getTime() - a.retrievedAt.getTime() ||
      (a.source < b.source ? -1 : 1),
  )
}

/** Which record each field of the golden record comes from. A field that nobody states has no winner. */
export function winners(records: readonly StoredRecord[]): Map<FactField, StoredRecord> {
  const { overlays, groups } = SURVIVORSHIP
  const people = byPrecedence(
    records.filter((record) => overlays.includes(record.source)),
    overlays,
  )
  const sources = records.filter((record) => !overlays.includes(record.source))
  const result = new Map<FactField, StoredRecord>()
  for (const { fields, prefer } of groups) {
    const ranked = sources.length < 2 ? sources : byPrecedence(sources, prefer)
    const winner = ranked.find((record) => fields.some((field) => states(record, field)))
    for (const field of fields) {
      const edited = people.find((record) => states(record, field))
      const from = edited ?? (winner && states(winner, field) ? winner : undefined)
      if (from) result.set(field, from)
    }
  }
  return result
}

/** The golden facts of one NPI from everything that its sources say. Pure, and independent of the records' order. */
export function mergeRecords(records: readonly StoredRecord[]): ProviderFacts & { sample: boolean } {
  const facts = records.length === 1 ? factsOf(() => records[0]) : factsOf(winnerOf(records))
  facts.taxonomies = withPrimary(facts)
  facts.status ??= 'ACTIVE'
  facts.entityType ??= entityTypeOf(facts) ?? 'INDIVIDUAL'
  const sources = records.filter((record) => !SURVIVORSHIP.overlays.includes(record.source) || record.sample)
  return { ...facts, sample: sources.length > 0 && sources.every((record) => record.sample) }
}

function winnerOf(records: readonly StoredRecord[]): (field: FactField) => StoredRecord | undefined {
  const won = winners(records)
  return (field) => won.get(field)
}

function factsOf(winner: (field: FactField) => StoredRecord | undefined): ProviderFacts {
  const merged: Record<string, unknown> = { ...NO_FACTS }
  for (const field of FACT_FIELDS) {
    const value = winner(field)?.[field]
    if (value !== undefined && value !== '') merged[field] = value
  }
  return merged as unknown as ProviderFacts
}

/** The taxonomies with exactly the golden `taxonomy` as primary; one that a person named is put first. */
function withPrimary({ taxonomy, taxonomies, specialty }: ProviderFacts): readonly Taxonomy[] {
  if (!taxonomy) return taxonomies.some(({ primary }) => primary) ? taxonomies.map(withoutPrimary) : taxonomies
  if (taxonomies.some((entry) => entry.primary && entry.code === taxonomy)) return taxonomies
  const known = taxonomies.find((entry) => entry.code === taxonomy)
  const description = taxonomies.some((entry) => entry.description === specialty) ? null : specialty
  const primary = { code: taxonomy, description, license: null, licenseState: null, ...known, primary: true }
  return [primary, ...taxonomies.filter((entry) => entry.code !== taxonomy).map(withoutPrimary)]
}

const withoutPrimary = (taxonomy: Taxonomy): Taxonomy => ({ ...taxonomy, primary: false })

type Names = Pick<ProviderFacts, 'entityType' | 'organizationName' | 'firstName' | 'lastName'>

/** "Last, First" of a person, or the organisation's name. */
export function displayName(facts: Names): string {
  const isOrganization = facts.entityType === 'ORGANIZATION' || !facts.lastName
  if (facts.organizationName && isOrganization) return facts.organizationName
  return [facts.lastName, facts.firstName].filter(Boolean).join(', ') || (facts.organizationName ?? '')
}
