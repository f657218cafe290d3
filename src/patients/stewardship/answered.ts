import type { PatientUnit } from '../index/patient-index.ts'
import type { StoredRecord, StoredReview } from '../index/stored.ts'

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

/** The open reviews whether a record fits the home that it is put into by hand: it does. */
export async function answeredByLink(
  unit: Pick<PatientUnit, 'openReviewsOf'>,
  { id }: StoredRecord,
  home: string,
  { at, actor }: { at: Date; actor: string },
): Promise<StoredReview[]> {
  const open = await unit.openReviewsOf([id])
  return open
    .filter((review) => review.kind === 'FIT' && review.home === home)
    .map((review) => ({ ...review, status: 'SAME', shown: false, resolvedAt: at, resolvedBy: actor }))
}

const pairOf = (a: string, b: string) => [a, b].toSorted().join(' ')

/** Reviews as they are when open again, those of erased records left out, and the persons that they are about now. */
export async function askedAgain(unit: PatientUnit, ids: readonly number[]) {
  const resolved = await unit.reviewsById(ids)
  const records = await unit.recordsById(resolved.flatMap(({ record, otherRecord }) => [record, otherRecord]))
  const known = new Set(records.map(({ id }) => id))
  const reviews = resolved
    .filter(({ record, otherRecord }) => known.has(record) && known.has(otherRecord))
    .map((review): StoredReview => ({ ...review, status: 'OPEN', resolvedAt: null, resolvedBy: null }))
  return { reviews, about: records.map(({ mpiId }) => mpiId) }
}
