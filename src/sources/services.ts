import type { SourcesConfig } from '../config.ts'
import type { OpenDatabase } from '../db/open.ts'
import { ClientError } from '../errors.ts'
import { createRunningWork, type RunningWork } from '../running-work.ts'
import { createProgressFeed, type Progress } from '../progress.ts'
import { bulkLoad } from '../providers/bulk.ts'
import type { RegistryWriter } from '../providers/registry.ts'
import { createFetchAll, type FetchRequest, FetchInProgressError, UnknownSourceError } from './fetch-all.ts'
import type { FetchReport } from './fetch-report.ts'
import { createFetchRuns } from './fetch-runs.ts'
import { createSources } from './list.ts'

export interface SourceServicesOptions {
  config: SourcesConfig
  database: OpenDatabase
  registry: RegistryWriter
  log: (line: string) => void
  work?: RunningWork | undefined
}

/** Everything that can be done with the sources of providers. */
export function createSourceServices({
  config,
  database,
  registry,
  log,
  work = createRunningWork(),
}: SourceServicesOptions) {
  const { db } = database
  const sources = createSources(config)
  const runs = createFetchRuns(db)
  const feed = createProgressFeed()
  const fetchAll = createFetchAll({
    sources,
    writer: registry,
    runs,
    log,
    onProgress: ({ runId, ...progress }) => feed.publish({ id: runId, ...progress }),
    exclusive: (fetch) => work.during(() => alone(database, fetch)),
  })

  return {
    sources,
    runs,
    /** As {@link ProgressFeed.follow}; of a run that the feed does not know its kept report tells. NOT_FOUND for any other. */
    async *fetchProgress(runId: string | null | undefined, signal: AbortSignal): AsyncGenerator<Progress> {
      if (runId == null || feed.knows(runId)) {
        yield* feed.follow(runId, signal)
        return
      }
      const kept = runId.includes('\u0000') ? undefined : await runs.find(runId)
      if (!kept)
        throw new ClientError('NOT_FOUND', 'there is no such fetch', [{ path: 'runId', message: 'is no fetch' }])
      const message = `Completed all fetches: ${kept.fetched} providers`
      yield { id: runId, done: kept.fetched, total: kept.fetched, message, finished: true }
    },
    async fetchAll(request: FetchRequest): Promise<FetchReport> {
      try {
        return await fetchAll.run(request)
      } catch (error) {
        if (error instanceof UnknownSourceError)
          throw new ClientError(error.code, error.message, [{ path: 'only', message: error.message }])
        throw error instanceof FetchInProgressError ? new ClientError(error.code, error.message) : error
      }
    },
  }
}
export type SourceServices = ReturnType<typeof createSourceServices>

/** A fetch is a load that no other process runs at the same time. */
async function alone(database: OpenDatabase, work: () => Promise<FetchReport>): Promise<FetchReport> {
  const load = () => bulkLoad(database.db, work, (report) => report.inserted + report.updated)
  const report = await database.exclusive('fetch', load)
  if (report === undefined) throw new FetchInProgressError('another process is fetching; wait for it to end')
  return report
}
