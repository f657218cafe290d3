import { type Kysely, sql } from 'kysely'
import type { Database } from '../../db/tables.ts'
import type { Provider } from '../provider.ts'
import { PROVIDER_COLUMNS, type ProviderRow, toProvider } from '../rows.ts'
import { lexeme } from './lexemes.ts'
import { npiRange } from './predicate.ts'
import { fold, words } from './words.ts'

const LOOKED_AT = 2_000

/**
 * Providers that what was typed so far may become: names that begin with it, then names of which each typed word
 * begins one, or NPIs that begin with the digits. One statement; the last word may be half typed, the others not.
 */
export async function suggestProviders(db: Kysely<Database>, prefix: string, limit: number): Promise<Provider[]> {
  const typed = words(prefix.slice(0, 200)).slice(0, 6)
  if (typed.length === 0 || limit === 0) return []
  const columns = sql.join(PROVIDER_COLUMNS.map((column) => sql.ref(column)))
  const { rows } = await sql<ProviderRow>`
    with begins as materialized (${beginning(prefix, limit)}),
    has_words as materialized (
      select npi, sort_name from (
        select npi, sort_name from provider
        where search @@ ${nameQuery(typed)}::tsquery and (select count(*) from begins) < ${limit} limit ${LOOKED_AT}
      ) looked order by sort_name, npi limit ${limit}
    ),
    found as (
      select npi, sort_name, 1 as place from begins
      union all
      select npi, sort_name, 2 from has_words where npi not in (select npi from begins)
    )
    select ${columns} from (select npi, place from found order by place, sort_name, npi limit ${limit}) f
    join provider using (npi) order by place, sort_name, npi`.execute(db)
  return rows.map(toProvider)
}

function beginning(prefix: string, limit: number) {
  const digits = prefix.trim()
  if (/^\d{1,10}$/.test(digits)) {
    const { from, to } = npiRange(digits)
    return sql`select npi, sort_name from provider where npi between ${from} and ${to} order by npi limit ${limit}`
  }
  const start = fold(prefix.trimStart()).slice(0, 100)
  return sql`select npi, sort_name from provider
    where sort_name >= ${start} and sort_name < ${`${start}\u{10ffff}`} order by sort_name, npi limit ${limit}`
}

function nameQuery(typed: readonly string[]): string {
  return typed.map((word, i) => lexeme('nameWord', word) + (i === typed.length - 1 ? ':*' : '')).join(' & ')
}
