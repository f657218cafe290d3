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

const NAMED = new Map(
  [...SURVIVORSHIP.overlays, ...SURVIVORSHIP.groups.flatMap(({ prefer }) => prefer)].map((name) => [
    name.toLowerCase(),
    name,
  ]),
)

/** A source's name, those that survivorship ranks taken in any case. */
export function sourceNamed(text: string): string {
  return NAMED.get(text.toLowerCase()) ?? text
}

const isOfPerson = ({ source }: StoredRecord) => SURVIVORSHIP.overlays.includes(source)

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

/**
 * Which record each field of the golden record comes from. A field that nobody states has no winner. A specialty that is
 * only said of another code than the winning one is not known: that is the word of whoever gave the code.
 */
export function winners(records: readonly StoredRecord[]): Map<FactField, StoredRecord> {
  const { overlays, groups } = SURVIVORSHIP
  const people = byPrecedence(records.filter(isOfPerson), overlays)
  const sources = records.filter((record) => !isOfPerson(record))
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
  const code = result.get('taxonomy')
  const said = result.get('specialty')
  if (code && said && !describes(said, code)) {
    const other = [...people, ...byPrecedence(sources, ['NPPES'])].find(
      ({ taxonomy, specialty }) => taxonomy === code.taxonomy && specialty,
    )
    result.set('specialty', other ?? code)
  }
  return result
}

/** Whether the specialty that `said` states may be that of the code that `code` states. One without a code may be of any. */
const describes = (said: StoredRecord, code: StoredRecord): boolean =>
  !code.taxonomy || !said.taxonomy || said.taxonomy === code.taxonomy

/** The golden facts of one NPI from everything that its sources say. Pure, and independent of the records' order. */
export function mergeRecords(records: readonly StoredRecord[]): ProviderFacts & { sample: boolean } {
  const won = records.length === 1 ? undefined : winners(records)
  const facts = factsOf(won ? (field) => won.get(field) : () => records[0])
  facts.taxonomies = withPrimary(facts, records)
  facts.status ??= 'ACTIVE'
  facts.entityType ??= entityTypeOf(facts) ?? 'INDIVIDUAL'
  const sources = records.filter((record) => !isOfPerson(record) || record.sample)
  return { ...facts, sample: sources.length > 0 && sources.every((record) => record.sample) }
}

function factsOf(winner: (field: FactField) => StoredRecord | undefined): ProviderFacts {
  const merged: Record<string, unknown> = { ...NO_FACTS }
  for (const field of FACT_FIELDS) {
    const value = winner(field)?.[field]
    if (value !== undefined && value !== '') merged[field] = value
  }
  return merged as unknown as ProviderFacts
}

/**
 * The taxonomies with one entry of the golden `taxonomy` as the only primary, or none where there is no golden one. All
 * entries are kept; one that was not primary, as after a person's edit, is put first.
 */
function withPrimary({ taxonomy, taxonomies }: ProviderFacts, records: readonly StoredRecord[]): readonly Taxonomy[] {
  const own = taxonomies.filter(({ code }) => code === taxonomy)
  const chosen = own.find(({ primary }) => primary) ?? own[0]
  if (taxonomies.every((entry) => entry.primary === (entry === chosen)) && (chosen || !taxonomy)) return taxonomies
  if (chosen?.primary) return taxonomies.map((entry) => (entry === chosen ? entry : withoutPrimary(entry)))
  const others = taxonomies.filter((entry) => entry !== chosen).map(withoutPrimary)
  if (chosen) return [{ ...chosen, primary: true }, ...others]
  if (!taxonomy) return others
  const description = descriptionOf(taxonomy, records)
  return [{ code: taxonomy, description, primary: true, license: null, licenseState: null }, ...others]
}

/** What the records say that a code stands for, sources before people; null for nothing. */
export function descriptionOf(code: string, records: readonly StoredRecord[]): string | null {
  const ranked = byPrecedence(records, ['NPPES']).toSorted((a, b) => Number(isOfPerson(a)) - Number(isOfPerson(b)))
  const listed = ranked.flatMap(({ taxonomies }) => taxonomies)
  return (
    listed.find((entry) => entry.code === code && entry.description)?.description ??
    ranked.find((record) => record.taxonomy === code && record.specialty)?.specialty ??
    null
  )
}

const withoutPrimary = (taxonomy: Taxonomy): Taxonomy => ({ ...taxonomy, primary: false })

type Names = Pick<ProviderFacts, 'entityType' | 'organizationName' | 'firstName' | 'lastName'>

/** "Last, First" of a person, or the organisation's name. */
export function displayName(facts: Names): string {
  const isOrganization = facts.entityType === 'ORGANIZATION' || !facts.lastName
  if (facts.organizationName && isOrganization) return facts.organizationName
  return [facts.lastName, facts.firstName].filter(Boolean).join(', ') || (facts.organizationName ?? '')
}
