import type { EventReads } from '../patient-index.ts'
import { anyText } from './any-of.ts'
import type { Db } from './columns.ts'
import { toEvent } from './rows.ts'

/** Reading what happened to identities. */
export function eventReads(db: Db): EventReads {
  return {
    event: async (id) => {
      const row = await db.selectFrom('patient_event').selectAll().where('id', '=', id).executeTakeFirst()
      return row && toEvent(row)
    },
    eventsOf: async (mpiIds) => {
      if (mpiIds.length === 0) return []
      const rows = await db
        .selectFrom('patient_event')
        .selectAll()
        .where((of) => of.or([of('mpi_id', '=', anyText(mpiIds)), of('other_mpi_id', '=', anyText(mpiIds))]))
        .orderBy('id')
        .execute()
      return rows.map(toEvent)
    },
    eventsAfter: async (id, count) => {
      const after = db.selectFrom('patient_event').selectAll().where('id', '>', id)
      return (await after.orderBy('id').limit(count).execute()).map(toEvent)
    },
    newestEvent: async () => {
      const newest = db.selectFrom('patient_event').select('id').orderBy('id', 'desc').limit(1)
      return (await newest.executeTakeFirst())?.id ?? 0
    },
  }
}
