import type { PatientReads } from '../patient-index.ts'
import type { Separation } from '../stored.ts'
import { anyId, anyText } from './any-of.ts'
import type { Db } from './columns.ts'
import { pageOfReviews } from './review-pages.ts'
import { toEvent, toReview } from './rows.ts'

/** Reading what was decided, and what is to be. */
export function decisionReads(
  db: Db,
): Pick<PatientReads, 'event' | 'eventsOf' | 'reviewsById' | 'reviews' | 'openReviewsOf' | 'separationsOf'> {
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
    reviewsById: async (ids) => {
      if (ids.length === 0) return []
      const rows = await db.selectFrom('patient_review').selectAll().where('id', '=', anyId(ids)).execute()
      return rows.map(toReview)
    },
    reviews: (query) => pageOfReviews(db, query),
    openReviewsOf: async (records) => {
      if (records.length === 0) return []
      const rows = await db
        .selectFrom('patient_review')
        .selectAll()
        .where('status', '=', 'OPEN')
        .where((of) => of.or([of('record', '=', anyId(records)), of('other_record', '=', anyId(records))]))
        .orderBy('id')
        .execute()
      return rows.map(toReview)
    },
    separationsOf: async (records) => {
      const rows = await db
        .selectFrom('patient_separation')
        .selectAll()
        .where((of) => of.or([of('record', '=', anyId(records)), of('other_record', '=', anyId(records))]))
        .execute()
      return rows.map((row): Separation => [row.record, row.other_record])
    },
  }
}
