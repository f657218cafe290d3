import type { ColumnType } from 'kysely'
import type { PatientTables } from '../patients/index/tables.ts'
import type { VeratoCursorTable } from '../patients/upstream/verato/cursor-table.ts'
import type { EntityType, ProviderStatus, Taxonomy } from '../providers/provider.ts'

type Json<T> = ColumnType<T, string, string>

interface FactColumns {
  entity_type: EntityType | null
  first_name: string | null
  middle_name: string | null
  last_name: string | null
  organization_name: string | null
  credential: string | null
  specialty: string | null
  taxonomy: string | null
  taxonomies: Json<Taxonomy[]>
  address: string | null
  city: string | null
  state: string | null
  zip: string | null
  phone: string | null
  status: ProviderStatus | null
}

/** The golden records, one a NPI. */
export interface ProviderTable extends FactColumns {
  /** the ten digits as a number, so that keys and ranges of digits are cheap */
  npi: number
  npi_valid: boolean
  sample: boolean
  entity_type: EntityType
  status: ProviderStatus
  name: string
  /** folded name, the key of the alphabetical order */
  sort_name: string
  /** typed lexemes, see providers/search/lexemes.ts */
  search: ColumnType<string, string, string>
  inserted_at: Date
  updated_at: Date
}

/** What each source says about a NPI. */
export interface ProviderRecordTable extends FactColumns {
  npi: number
  source: string
  sample: boolean
  /** 64 bits of a hash over the facts, as hex: equal means that the source said the same again */
  hash: string
  retrieved_at: Date
}

/** Every word that was ever indexed, for correcting typing errors. */
export interface SearchWordTable {
  word: string
}

export interface FetchRunTable {
  id: string
  started_at: Date
  /** a FetchReport */
  report: Json<unknown>
}

/** Which NPIs a running refresh has seen from a source. */
export interface FetchSeenTable {
  run_id: string
  source: string
  npi: number
}

export interface Database extends PatientTables {
  provider: ProviderTable
  provider_record: ProviderRecordTable
  search_word: SearchWordTable
  fetch_run: FetchRunTable
  fetch_seen: FetchSeenTable
  verato_cursor: VeratoCursorTable
}
