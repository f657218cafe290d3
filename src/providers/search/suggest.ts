import { type Kysely, sql } from 'kysely'
import type { Database } from '../../db/tables.ts'
import type { Provider } from '../provider.ts'
import { PROVIDER_COLUMNS, type ProviderRow, toProvider } from '../rows.ts'
import { lexeme } from './lexemes.ts'
import { npiRange } from './predicate.ts'
import { fold, words } from './words.ts'

/** Matches looked at for the first ones by name; a limit that is a subquery keeps the planner to the index. */
const LOOKED_AT = 4_000
/** A last word of so few letters begins so many others that it is looked for in what the other words have found. */
const TOO_SHORT = 2

/**
 * Providers that what was typed so far may become: names that begin with it, then names of which each typed word
 * begins one, or NPIs that begin with the digits. One statement; the last word may be half typed, the others not. A
 * surname and the beginning of a given name are the beginning of a name, with or without the comma.
 */
export async function suggestProviders(db: Kysely<Database>, prefix: string, limit: number): Promise<Provider[]> {
  const typed = words(prefix.slice(0, 200)).slice(0, 6)
  if (typed.length === 0 || limit === 0) return []
  const all = nameQuery(typed)
  const tooShort = typed.length > 1 && typed.at(-1)!.length <= TOO_SHORT
  const indexed = tooShort
    ? typed
        .slice(0, -1)
        .map((word) => lexeme('nameWord', word))
        .join(' & ')
    : all
  const columns = sql.join(PROVIDER_COLUMNS.map((column) => sql.ref(column)))
  const { rows } = await sql<ProviderRow>`
    with begins as materialized (${beginning(prefix, limit)}),
    has_words as materialized (
      select npi, sort_name from (
        select npi, sort_name, search from provider
        where search @@ ${indexed}::tsquery and (select count(*) from begins) < ${limit} limit (select ${LOOKED_AT}::int)
      ) looked where search @@ ${all}::tsquery order by sort_name, npi limit ${limit}
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
  // PostgreSQL takes no NUL in a text
  const start = fold(prefix.trimStart()).slice(0, 100).replaceAll('\u0000', ' ')
  const starts = [...new Set([start, start.replace(/^([^ ,]+) +/, '$1, ')])]
  const ranges = starts.map(
    (text) => sql`(select npi, sort_name from provider
      where sort_name >= ${text} and sort_name < ${`${text}\u{10ffff}`} order by sort_name, npi limit ${limit})`,
  )
  return sql`select npi, sort_name from (${sql.join(ranges, sql` union all `)}) either order by sort_name, npi limit ${limit}`
}

function nameQuery(typed: readonly string[]): string {
  return typed.map((word, i) => lexeme('nameWord', word) + (i === typed.length - 1 ? ':*' : '')).join(' & ')
}
