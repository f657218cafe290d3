import type { StoredReview } from '../index/stored.ts'
import type { PatientDeps } from '../registering/patient-deps.ts'
import { idOf } from './refusals.ts'

/** Reads reviews by the ids that clients send, however they stand, in the order asked; null where there is none. */
export function createReviews({ index }: Pick<PatientDeps, 'index'>) {
  return async (ids: readonly string[]): Promise<(StoredReview | null)[]> => {
    const asked = ids.map(idOf)
    const found = await index.reviewsById([...new Set(asked.filter((id) => id !== null))])
    const byId = new Map(found.map((review) => [review.id, review]))
    return asked.map((id) => (id === null ? null : (byId.get(id) ?? null)))
  }
}
