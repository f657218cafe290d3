import type { StoredReview } from '../index/stored.ts'

/**
 * Open reviews as they are when their records are of the given persons: which persons they are about, and which of them
 * are shown; one of a record that is gone is not. `reviews` are all open ones about any of the persons. Resolved ones stay as they are.
 */
export function placeReviews(
  reviews: readonly StoredReview[],
  personOf: (record: number) => string | undefined,
): StoredReview[] {
  const asked = new Set<string>()
  return reviews
    .toSorted((a, b) => a.id - b.id)
    .map((review) => {
      if (review.status !== 'OPEN') return review
      const [mpiId, otherMpiId] = [personOf(review.record), personOf(review.otherRecord)]
      if (mpiId === undefined || otherMpiId === undefined) return { ...review, shown: false }
      const question = review.kind === 'FIT' ? `fit ${review.record}` : [mpiId, otherMpiId].toSorted().join(' ')
      const sensible = (mpiId === otherMpiId) === (review.kind === 'FIT')
      const shown = sensible && !asked.has(question)
      if (shown) asked.add(question)
      return { ...review, mpiId, otherMpiId, shown }
    })
}
