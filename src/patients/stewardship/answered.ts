import type { PatientUnit } from '../index/patient-index.ts'
import type { StoredReview } from '../index/stored.ts'

/** All open reviews that ask whether the two persons are one, answered alike. `records` are those of the two. */
export async function answered(
  unit: Pick<PatientUnit, 'openReviewsOf'>,
  records: readonly number[],
  persons: readonly [string, string],
  { status, resolvedAt, resolvedBy }: Pick<StoredReview, 'status' | 'resolvedAt' | 'resolvedBy'>,
): Promise<StoredReview[]> {
  const pair = pairOf(...persons)
  const open = await unit.openReviewsOf(records)
  return open
    .filter(({ kind, mpiId, otherMpiId }) => kind === 'JOIN' && pairOf(mpiId, otherMpiId) === pair)
    .map((review) => ({ ...review, status, shown: false, resolvedAt, resolvedBy }))
}

const pairOf = (a: string, b: string) => [a, b].toSorted().join(' ')
