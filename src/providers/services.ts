import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../db/tables.ts'
import { ClientError } from '../errors.ts'
import { createRunningWork, type RunningWork } from '../running-work.ts'
import { createProgressFeed } from '../progress.ts'
import { bulkLoad } from './bulk.ts'
import { createProviderEdits } from './edits.ts'
import { FileFormatError } from '../files/file-error.ts'
import { ImportCancelledError, importProviders, type ImportOptions } from './files/import-providers.ts'
import type { ImportReport } from './files/import-report.ts'
import type { Provider } from './provider.ts'
import { createProviderRepository } from './repository.ts'
import { type ListRequest, listProviders, type ProviderList } from './search/search.ts'
import { suggestProviders } from './search/suggest.ts'
import { providerStats, type ProviderStats } from './stats.ts'
import { createRegistry } from './writer.ts'

/** Everything that can be done with the provider registry. */
export function createProviderServices(
  db: Kysely<Database>,
  work: RunningWork = createRunningWork(),
  statementTimeoutMs?: number,
) {
  const registry = createRegistry(db, statementTimeoutMs)
  const repository = createProviderRepository(db)
  const importFeed = createProgressFeed()

  return {
    registry,
    repository,
    edits: createProviderEdits(registry, repository),
    importProgress: importFeed.follow,
    list: (request: ListRequest): Promise<ProviderList> => listProviders(db, request),
    suggest: (prefix: string, limit: number): Promise<Provider[]> => suggestProviders(db, prefix, limit),
    stats: (): Promise<ProviderStats> => providerStats(db),

    /** Imports a file, which `open` reads from its start; progress goes to the feed under `jobId`. */
    async importFile(
      open: () => AsyncIterable<Uint8Array>,
      options: ImportOptions & { jobId?: string | undefined },
    ): Promise<ImportReport & { jobId: string }> {
      const jobId = options.jobId ?? randomUUID()
      const say = (done: number, message: string, finished = false) =>
        importFeed.publish({ id: jobId, done, total: null, message, finished })
      let done = 0
      const onProgress = (progress: { phase: string; done: number }) => {
        done = progress.done
        say(done, progress.phase)
      }
      say(0, 'starting')
      try {
        const load = () => importProviders(open, options, { writer: registry.lazily, onProgress })
        const report = await work.during(() =>
          options.dryRun ? load() : bulkLoad(db, load, (result) => result.inserted + result.updated),
        )
        say(report.read, lastMessage(report), true)
        return { ...report, jobId }
      } catch (error) {
        say(done, 'failed', true)
        throw clientFault(error)
      }
    },
  }
}
export type ProviderServices = ReturnType<typeof createProviderServices>

function lastMessage({ read, rejected, inserted, updated }: ImportReport): string {
  const counts = `${read} rows read, ${rejected} rejected`
  return inserted + updated > 0 ? counts : `${counts}; nothing was written`
}

function clientFault(error: unknown): unknown {
  if (error instanceof FileFormatError)
    return new ClientError('BAD_USER_INPUT', error.message, [{ path: 'file', message: error.message }])
  return error instanceof ImportCancelledError ? new ClientError('CONFLICT', error.message) : error
}
