import { cleanText } from '../files/clean-text.ts'
import { isNpi } from '../providers/npi.ts'
import type { SourceRecord } from '../providers/provider.ts'
import type { RegistryWriter } from '../providers/registry.ts'
import { batchesOf } from './batches.ts'
import { fetchLines } from './fetch-lines.ts'
import { keepLeftOut, type LeftOut, nothingLeftOut, tellLeftOut } from './left-out.ts'
import { NO_COUNTS, type FetchCounts, type SourceReport } from './fetch-report.ts'
import type { Source } from './source.ts'

export interface FetchSourceOptions {
  source: Source
  writer: RegistryWriter
  runId: string
  limit: number | undefined
  /** retires what the source does not say any more, once it has succeeded */
  refresh: boolean
  signal: AbortSignal
  /** a clock in ms */
  clock: () => number
  log: (line: string) => void
  /** called after each batch with the records fetched so far */
  onBatch: (fetched: number) => void
}

const WRITTEN_AT_ONCE = 2_000

/** Fetches one source into the registry and reports on it. Never rejects: a failure of any kind is in the report. */
export async function fetchSource(options: FetchSourceOptions): Promise<SourceReport> {
  const { source, clock, log, signal } = options
  const counts = { ...NO_COUNTS }
  const started = clock()
  log(fetchLines.sourceBegun(source.name))
  let error: string | null = null
  try {
    signal.throwIfAborted()
    const delivery = await deliver(options, counts)
    for (const line of tellLeftOut(counts.rejected, delivery)) log(`[${source.name}] ${line}`)
    if (options.refresh) await retire(options, counts, delivery)
  } catch (thrown) {
    error = signal.aborted ? 'was cancelled' : oneLine(thrown)
  }
  const status = error === null ? 'FULFILLED' : 'REJECTED'
  const report: SourceReport = { name: source.name, status, ...counts, durationMs: clock() - started, error }
  log(fetchLines.sourceEnded(report))
  return report
}

/** What a source sent: of the rows that could not be kept the NPIs that they name, and how many name none. */
interface Delivery extends LeftOut {
  rows: number
  isCutOff: boolean
  npis: Set<string>
  nameless: number
}

/** Writes batch by batch, so that no more than one is held. */
async function deliver(
  { source, writer, runId, limit, signal, onBatch }: FetchSourceOptions,
  counts: FetchCounts,
): Promise<Delivery> {
  const delivery: Delivery = { ...nothingLeftOut(), rows: 0, isCutOff: false, npis: new Set(), nameless: 0 }
  for await (const batch of batchesOf(source, { signal, limit })) {
    const left = limit === undefined ? Infinity : limit - counts.fetched
    const { records, rejected } = usable(batch.records, source.name)
    counts.rejected += rejected + batch.rejected.length
    delivery.rows += batch.records.length + batch.rejected.length
    delivery.isCutOff ||= batch.isCutOff === true
    delivery.nameless += rejected
    keepLeftOut(delivery, batch)
    for (const { npi } of batch.rejected) {
      if (npi === null) delivery.nameless++
      else delivery.npis.add(npi)
    }
    for (const part of chunks(records.slice(0, left), WRITTEN_AT_ONCE)) {
      signal.throwIfAborted()
      counts.fetched += part.length
      const { inserted, updated, unchanged } = await writer.write(part, { runId })
      counts.inserted += inserted
      counts.updated += updated
      counts.unchanged += unchanged
    }
    const deactivated = batch.rejected.flatMap((row) => (row.deactivated && row.npi) || [])
    if (deactivated.length > 0) counts.updated += await writer.deactivate(source.name, deactivated)
    onBatch(counts.fetched)
  }
  return delivery
}

/**
 * A source that suddenly has nothing to say is more likely broken than empty: its records stay. So does what it said of
 * those whom it still lists in a row that cannot be kept; of one such row that names no NPI nobody knows whom it is about.
 */
async function retire(
  { source, writer, runId, limit, log }: FetchSourceOptions,
  { fetched }: FetchCounts,
  { rows, isCutOff, npis, nameless }: Delivery,
): Promise<void> {
  if (isCutOff || (limit !== undefined && rows >= limit))
    return log(`[${source.name}] Was cut off after ${rows} rows, so what it said of others before is kept`)
  if (fetched === 0) return log(`[${source.name}] Delivered nothing, so what it said before is kept`)
  if (nameless > 0)
    return log(
      `[${source.name}] Sent ${nameless} rows without a readable NPI, so what it said of others before is kept`,
    )
  const retired = await writer.retire(source.name, runId, npis)
  if (retired > 0) log(`[${source.name}] Retired ${retired} records that it does not list any more`)
}

/** Each NPI once, the last word counting, under the source's own name; what is no record at all is counted as rejected. */
function usable(records: readonly unknown[], source: string): { records: SourceRecord[]; rejected: number } {
  const good = records.filter(isRecord)
  const byNpi = new Map(good.map((record) => [record.npi, record.source === source ? record : { ...record, source }]))
  return { records: [...byNpi.values()], rejected: records.length - good.length }
}

function isRecord(value: unknown): value is SourceRecord {
  if (typeof value !== 'object' || value === null) return false
  const { npi, taxonomies } = value as Partial<SourceRecord>
  return typeof npi === 'string' && isNpi(npi) && Array.isArray(taxonomies)
}

function* chunks<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size)
}

/** An error as one line that fits a report. */
export function oneLine(error: unknown): string {
  const message = error instanceof Error ? error.message || error.name : String(error)
  return cleanText(message)?.slice(0, 300).toWellFormed() ?? 'failed without saying why'
}
