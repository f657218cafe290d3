import type { StoredReview } from '../index/stored.ts'
import type { RegisterResult } from './registered.ts'

type Waiting = Pick<RegisterResult, 'reviewId' | 'probability'>

/**
 * The shown ones of open reviews, given the oldest first, by the record that each was opened for: of whether it fits its
 * person, else the newest of those of whether it is another person's too.
 */
export function waitingReviews(reviews: readonly StoredReview[]): Map<number, Waiting> {
  const shown = reviews.filter((review) => review.shown)
  const ordered = [...shown.filter(({ kind }) => kind === 'JOIN'), ...shown.filter(({ kind }) => kind === 'FIT')]
  return new Map(ordered.map(({ record, id, probability }) => [record, { reviewId: id, probability }]))
}
