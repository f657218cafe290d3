import type { StoredRecord, StoredReview } from '../index/stored.ts'
import type { Fit } from '../registering/judge.ts'

/** A review to be opened. */
export type Doubt = Pick<
  StoredReview,
  'kind' | 'record' | 'otherRecord' | 'home' | 'mpiId' | 'otherMpiId' | 'probability' | 'matchWeight' | 'explanation'
>

/** Whether a record is of the person that it is of. */
export function doubtOfFit({ id, home, mpiId }: StoredRecord, fit: Fit): Doubt {
  const { probability, matchWeight, explanation } = fit
  const sides = { record: id, otherRecord: id, home, mpiId, otherMpiId: mpiId }
  return { kind: 'FIT', ...sides, probability, matchWeight, explanation }
}

/** A doubt as an open review. */
export function reviewOf(doubt: Doubt, id: number, openedAt: Date): StoredReview {
  return { ...doubt, id, status: 'OPEN', shown: true, openedAt, resolvedAt: null, resolvedBy: null }
}
