import { setImmediate } from 'node:timers/promises'
import { Batch } from './batch.ts'
import { csvCells } from './csv-cells.ts'
import type { FileBatch } from './file-batch.ts'
import type { FileFormat } from './file-format.ts'
import { fromTheStart, inPieces } from './file-start.ts'
import { ndjsonCells } from './ndjson-cells.ts'
import { untilAborted } from './until-aborted.ts'

/** A batch of long rows ends early, at this many bytes. */
const MAX_BATCH_BYTES = 16 * 1024 * 1024

export interface ReadOptions {
  format: FileFormat
  /** also checks the check digit of each NPI */
  strict: boolean
  signal?: AbortSignal | undefined
  /** the longest row in bytes (default 1 MiB); a longer one is an error and is not held in memory */
  maxRecordBytes?: number | undefined
  /** rows in a batch (default 2,000); fewer when they are long */
  batchRows?: number | undefined
}

/**
 * The records of a registry file, validated, in batches and at flat memory. Bad rows are reported by line and field,
 * and reading goes on.
 * @throws FileFormatError when the file as a whole cannot be read; the reason of `signal` once it aborts
 */
export async function* readProviderFile(
  bytes: AsyncIterable<Uint8Array>,
  options: ReadOptions,
): AsyncGenerator<FileBatch> {
  const { format, strict, signal, maxRecordBytes = 1024 * 1024, batchRows = 2_000 } = options
  let consumed = 0
  let closedAt = 0
  const counted = async function* () {
    const source = signal ? untilAborted(bytes, signal) : bytes
    for await (const piece of inPieces(source)) {
      consumed += piece.length
      yield piece
    }
  }
  const cellsOf = format === 'CSV' ? csvCells : ndjsonCells
  let batch = new Batch(strict)
  let read = 0
  let batches = 0
  const close = (): FileBatch => {
    read += batch.rows
    batches += 1
    closedAt = consumed
    const closed = { ...batch.close(), read, bytes: consumed }
    batch = new Batch(strict)
    return closed
  }
  for await (const { rows, ignored } of cellsOf(fromTheStart(counted()), maxRecordBytes)) {
    batch.ignoredColumns.push(...ignored)
    for (const row of rows) {
      batch.add(row)
      if (batch.rows < batchRows && consumed - closedAt < MAX_BATCH_BYTES) continue
      signal?.throwIfAborted()
      yield close()
    }
    // so that who writes the batch before is heard between two pieces
    await setImmediate()
  }
  signal?.throwIfAborted()
  if (batch.rows > 0 || batches === 0 || batch.ignoredColumns.length > 0) yield close()
}
