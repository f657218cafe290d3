import type { SourceRecord } from '../../../src/providers/provider.ts'
import type { FetchOptions, RejectedRow, Source, SourceBatch } from '../../../src/sources/source.ts'

/** All that `source` delivers. */
export async function collect(source: Source, options: Partial<FetchOptions> = {}): Promise<Required<SourceBatch>> {
  const records: SourceRecord[] = []
  const rejected: RejectedRow[] = []
  const ignored: string[] = []
  const unread: Record<string, number> = {}
  let isCutOff = false
  for await (const batch of source.fetch({ signal: new AbortController().signal, ...options })) {
    records.push(...batch.records)
    rejected.push(...batch.rejected)
    ignored.push(...(batch.ignored ?? []))
    for (const [field, count] of Object.entries(batch.unread ?? {})) unread[field] = (unread[field] ?? 0) + count
    isCutOff ||= batch.isCutOff === true
  }
  return { records, rejected, ignored, unread, isCutOff }
}

export const npis = (records: readonly SourceRecord[]): string[] => records.map(({ npi }) => npi)
