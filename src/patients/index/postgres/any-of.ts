import { sql } from 'kysely'

/** For a comparison with any of several texts, as one parameter. */
export const anyText = (values: readonly string[]) => sql<string>`any(${values}::text[])`

/** For a comparison with any of several ids, as one parameter. */
export const anyId = (values: readonly number[]) => sql<number>`any(${values}::bigint[])`
