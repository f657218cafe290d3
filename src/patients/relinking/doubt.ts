import type { StoredReview } from '../index/stored.ts'

/** A review to be opened. */
export type Doubt = Pick<
  StoredReview,
  'kind' | 'record' | 'otherRecord' | 'mpiId' | 'otherMpiId' | 'probability' | 'matchWeight' | 'explanation'
>
