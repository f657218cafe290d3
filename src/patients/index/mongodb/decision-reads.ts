import type { EventReads, PatientReads, ReviewPage, ReviewQuery } from '../patient-index.ts'
import type { Separation } from '../stored.ts'
import { toReview } from './documents.ts'
import { eventReads } from './event-reads.ts'
import { asking, both, type Scope } from './scope.ts'

/** Reading what was decided, and what is to be. */
export function decisionReads(
  scope: Scope,
): Pick<PatientReads, keyof EventReads | 'reviewsById' | 'reviews' | 'openReviewsOf' | 'separationsOf'> {
  const { reviews, separations } = scope.collections
  return {
    ...eventReads(scope),
    reviewsById: async (ids) => {
      if (ids.length === 0) return []
      return (await reviews.find({ _id: { $in: [...ids] } }, asking(scope)).toArray()).map(toReview)
    },
    reviews: (query) => pageOfReviews(scope, query),
    openReviewsOf: async (records) => {
      if (records.length === 0) return []
      const among = { $in: [...records] }
      const open = {
        $or: [
          { status: 'OPEN' as const, record: among },
          { status: 'OPEN' as const, otherRecord: among },
        ],
      }
      return (await reviews.find(open, asking(scope)).sort({ _id: 1 }).toArray()).map(toReview)
    },
    separationsOf: async (records) => {
      if (records.length === 0) return []
      const among = { $in: [...records] }
      const found = separations.find({ $or: [{ record: among }, { otherRecord: among }] }, asking(scope))
      return (await found.toArray()).map(({ record, otherRecord }): Separation => [record, otherRecord])
    },
  }
}

/** A page by keyset over distance from even odds and id. */
async function pageOfReviews(scope: Scope, { status, first, after }: ReviewQuery): Promise<ReviewPage> {
  const { reviews } = scope.collections
  const all = { status, shown: status === 'OPEN' }
  const behind = after && {
    $or: [
      { ...all, doubt: { $gt: after.doubt } },
      { ...all, doubt: after.doubt, _id: { $gt: after.id } },
    ],
  }
  const page = reviews
    .find(behind ?? all, asking(scope))
    .sort({ doubt: 1, _id: 1 })
    .limit(first + 1)
  const [totalCount, found] = await both(
    scope,
    () => reviews.countDocuments(all, asking(scope)),
    () => page.toArray(),
  )
  return { reviews: found.slice(0, first).map(toReview), hasNextPage: found.length > first, totalCount }
}
