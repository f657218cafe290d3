import { randomUUID } from 'node:crypto'
import type { RegistryWriter } from '../providers/registry.ts'
import { createSharedWork } from './shared-work.ts'
import { NO_COUNTS, total, type FetchReport, type SourceReport } from './fetch-report.ts'
import { comeInAll, comeSoFar, fetchLines } from './fetch-lines.ts'
import { fetchSource, oneLine } from './fetch-source.ts'
import type { Source } from './source.ts'

/** Where the reports of runs are kept. */
export interface FetchRunStore {
  save(report: FetchReport): Promise<void>
}

/** How far a run has come. `done` counts records; `total` is null until the end, for no source says how many it has. */
export interface FetchProgress {
  runId: string
  done: number
  total: number | null
  message: string
  finished: boolean
}

export interface FetchAllOptions {
  sources: readonly Source[]
  writer: RegistryWriter
  runs: FetchRunStore
  onProgress: (progress: FetchProgress) => void
  log: (line: string) => void
  /** ms since 1970, with fractions */
  clock?: () => number
  /** runs the work while no other process runs its own */
  exclusive?: (work: () => Promise<FetchReport>) => Promise<FetchReport>
}

export interface FetchRequest {
  /** retires what a source that succeeded does not say any more */
  refresh?: boolean
  /** at most this many records a source */
  limit?: number | undefined
  /** names of sources in any case; unset: all */
  only?: readonly string[] | undefined
  signal?: AbortSignal | undefined
}

export interface FetchAll {
  /**
   * Fetches from the sources at once, or joins the run that was asked for the same and is under way. Sources that fail
   * are in the report; when every caller's signal has aborted, those not done are reported as cancelled.
   * @throws UnknownSourceError, FetchInProgressError
   */
  run(request?: FetchRequest): Promise<FetchReport>
}

/** `only` names a source that there is not. */
export class UnknownSourceError extends Error {
  override name = 'UnknownSourceError'
  readonly code = 'BAD_USER_INPUT'
}

/** Another run, asked for something else, is under way. */
export class FetchInProgressError extends Error {
  override name = 'FetchInProgressError'
  readonly code = 'CONFLICT'
}

export function createFetchAll(options: FetchAllOptions): FetchAll {
  const { exclusive = (work) => work() } = options
  const shared = createSharedWork<FetchReport>(
    () => new FetchInProgressError('another fetch is under way; wait for it to end'),
  )
  return {
    async run({ refresh = false, limit, only, signal } = {}) {
      const sources = chosen(options.sources, only)
      const request = JSON.stringify([refresh, limit ?? null, sources.map(({ name }) => name)])
      const work = (signal: AbortSignal) => exclusive(() => runAll(options, sources, { refresh, limit, signal }))
      return shared.join(request, work, signal)
    },
  }
}

/** Names of which an error tells that they are unknown. */
const MOST_TOLD = 5

/** The sources named, in the order of the list. */
function chosen(sources: readonly Source[], only: readonly string[] | undefined): readonly Source[] {
  if (!only) return sources
  const known = new Set(sources.map(({ name }) => name.toLowerCase()))
  const unknown = only.filter((name) => !known.has(name.toLowerCase()))
  const asked = new Set(only.map((name) => name.toLowerCase()))
  if (unknown.length === 0) return sources.filter(({ name }) => asked.has(name.toLowerCase()))
  const names = sources.map(({ name }) => name).join(', ')
  const told = [...new Set(unknown)].slice(0, MOST_TOLD).map((name) => `"${name.slice(0, 100)}"`)
  const listed = unknown.length > MOST_TOLD ? `${told.join(', ')} and others` : told.join(', ')
  throw new UnknownSourceError(`there is no source ${listed}; the sources are ${names}`)
}

async function runAll(
  { writer, runs, onProgress, log, clock = now }: FetchAllOptions,
  sources: readonly Source[],
  { refresh, limit, signal }: { refresh: boolean; limit: number | undefined; signal: AbortSignal },
): Promise<FetchReport> {
  const runId = randomUUID()
  const started = clock()
  const fetched = new Map<string, number>()
  const progress = (message: string, finished = false) => {
    const done = [...fetched.values()].reduce((sum, count) => sum + count, 0)
    onProgress({ runId, done, total: finished ? done : null, message, finished })
  }
  const one = async (source: Source): Promise<SourceReport> => {
    const onBatch = (count: number) => {
      fetched.set(source.name, count)
      progress(comeSoFar(source.name, count))
    }
    progress(fetchLines.sourceBegun(source.name))
    const report = await fetchSource({ source, writer, runId, limit, refresh, signal, clock, log, onBatch })
    progress(fetchLines.sourceEnded(report))
    return report
  }
  const begun = fetchLines.begun(sources.length)
  log(begun)
  progress(begun)
  const settled = await Promise.allSettled(sources.map(one))
  const reports = settled.map((result, i) =>
    result.status === 'fulfilled' ? result.value : brokenReport(sources[i]!.name, result.reason),
  )
  const report = reportOf(runId, started, clock() - started, reports)
  log(fetchLines.ended(report.durationMs))
  await runs.save(report).catch((error: unknown) => log(`The report of the fetch is not kept: ${oneLine(error)}`))
  progress(comeInAll(report.fetched), true)
  return report
}

function reportOf(runId: string, started: number, durationMs: number, sources: SourceReport[]): FetchReport {
  const sequentialMs = sources.reduce((sum, source) => sum + source.durationMs, 0)
  const speedup = sequentialMs > 0 && durationMs > 0 ? sequentialMs / durationMs : 1
  return { runId, startedAt: new Date(started), durationMs, sequentialMs, speedup, ...total(sources), sources }
}

function brokenReport(name: string, reason: unknown): SourceReport {
  return { name, status: 'REJECTED', ...NO_COUNTS, durationMs: 0, error: oneLine(reason) }
}

const now = () => performance.timeOrigin + performance.now()
