import type { RegistryBatch, RegistryWriter } from '../registry.ts'
import { FileFormatError } from '../../files/file-error.ts'
import type { FileBatch } from './file-batch.ts'
import type { FileFormat } from '../../files/file-format.ts'
import { standsAgain } from './batch.ts'
import { addErrors, addRead, addWritten, emptyReport, type ImportReport } from './import-report.ts'
import { oneAhead } from './one-ahead.ts'
import { createSeenRows } from './seen-rows.ts'
import { readProviderFile } from './read-file.ts'

export interface ImportOptions {
  format: FileFormat
  /** reads and validates everything and writes nothing */
  dryRun?: boolean | undefined
  /** writes all rows or none, and checks each NPI's check digit; `open` is called twice */
  strict?: boolean | undefined
  signal?: AbortSignal | undefined
}

export interface ImportProgress {
  /** a strict import is checked from end to end before it is written */
  phase: 'checking' | 'writing'
  /** rows done in this phase */
  done: number
  /** bytes read in this phase */
  bytes: number
  finished: boolean
}

export interface ImportDependencies {
  writer: RegistryWriter
  onProgress?: ((progress: ImportProgress) => void) | undefined
  /** a clock in ms */
  now?: (() => number) | undefined
}

/** An import that its signal stopped. */
export class ImportCancelledError extends Error {
  override name = 'ImportCancelledError'
}

/**
 * Imports a registry file, which each call of `open` reads from the start. Good rows are kept, one transaction a
 * batch, and bad rows reported; a strict import with any bad row writes nothing.
 * @throws FileFormatError when the file cannot be read, ImportCancelledError once `signal` aborts
 */
export async function importProviders(
  open: () => AsyncIterable<Uint8Array>,
  options: ImportOptions,
  { writer, onProgress = () => {}, now = () => performance.now() }: ImportDependencies,
): Promise<ImportReport> {
  const started = now()
  const run = new ImportRun(open, options, onProgress)
  try {
    if (options.dryRun || options.strict) await run.check()
    if (options.strict && !options.dryRun && run.report.rejected === 0)
      await writer.allOrNothing((writer) => run.write(writer))
    if (!options.strict && !options.dryRun) await run.write(writer)
  } catch (error) {
    if (!options.signal?.aborted) throw error
    const kept = options.strict || options.dryRun ? 'nothing was written' : 'what was written before stays'
    throw new ImportCancelledError(`the import was cancelled after ${run.done} rows; ${kept}`, { cause: error })
  }
  run.finish()
  return { ...run.report, durationMs: now() - started }
}

class ImportRun {
  report = emptyReport()
  #open: () => AsyncIterable<Uint8Array>
  #options: ImportOptions
  #onProgress: (progress: ImportProgress) => void
  #progress: ImportProgress = { phase: 'checking', done: 0, bytes: 0, finished: false }

  constructor(
    open: () => AsyncIterable<Uint8Array>,
    options: ImportOptions,
    onProgress: (progress: ImportProgress) => void,
  ) {
    this.#open = open
    this.#options = options
    this.#onProgress = onProgress
  }

  async check(): Promise<void> {
    const seen = this.#options.strict ? createSeenRows() : undefined
    for await (const batch of this.#read(this.#options.signal)) {
      addRead(this.report, batch)
      batch.records.forEach((record, i) => seen?.add(record.npi, record.source, batch.lines[i]!))
      this.#advance('checking', batch)
      if (batch.complete) this.#tell()
    }
    addErrors(
      this.report,
      (seen?.repeated() ?? []).map(({ line, by }) => ({ line, field: 'npi', message: standsAgain(by) })),
    )
  }

  async write(writer: RegistryWriter): Promise<void> {
    const { signal, strict } = this.#options
    const failed = new AbortController()
    const stop = signal ? AbortSignal.any([signal, failed.signal]) : failed.signal
    this.report = emptyReport()
    let written: Promise<void> = Promise.resolve()
    let batch = writer.batch()
    try {
      for await (const part of oneAhead(this.#read(stop), failed)) {
        signal?.throwIfAborted()
        if (strict && part.rejected > 0)
          throw new FileFormatError('the file changed between checking and writing', part.errors[0]?.line)
        addRead(this.report, part)
        await batch.add(part.records)
        if (!part.complete) continue
        await written
        written = this.#write(batch, part)
        written.catch((error: unknown) => failed.abort(error))
        batch = writer.batch()
      }
    } finally {
      // no statement may be on its way still when the transaction around this is rolled back
      await written
    }
  }

  async #write(batch: RegistryBatch, part: FileBatch): Promise<void> {
    addWritten(this.report, await batch.write())
    this.#advance('writing', part)
    this.#tell()
  }

  /** rows that this phase is done with */
  get done(): number {
    return this.#progress.done
  }

  finish(): void {
    this.#progress = { ...this.#progress, finished: true }
    this.#tell()
  }

  #read(signal: AbortSignal | undefined) {
    const { format, strict = false } = this.#options
    return readProviderFile(this.#open(), { format, strict, signal })
  }

  #advance(phase: ImportProgress['phase'], { read, bytes }: { read: number; bytes: number }): void {
    this.#progress = { phase, done: read, bytes, finished: false }
  }

  #tell(): void {
    this.#onProgress(this.#progress)
  }
}
