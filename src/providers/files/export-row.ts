import { FACT_FIELDS, IMPORT, MANUAL, type ProviderFacts, type StoredRecord } from '../provider.ts'
import type { ExportRow } from '../registry.ts'
import { readFacts } from '../validation.ts'
import { differingFacts } from './facts-equal.ts'

/** A stored record as a file's `sources` carry it: the facts that it states, everything else left out. */
export type SourceEntry = Partial<ProviderFacts> & { source: string; sample: boolean; retrievedAt: string }

/** What stands in a row beside the golden facts. */
export interface RowOrigin {
  source: string | null
  retrievedAt: string | null
  /** every stored record, where naming one source would not restore them; else empty */
  sources: SourceEntry[]
}

/** Where a row comes from: its only source when that says exactly what the golden record says, or else all records. */
export function originOf({ provider, records }: ExportRow): RowOrigin {
  const [only, ...others] = records
  const named = provider.lastName !== null || provider.organizationName !== null
  const alone = others.length === 0 && named && only?.sample === provider.sample
  if (only === undefined) return { source: null, retrievedAt: null, sources: [] }
  if (alone && differingFacts(only, provider).length === 0 && isReadAlone(only))
    return { source: only.source, retrievedAt: only.retrievedAt.toISOString(), sources: [] }
  return { source: null, retrievedAt: null, sources: records.map(entryOf) }
}

/** Whether a row that names the record's source may say so: a person's row may not be foreign. */
function isReadAlone(record: StoredRecord): boolean {
  const isPersons = record.source === IMPORT || record.source === MANUAL
  return !isPersons || readFacts(record, 'refuse').errors.length === 0
}

function entryOf(record: StoredRecord): SourceEntry {
  const stated = FACT_FIELDS.flatMap((field): [string, unknown][] => {
    const value = record[field]
    return value === null || (field === 'taxonomies' && record.taxonomies.length === 0) ? [] : [[field, value]]
  })
  const { source, sample, retrievedAt } = record
  return { source, sample, retrievedAt: retrievedAt.toISOString(), ...Object.fromEntries(stated) }
}
