import type { Kysely } from 'kysely'
import type { Database } from '../db/tables.ts'
import type { FetchRunStore } from './fetch-all.ts'
import type { FetchReport, SourceReport } from './fetch-report.ts'

export interface FetchRuns extends FetchRunStore {
  /** the newest first */
  latest(count: number): Promise<FetchReport[]>
  /** the newest report of each source that ever ran */
  latestBySource(): Promise<Map<string, SourceReport>>
}

const SOURCES_LOOKED_FOR_IN = 50

/** Keeps the reports of fetches. Each method is one statement. */
export function createFetchRuns(db: Kysely<Database>): FetchRuns {
  const latest = async (count: number): Promise<FetchReport[]> => {
    const rows = await db
      .selectFrom('fetch_run')
      .select(['started_at', 'report'])
      .orderBy('started_at', 'desc')
      .orderBy('id')
      .limit(count)
      .execute()
    return rows.map((row) => ({ ...(row.report as FetchReport), startedAt: row.started_at }))
  }
  return {
    latest,
    async save(report) {
      const row = { id: report.runId, started_at: report.startedAt, report: JSON.stringify(report) }
      await db.transaction().execute(async (trx) => {
        await trx.insertInto('fetch_run').values(row).execute()
        await trx.deleteFrom('fetch_seen').execute()
      })
    },
    async latestBySource() {
      const found = new Map<string, SourceReport>()
      for (const run of await latest(SOURCES_LOOKED_FOR_IN)) {
        for (const report of run.sources) if (!found.has(report.name)) found.set(report.name, report)
      }
      return found
    },
  }
}
