import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Database } from '../../db/tables.ts'
import { PROVIDER_COLUMNS, type ProviderRow } from '../rows.ts'

export type SortKey = 'name' | 'npi' | 'updated'

/** Where a row stands in an order: its tier, its sort key (absent when the key is the NPI) and its NPI. */
export interface Position {
  tier: number
  key: string | null
  npi: number
}

export interface PageRequest {
  /** a condition a tier, best first, each including the one before; undefined matches every row */
  tiers: readonly (RawBuilder<boolean> | undefined)[]
  sort: SortKey
  /** rows strictly behind this position (before it when backward) */
  from: Position | undefined
  backward: boolean
  limit: number
}

export interface PageRow {
  row: ProviderRow
  position: Position
}

/**
 * Up to this many matching rows are sorted; above it they are so many that walking the order's index meets enough
 * of them at once. Either way gives the same rows, and neither ever reads a large part of the table.
 */
const SORTED_AT_MOST = 2_500

interface SortColumns {
  key: RawBuilder<unknown> | undefined
  cast: RawBuilder<unknown>
  descending: boolean
}
const SORTS: Record<SortKey, SortColumns> = {
  name: { key: sql.ref('sort_name'), cast: sql`text`, descending: false },
  npi: { key: undefined, cast: sql`text`, descending: false },
  updated: { key: sql.ref('updated_at'), cast: sql`timestamptz`, descending: true },
}

/** One page in the order of tier, then sort key, then NPI, nearest to `from` first. One statement. */
export async function readPage(db: Kysely<Database>, request: PageRequest): Promise<PageRow[]> {
  const { tiers, sort, from, backward, limit } = request
  const { key, descending } = SORTS[sort]
  const keyOrNull = key ?? sql`null::text`
  const direction = descending !== backward ? sql`desc` : sql`asc`
  const order = key ? sql`${key} ${direction}, npi ${direction}` : sql`npi ${direction}`
  const numbers = tiers
    .map((_, i) => i + 1)
    .filter((tier) => !from || (backward ? tier <= from.tier : tier >= from.tier))
  if (backward) numbers.reverse()

  const parts: RawBuilder<unknown>[] = []
  numbers.forEach((tier, i) => {
    const gate = i > 0 ? sql`(select count(*) from ${page(numbers[i - 1]!)}) < ${limit}` : undefined
    const start = from?.tier === tier ? beyond(SORTS[sort], from, backward) : undefined
    const better = tier > 1 ? tiers[tier - 2] : undefined
    const where = allOf([tiers[tier - 1], better && sql`not ${better}`, start, gate])
    const columns = sql`${keyOrNull} as key, npi`
    const walk = (extra?: RawBuilder<unknown>) =>
      sql`(select ${columns} from provider where ${allOf([where, extra])} order by ${order} limit ${limit})`
    if (!tiers[tier - 1]) {
      parts.push(sql`${page(tier)} as materialized ${walk()}`)
      return
    }
    const size = sql`(select count(*) from ${hits(tier)})`
    const sortHits = key ? sql`key ${direction}, npi ${direction}` : sql`npi ${direction}`
    parts.push(
      sql`${hits(tier)} as materialized (select ${columns} from provider where ${where} limit ${SORTED_AT_MOST + 1})`,
    )
    parts.push(sql`${page(tier)} as materialized (
      (select key, npi from ${hits(tier)} where ${size} <= ${SORTED_AT_MOST} order by ${sortHits} limit ${limit})
      union all ${walk(sql`${size} > ${SORTED_AT_MOST}`)})`)
  })
  if (parts.length === 0) return []
  const all = sql.join(
    numbers.map((tier) => sql`select ${sql.lit(tier)} as tier, key, npi from ${page(tier)}`),
    sql` union all `,
  )
  const tierDirection = backward ? sql`desc` : sql`asc`
  const { rows } = await sql<ProviderRow & { tier: number; key: string | Date | null }>`
    with ${sql.join(parts)}
    select ${sql.join(PROVIDER_COLUMNS.map((column) => sql.ref(`p.${column}`)))}, x.tier, x.key
    from (${all}) x join provider p using (npi)
    order by x.tier ${tierDirection}, x.key ${direction}, x.npi ${direction} limit ${limit}`.execute(db)
  return rows.map((row) => ({
    row,
    position: { tier: row.tier, key: row.key instanceof Date ? row.key.toISOString() : row.key, npi: row.npi },
  }))
}

const hits = (tier: number) => sql.ref(`hits${tier}`)
const page = (tier: number) => sql.ref(`page${tier}`)

function allOf(conditions: readonly (RawBuilder<unknown> | undefined)[]): RawBuilder<unknown> {
  const given = conditions.filter((entry) => entry !== undefined)
  return given.length ? sql.join(given, sql` and `) : sql`true`
}

function beyond({ key, cast, descending }: SortColumns, from: Position, backward: boolean): RawBuilder<unknown> {
  const operator = descending !== backward ? sql`<` : sql`>`
  return key
    ? sql`(${key}, npi) ${operator} (${from.key}::${cast}, ${from.npi}::bigint)`
    : sql`npi ${operator} ${from.npi}::bigint`
}
