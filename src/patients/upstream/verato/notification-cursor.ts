import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/tables.ts'

/** Where the polling of notifications stands, kept beyond the life of a process. */
export interface NotificationCursor {
  /** Undefined before the first poll. */
  read(): Promise<Date | undefined>
  /** Never goes back. */
  advance(until: Date): Promise<void>
}

export function notificationCursor(db: Kysely<Database>): NotificationCursor {
  return {
    read: async () => {
      const row = await db.selectFrom('verato_cursor').select('polled_until').executeTakeFirst()
      return row?.polled_until
    },
    advance: async (until) => {
      await db
        .insertInto('verato_cursor')
        .values({ id: 1, polled_until: until })
        .onConflict((same) =>
          same.column('id').doUpdateSet({
            polled_until: sql`greatest(verato_cursor.polled_until, excluded.polled_until)`,
          }),
        )
        .execute()
    },
  }
}
