import { FACT_FIELDS } from '../provider.ts'
import type { ExportRow } from '../registry.ts'
import { originOf } from './export-row.ts'

/** The registry as NDJSON, one provider a line and one chunk a batch; keys in camelCase, times ISO 8601. */
export async function* ndjsonChunks(rows: AsyncIterable<ExportRow[]>): AsyncGenerator<string> {
  for await (const batch of rows) if (batch.length > 0) yield batch.map(ndjsonLine).join('')
}

function ndjsonLine(row: ExportRow): string {
  const { provider } = row
  const { source, retrievedAt, sources } = originOf(row)
  const object = {
    npi: provider.npi,
    name: provider.name,
    ...Object.fromEntries(FACT_FIELDS.map((field) => [field, provider[field]])),
    sample: provider.sample,
    ...(source === null ? {} : { source, retrievedAt }),
    insertedAt: provider.insertedAt.toISOString(),
    updatedAt: provider.updatedAt.toISOString(),
    ...(sources.length > 0 ? { sources } : {}),
  }
  return `${JSON.stringify(object)}\n`
}
