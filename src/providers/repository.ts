import { type Kysely, sql } from 'kysely'
import type { Database } from '../db/tables.ts'
import type { Provider, StoredRecord } from './provider.ts'
import type { ExportRow } from './registry.ts'
import { EDITED, lexeme } from './search/lexemes.ts'
import { wholeValue } from './search/words.ts'
import { npiText, PROVIDER_COLUMNS, RECORD_COLUMNS, toProvider, toRecord } from './rows.ts'

const EXPORTED_AT_ONCE = 2_000

/** Reads golden records and what their sources say. Each method is one statement, whatever the number of NPIs, but for `everything`. */
export function createProviderRepository(db: Kysely<Database>) {
  return {
    /** In the order asked, null where there is none. */
    async byNpis(npis: readonly string[]): Promise<(Provider | null)[]> {
      const rows = await db
        .selectFrom('provider')
        .select(PROVIDER_COLUMNS)
        .where('npi', '=', sql<number>`any(${npis.map(Number)}::bigint[])`)
        .execute()
      const found = new Map(rows.map((row) => [npiText(row.npi), toProvider(row)]))
      return npis.map((npi) => found.get(npi) ?? null)
    },

    /** What each source says of each NPI, by source name; in the order asked. */
    async recordsByNpis(npis: readonly string[]): Promise<StoredRecord[][]> {
      const rows = await db
        .selectFrom('provider_record')
        .select(RECORD_COLUMNS)
        .where('npi', '=', sql<number>`any(${npis.map(Number)}::bigint[])`)
        .orderBy('source')
        .execute()
      const found = Map.groupBy(rows.map(toRecord), (record) => record.npi)
      return npis.map((npi) => found.get(npi) ?? [])
    },

    /** What most providers' sources say that a taxonomy code stands for, of up to 1,000 of them; null for nothing. */
    async taxonomyDescription(code: string): Promise<string | null> {
      const { rows } = await sql<{ description: string | null }>`
        select mode() within group (order by description) as description
        from (select jsonb_path_query_first(taxonomies, '$[*] ? (@.code == $code).description', ${JSON.stringify({ code })}::jsonb) #>> '{}' as description
          from provider where search @@ ${`${lexeme('taxonomy', wholeValue(code))} & !${EDITED}`}::tsquery limit 1000) p
        where description is not null`.execute(db)
      return rows[0]?.description ?? null
    },

    /** The whole registry in the order of NPIs, two statements for every 2,000; each batch is read when it is asked for. */
    async *everything(): AsyncGenerator<ExportRow[]> {
      for (let last = -1; ; ) {
        const rows = await db
          .selectFrom('provider')
          .select(PROVIDER_COLUMNS)
          .where('npi', '>', last)
          .orderBy('npi')
          .limit(EXPORTED_AT_ONCE)
          .execute()
        if (rows.length === 0) return
        const providers = rows.map(toProvider)
        const records = await this.recordsByNpis(providers.map((provider) => provider.npi))
        yield providers.map((provider, i) => ({ provider, records: records[i]! }))
        last = rows.at(-1)!.npi
      }
    },
  }
}
export type ProviderRepository = ReturnType<typeof createProviderRepository>
