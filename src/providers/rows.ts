import type { Selectable } from 'kysely'
import type { ProviderRecordTable, ProviderTable } from '../db/tables.ts'
import {
  FACT_FIELDS,
  type FactField,
  type Provider,
  type ProviderFacts,
  type SourceRecord,
  type StoredRecord,
} from './provider.ts'

const snake = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

type FactColumn = Exclude<keyof ProviderRecordTable, 'npi' | 'source' | 'sample' | 'hash' | 'retrieved_at'>

/** Column of each fact, in the order of {@link FACT_FIELDS}. */
export const FACT_COLUMNS = FACT_FIELDS.map((field) => snake(field) as FactColumn)
const PAIRS = FACT_FIELDS.map((field, i) => [field, FACT_COLUMNS[i]!] as const)

/** Everything of a golden row that leaves the database. */
export const PROVIDER_COLUMNS = [
  'npi',
  'npi_valid',
  'sample',
  'name',
  'sort_name',
  'inserted_at',
  'updated_at',
  ...FACT_COLUMNS,
] as const
export const RECORD_COLUMNS = ['npi', 'source', 'sample', 'hash', ...FACT_COLUMNS, 'retrieved_at'] as const

export type ProviderRow = Omit<Selectable<ProviderTable>, 'search'>
export type RecordRow = Selectable<ProviderRecordTable>

/** A NPI as the ten digits that it is outside of the database. */
export function npiText(npi: number): string {
  return String(npi).padStart(10, '0')
}

function factsOf(row: Pick<RecordRow, FactColumn>): ProviderFacts {
  const facts: Record<string, unknown> = {}
  for (const [field, column] of PAIRS) facts[field] = row[column]
  return facts as unknown as ProviderFacts
}

/** The facts as column values, in the order of {@link FACT_COLUMNS}; taxonomies as JSON text. */
export function factValues(facts: ProviderFacts): (string | null)[] {
  return FACT_FIELDS.map((field: FactField) => {
    const value = facts[field]
    if (typeof value === 'string' || value === null) return value
    return value.length === 0 ? '[]' : JSON.stringify(value)
  })
}

/** The facts that {@link factValues} made values of. */
export function factsOfValues(values: readonly (string | null)[]): ProviderFacts {
  const facts: Record<string, unknown> = {}
  for (const [i, field] of FACT_FIELDS.entries()) facts[field] = values[i] ?? null
  facts.taxonomies = JSON.parse((facts.taxonomies as string | null) ?? '[]')
  return facts as unknown as ProviderFacts
}

export function toProvider(row: ProviderRow): Provider {
  return {
    ...(factsOf(row) as Provider),
    npi: npiText(row.npi),
    npiValid: row.npi_valid,
    sample: row.sample,
    name: row.name,
    insertedAt: row.inserted_at,
    updatedAt: row.updated_at,
  }
}

export function toRecord(row: RecordRow): StoredRecord {
  return {
    ...(factsOf(row) as SourceRecord),
    npi: npiText(row.npi),
    source: row.source,
    sample: row.sample,
    retrievedAt: row.retrieved_at,
  }
}
