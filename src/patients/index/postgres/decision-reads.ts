import type { EventReads, PatientReads } from '../patient-index.ts'
import type { Separation } from '../stored.ts'
import { anyId } from './any-of.ts'
import type { Db } from './columns.ts'
import { pageOfReviews } from './review-pages.ts'
import { eventReads } from './event-reads.ts'
import { toReview } from './rows.ts'

/** Reading what was decided, and what is to be. */
export function decisionReads(
  db: Db,
): Pick<PatientReads, keyof EventReads | 'reviewsById' | 'reviews' | 'openReviewsOf' | 'separationsOf'> {
  return {
    ...eventReads(db),
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
