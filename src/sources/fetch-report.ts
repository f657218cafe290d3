export type SettledStatus = 'FULFILLED' | 'REJECTED'

/** Records of one source or of a whole run; a NPI that a source says twice counts once a batch. */
export interface FetchCounts {
  /** taken from the source; of them some were inserted, some updated, the rest unchanged */
  fetched: number
  inserted: number
  updated: number
  unchanged: number
  /** rows that could not be kept, beside those fetched */
  rejected: number
}

/** One source's part in a run. A rejected one counts what it delivered before it failed. */
export interface SourceReport extends FetchCounts {
  name: string
  status: SettledStatus
  /** from its start to its end, in ms */
  durationMs: number
  /** one line; null when it was fulfilled */
  error: string | null
}

/** One run over several sources at once. */
export interface FetchReport extends FetchCounts {
  runId: string
  startedAt: Date
  /** wall clock, in ms */
  durationMs: number
  /** what the sources would have taken one after another: the sum of their times, in ms */
  sequentialMs: number
  /** sequentialMs / durationMs; 1 for a run without sources */
  speedup: number
  sources: SourceReport[]
}

export const NO_COUNTS: Readonly<FetchCounts> = Object.freeze({
  fetched: 0,
  inserted: 0,
  updated: 0,
  unchanged: 0,
  rejected: 0,
})

/** The sum of `counts`. */
export function total(counts: readonly FetchCounts[]): FetchCounts {
  const sum = { ...NO_COUNTS }
  for (const count of counts) {
    for (const key of Object.keys(NO_COUNTS) as (keyof FetchCounts)[]) sum[key] += count[key]
  }
  return sum
}
