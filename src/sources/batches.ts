import type { FetchOptions, Source, SourceBatch } from './source.ts'

/** What `source` delivers, with an Error in place of anything that is no batch. */
export async function* batchesOf(source: Source, options: FetchOptions): AsyncGenerator<SourceBatch> {
  const batches: unknown = source.fetch(options)
  if (!isIterable(batches)) throw new Error('delivered nothing that can be read')
  for await (const batch of batches) {
    if (!isBatch(batch)) throw new Error('delivered something that is no batch of records')
    yield batch
  }
}

function isIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}

function isBatch(value: unknown): value is SourceBatch {
  return (
    typeof value === 'object' &&
    value !== null &&
    'records' in value &&
    Array.isArray(value.records) &&
    'rejected' in value &&
    Array.isArray(value.rejected)
  )
}
