import type { SourceRecord } from '../../../src/providers/provider.ts'
import type { FetchOptions, RejectedRow, Source } from '../../../src/sources/source.ts'

/** All that `source` delivers. */
export async function collect(
  source: Source,
  options: Partial<FetchOptions> = {},
): Promise<{ records: SourceRecord[]; rejected: RejectedRow[] }> {
  const records: SourceRecord[] = []
  const rejected: RejectedRow[] = []
  for await (const batch of source.fetch({ signal: new AbortController().signal, ...options })) {
    records.push(...batch.records)
    rejected.push(...batch.rejected)
  }
  return { records, rejected }
}

export const npis = (records: readonly SourceRecord[]): string[] => records.map(({ npi }) => npi)
