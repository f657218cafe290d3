import type { FileBatch } from '../../../src/providers/files/file-batch.ts'
import { readProviderFile, type ReadOptions } from '../../../src/providers/files/read-file.ts'

/** `text` in UTF-8 as a source of bytes, in chunks of `size`. */
export async function* chunked(text: string | Uint8Array, size = 1 << 20): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** All that a file holds, in one batch. */
export async function readAll(
  text: string | Uint8Array | AsyncIterable<Uint8Array>,
  options: Partial<ReadOptions> = {},
): Promise<FileBatch> {
  const bytes = typeof text === 'string' || text instanceof Uint8Array ? chunked(text) : text
  const all: FileBatch = {
    records: [],
    lines: [],
    errors: [],
    rejected: 0,
    read: 0,
    bytes: 0,
    complete: true,
    ignoredColumns: [],
  }
  for await (const batch of readProviderFile(bytes, { format: 'CSV', strict: false, ...options })) {
    all.records.push(...batch.records)
    all.errors.push(...batch.errors)
    all.ignoredColumns.push(...batch.ignoredColumns)
    all.rejected += batch.rejected
    all.read = batch.read
    all.bytes = batch.bytes
  }
  return all
}

/** The chunks of an export as one text. */
export async function joined(chunks: AsyncIterable<string>): Promise<string> {
  return (await collected(chunks)).join('')
}

/** All items in order. */
export async function collected<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}
