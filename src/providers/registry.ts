import type { Provider, SourceRecord, StoredRecord } from './provider.ts'

/** A record to write. The times are given only when a registry is restored from a file; else they are now. */
export interface IncomingRecord extends SourceRecord {
  retrievedAt?: Date | undefined
  insertedAt?: Date | undefined
  updatedAt?: Date | undefined
}

/** What a write did, counted by incoming record. */
export interface WriteCounts {
  /** the NPI was not in the registry */
  inserted: number
  /** the source says something new of a known NPI */
  updated: number
  /** the source says what it said before */
  unchanged: number
}

/** A golden record with everything that its sources say, as exports carry it. */
export interface ExportRow {
  provider: Provider
  records: StoredRecord[]
}

/** Records that are written in one transaction; of those with one NPI and source the last. */
export interface RegistryBatch {
  /** Takes records in. What can be done without the database is done now, and the records themselves are let go. */
  add(records: readonly IncomingRecord[]): Promise<void>
  write(): Promise<WriteCounts>
}

/** The part of the registry that fills it. Every call is one transaction; `records` may be any number, a few thousand is best. */
export interface RegistryWriter {
  /** Begins a batch that is written together. */
  batch(options?: { runId?: string | undefined }): RegistryBatch
  write(records: readonly IncomingRecord[], options?: { runId?: string | undefined }): Promise<WriteCounts>
  /** Removes what `source` said before of other NPIs than `kept` and did not say again in `runId`; how many records went. */
  retire(source: string, runId: string, kept: Iterable<string>): Promise<number>
  /** Marks what `source` said of `npis` as DEACTIVATED; how many records it changed. Of NPIs that it never spoke of nothing is kept. */
  deactivate(source: string, npis: readonly string[]): Promise<number>
  /** Runs `work` with a writer whose every write is kept only when `work` succeeds. */
  allOrNothing<T>(work: (writer: RegistryWriter) => Promise<T>): Promise<T>
}
