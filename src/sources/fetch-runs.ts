import { type Kysely, sql } from 'kysely'
import type { Database } from '../db/tables.ts'
import type { FetchRunStore } from './fetch-all.ts'
import type { FetchReport, SourceReport } from './fetch-report.ts'

export interface FetchRuns extends FetchRunStore {
  /** the newest first */
  latest(count: number): Promise<FetchReport[]>
  /** the newest report of each of these sources, null for one that never ran */
  latestBySource(names: readonly string[]): Promise<(SourceReport | null)[]>
  find(runId: string): Promise<FetchReport | undefined>
}

/** Keeps the reports of fetches. */
export function createFetchRuns(db: Kysely<Database>): FetchRuns {
  const latest = async (count: number): Promise<FetchReport[]> => {
    const rows = await db
      .selectFrom('fetch_run')
      .select(['started_at', 'report'])
      .orderBy('started_at', 'desc')
      .orderBy('id')
      .limit(count)
      .execute()
    return rows.map(reportOf)
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
    async latestBySource(names) {
      const { rows } = await sql<{ report: SourceReport | null }>`
        select (
          select told from fetch_run r, jsonb_array_elements(r.report -> 'sources') told
          where told ->> 'name' = asked.name order by r.started_at desc, r.id limit 1
        ) as report
        from unnest(${[...names]}::text[]) with ordinality as asked(name, place) order by place`.execute(db)
      return rows.map(({ report }) => report)
    },
    async find(runId) {
      const row = await db
        .selectFrom('fetch_run')
        .select(['started_at', 'report'])
        .where('id', '=', runId)
        .executeTakeFirst()
      return row && reportOf(row)
    },
  }
}

const reportOf = ({ report, started_at }: { report: unknown; started_at: Date }): FetchReport => ({
  ...(report as FetchReport),
  startedAt: started_at,
})
