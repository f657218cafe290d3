import type { ReviewPage, ReviewQuery } from '../patient-index.ts'
import type { Db } from './columns.ts'
import { toReview } from './rows.ts'

/** A page by keyset over distance from even odds and id. */
export async function pageOfReviews(db: Db, { status, first, after }: ReviewQuery): Promise<ReviewPage> {
  let all = db.selectFrom('patient_review').where('status', '=', status)
  all = status === 'OPEN' ? all.where('shown', '=', true) : all
  const behind = after ? all.where((of) => of(of.refTuple('doubt', 'id'), '>', of.tuple(after.doubt, after.id))) : all
  const [{ count }, rows] = await Promise.all([
    all.select((of) => of.fn.countAll<number>().as('count')).executeTakeFirstOrThrow(),
    behind
      .selectAll()
      .orderBy('doubt')
      .orderBy('id')
      .limit(first + 1)
      .execute(),
  ])
  return { reviews: rows.slice(0, first).map(toReview), hasNextPage: rows.length > first, totalCount: count }
}
