import type { SourceReport } from './fetch-report.ts'

const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`
const rounded = (ms: number) => `${Math.round(ms)}ms`

/** The lines that tell how a fetch goes, as the original had them. */
export const fetchLines = {
  begun: (sources: number) => `=== Starting concurrent fetch from ${counted(sources, 'source')} ===`,
  sourceBegun: (name: string) => `[${name}] Starting fetch...`,
  sourceEnded: ({ name, error, fetched, durationMs }: Omit<SourceReport, 'status'>) =>
    error === null
      ? `[${name}] Fetched ${counted(fetched, 'provider')} in ${rounded(durationMs)}`
      : `[${name}] Failed after ${rounded(durationMs)}: ${error}`,
  ended: (ms: number) => `=== Completed all fetches in ${rounded(ms)} ===`,
}

/** How much has come of a source, or of all in the end: told on the way, and no lines of the fetch. */
export const comeSoFar = (name: string, count: number) => `[${name}] ${counted(count, 'provider')}`
export const comeInAll = (count: number) => `Completed all fetches: ${counted(count, 'provider')}`
export const isComeSoFar = (message: string) => /^\[.*\] \d+ providers?$/.test(message)
