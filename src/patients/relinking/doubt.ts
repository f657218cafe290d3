import type { StoredReview } from '../index/stored.ts'

/** A review to be opened. */
export type Doubt = Pick<
  StoredReview,
  'kind' | 'record' | 'otherRecord' | 'home' | 'mpiId' | 'otherMpiId' | 'probability' | 'matchWeight' | 'explanation'
>
