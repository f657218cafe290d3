import { withNameParts } from '../../providers/files/person-name.ts'
import { get } from '../http.ts'
import { addRecord, newBatch, reject } from '../record.ts'
import type { FetchOptions, SourceBatch } from '../source.ts'
import { rosterRows } from './rows.ts'
import { withTaxonomies } from './taxonomies.ts'

const MAX_BYTES = 64 * 2 ** 20
const TIMEOUT = 60_000
const BATCH = 2_000

/**
 * The providers of the feed at `url`: CSV with a header line, or a JSON array, or `{"providers": […]}`; at most 64 MiB.
 * Headings and keys are read in any usual spelling. A body that cannot be read is an Error, one that is cut short a
 * TransientError.
 */
export async function* fetchFeed(
  name: string,
  url: string,
  { signal, limit }: FetchOptions,
): AsyncGenerator<SourceBatch> {
  const accept = 'text/csv, application/json;q=0.9, */*;q=0.1'
  const reply = await get(url, { signal, accept, timeoutMs: TIMEOUT, maxBytes: MAX_BYTES })
  let left = limit ?? Infinity
  let batch = newBatch()
  for await (const { cells, where, ignored, error } of rosterRows(reply)) {
    if (left <= 0) break
    const before = batch.records.length
    batch.ignored ??= ignored ?? []
    if (error) reject(batch, null, error, where)
    else addRecord(batch, withTaxonomies(withNameParts(cells)), name, where)
    left -= batch.records.length - before
    if (batch.records.length + batch.rejected.length < BATCH) continue
    yield batch
    batch = newBatch()
  }
  yield batch
}
