import { setImmediate } from 'node:timers/promises'
import { Batch, type SeenLately } from './batch.ts'
import { csvCells } from './csv-cells.ts'
import type { FileBatch } from './file-batch.ts'
import type { FileFormat } from '../../files/file-format.ts'
import { fromTheStart, inPieces } from '../../files/file-start.ts'
import { ndjsonCells } from './ndjson-cells.ts'
import { untilAborted } from '../../files/until-aborted.ts'

/** Rows that are handed over at a time. */
const ROWS_AT_A_TIME = 25
/** What is written together ends early when its rows are long, at this many bytes. */
const MAX_BYTES = 16 * 1024 * 1024
/** Enough for everything that a handful of sources may say of one NPI. */
const LONGEST_ROW = 4 * 1024 * 1024

export interface ReadOptions {
  format: FileFormat
  /** also checks the check digit of each NPI */
  strict: boolean
  signal?: AbortSignal | undefined
  /** the longest row in bytes (default 4 MiB); a longer one is an error and is not held in memory */
  maxRecordBytes?: number | undefined
  /** rows up to a batch that is complete (default 8,000); fewer when they are long */
  completeRows?: number | undefined
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
  const { format, strict, signal, maxRecordBytes = LONGEST_ROW, completeRows = 8_000 } = options
  let consumed = 0
  let completed = { read: 0, consumed: 0 }
  const counted = async function* () {
    const source = signal ? untilAborted(bytes, signal) : bytes
    for await (const piece of inPieces(source)) {
      consumed += piece.length
      yield piece
    }
  }
  const cellsOf = format === 'CSV' ? csvCells : ndjsonCells
  let seen: SeenLately = new Map()
  let batch = new Batch(strict, seen)
  let read = 0
  const rowsLeft = () => completeRows - (read + batch.rows - completed.read)
  const isComplete = () => rowsLeft() <= 0 || consumed - completed.consumed >= MAX_BYTES
  const close = (complete: boolean): FileBatch => {
    read += batch.rows
    const closed = { ...batch.close(), read, bytes: consumed, complete }
    if (complete) completed = { read, consumed }
    // a strict import finds out by itself what stands again, however far apart
    if (complete || strict) seen = new Map()
    batch = new Batch(strict, seen)
    return closed
  }
  for await (const { rows, ignored } of cellsOf(fromTheStart(counted(), format), maxRecordBytes)) {
    batch.ignoredColumns.push(...ignored)
    for (const row of rows) {
      batch.add(row)
      if (batch.rows < ROWS_AT_A_TIME && !isComplete()) continue
      signal?.throwIfAborted()
      yield close(isComplete())
    }
    // so that who writes the batch before is heard between two pieces
    await setImmediate()
  }
  signal?.throwIfAborted()
  const isOpen = read === 0 || read + batch.rows > completed.read || batch.ignoredColumns.length > 0
  if (isOpen) yield close(true)
}
