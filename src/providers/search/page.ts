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
  /** for measuring and tests */
  reach?: Reach
}

export interface PageRow {
  row: ProviderRow
  position: Position
}

/** After how many rows a way to find a page is given up for the next. What is found is the same whatever they are. */
export interface Reach {
  /**
   * What is asked for is often found so often that the first rows of the order have a page of it; walking so many costs
   * less than the index's list of all that match.
   */
  first: number
  /** as many rows are walked when the first ones promise a page within them */
  on: number
  /** otherwise the index tells what matches, and so many rows are sorted at once */
  sorted: number
  /**
   * of more matching rows the first ones are met soon by walking the order's index, unless they all stand far behind;
   * then every matching row is sorted
   */
  walked: number
}

const OF_FILTER: Reach = { first: 1_000, on: 5_000, sorted: 4_000, walked: 10_000 }
/** A word often stands in rows that are together in the order, far from its beginning. */
const OF_SEARCH: Reach = { first: 250, on: 3_000, sorted: 20_000, walked: 10_000 }

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
  const { reach = tiers.length > 1 ? OF_SEARCH : OF_FILTER } = request
  const { key, descending } = SORTS[sort]
  const keyOrNull = key ?? sql`null::text`
  const direction = descending !== backward ? sql`desc` : sql`asc`
  const order = key ? sql`${key} ${direction}, npi ${direction}` : sql`npi ${direction}`
  const numbers = tiers
    .map((_, i) => i + 1)
    .filter((tier) => !from || (backward ? tier <= from.tier : tier >= from.tier))
  if (backward) numbers.reverse()

  const parts = numbers.flatMap((tier, i) => {
    const better = tier > 1 ? tiers[tier - 2] : undefined
    return tierParts({
      tier,
      before: numbers.slice(0, i),
      where: allOf([tiers[tier - 1], better && sql`not ${better}`]),
      matchesAll: !tiers[tier - 1],
      reach,
      start: from?.tier === tier ? beyond(SORTS[sort], from, backward) : sql`true`,
      startOfHits: from?.tier === tier ? beyond({ ...SORTS[sort], key: key && sql`key` }, from, backward) : sql`true`,
      key: keyOrNull,
      order,
      sorted: key ? sql`key ${direction}, npi ${direction}` : sql`npi ${direction}`,
      limit,
    })
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

interface TierQuery {
  tier: number
  /** the tiers read before it, whose rows may be enough */
  before: readonly number[]
  where: RawBuilder<unknown>
  matchesAll: boolean
  reach: Reach
  /** what is behind the position to read from: of the table's rows, and of rows read before */
  start: RawBuilder<unknown>
  startOfHits: RawBuilder<unknown>
  key: RawBuilder<unknown>
  /** the order of the table's rows, and the same of rows read before */
  order: RawBuilder<unknown>
  sorted: RawBuilder<unknown>
  limit: number
}

/**
 * The first rows of a tier as a common table expression `page1`, `page2` or `page3`, after those that it needs. A limit
 * that is a subquery keeps the planner from hoping for a match among the first rows of the table.
 */
function tierParts(query: TierQuery): RawBuilder<unknown>[] {
  const { tier, before, where, matchesAll, reach, start, startOfHits, key, order, sorted, limit } = query
  const [soon, on, hits, walked, rest, page] = ['soon', 'on', 'hits', 'walked', 'rest', 'page'].map((name) =>
    sql.ref(`${name}${tier}`),
  )
  const count = (name: RawBuilder<unknown> | undefined) => sql`(select count(*) from ${name})`
  const needed = before.length
    ? sql`${sql.join(
        before.map((other) => count(sql.ref(`page${other}`))),
        sql` + `,
      )} < ${limit}`
    : sql`true`
  const rows = (...conditions: RawBuilder<unknown>[]) =>
    sql`select ${key} as key, npi from provider where ${allOf([where, needed, ...conditions])}`
  if (matchesAll) return [sql`${page} as materialized (${rows(start)} order by ${order} limit ${limit})`]
  const isSoon = sql`${count(soon)} >= ${limit}`
  const isPromised = sql`${count(soon)} >= ${Math.ceil((limit * reach.first) / reach.on)}`
  const isOn = sql`${count(on)} >= ${limit}`
  const many = sql`${count(hits)} > ${reach.sorted}`
  const found = sql`${count(walked)} >= ${limit}`
  const walk = (when: RawBuilder<unknown>, atMost: number) => sql`select key, npi from (
      select ${key} as key, npi, search, zip from provider where ${start} and ${when} order by ${order} limit ${atMost}
    ) near where ${where} limit ${limit}`
  const first = (name: RawBuilder<unknown> | undefined, when: RawBuilder<unknown>) =>
    sql`(select key, npi from ${name} where ${when} order by ${sorted} limit ${limit})`
  return [
    sql`${soon} as materialized (${walk(needed, reach.first)})`,
    sql`${on} as materialized (${walk(sql`not ${isSoon} and ${isPromised}`, reach.on)})`,
    sql`${hits} as materialized (${rows(sql`not ${isSoon} and not ${isOn}`)} limit (select ${reach.sorted + 1}::int))`,
    sql`${walked} as materialized (${walk(many, reach.walked)})`,
    sql`${rest} as materialized (${rows(start, sql`${many} and not ${found}`)})`,
    sql`${page} as materialized (${sql.join(
      [
        first(soon, isSoon),
        first(on, isOn),
        first(hits, sql`not ${many} and ${startOfHits}`),
        first(walked, sql`${many} and ${found}`),
        first(rest, many),
      ],
      sql` union all `,
    )})`,
  ]
}

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
