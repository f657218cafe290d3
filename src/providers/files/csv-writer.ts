import type { ExportRow } from '../registry.ts'
import { originOf } from './export-row.ts'
import { csvCell } from '../../files/csv-cell.ts'

const HEADER =
  'npi,entity_type,name,first_name,middle_name,last_name,organization_name,credential,specialty,taxonomy,taxonomies,' +
  'address,city,state,zip,phone,status,sample,source,retrieved_at,inserted_at,updated_at,sources\n'

/**
 * The registry as CSV (RFC 4180 with LF), one chunk a batch after the header, which stands alone in the first chunk.
 * Values that a spreadsheet would run are guarded; `taxonomies` and `sources` are JSON, times ISO 8601.
 */
export async function* csvChunks(rows: AsyncIterable<ExportRow[]>): AsyncGenerator<string> {
  yield HEADER
  for await (const batch of rows) if (batch.length > 0) yield batch.map(csvLine).join('')
}

function csvLine(row: ExportRow): string {
  const { provider } = row
  const { source, retrievedAt, sources } = originOf(row)
  const values = [
    provider.npi,
    provider.entityType,
    provider.name,
    provider.firstName,
    provider.middleName,
    provider.lastName,
    provider.organizationName,
    provider.credential,
    provider.specialty,
    provider.taxonomy,
    provider.taxonomies.length > 0 ? JSON.stringify(provider.taxonomies) : null,
    provider.address,
    provider.city,
    provider.state,
    provider.zip,
    provider.phone,
    provider.status,
    provider.sample ? 'true' : 'false',
    source,
    retrievedAt,
    provider.insertedAt.toISOString(),
    provider.updatedAt.toISOString(),
    sources.length > 0 ? JSON.stringify(sources) : null,
  ]
  return `${values.map(csvCell).join(',')}\n`
}
