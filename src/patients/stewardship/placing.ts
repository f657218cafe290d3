import type { StoredRecord, StoredReview } from '../index/stored.ts'

/**
 * Open reviews as they are when their records are where they are given: which persons they are about, and which of them
 * are shown; one of a record that is gone is not. `reviews` are all open ones about any of the persons. Resolved ones stay as they are.
 */
export function placeReviews(
  reviews: readonly StoredReview[],
  recordOf: (id: number) => Pick<StoredRecord, 'mpiId' | 'home'> | undefined,
): StoredReview[] {
  const asked = new Set<string>()
  return reviews
    .toSorted((a, b) => a.id - b.id)
    .map((review) => {
      if (review.status !== 'OPEN') return review
      const [one, other] = [recordOf(review.record), recordOf(review.otherRecord)]
      if (!one || !other) return { ...review, shown: false }
      const [mpiId, otherMpiId] = [one.mpiId, other.mpiId]
      const isFit = review.kind === 'FIT'
      const question = isFit ? `fit ${review.record}` : [mpiId, otherMpiId].toSorted().join(' ')
      const sensible = isFit ? (review.home ?? one.home) === one.home : mpiId !== otherMpiId
      const shown = sensible && !asked.has(question)
      if (shown) asked.add(question)
      return { ...review, mpiId, otherMpiId, shown }
    })
}
