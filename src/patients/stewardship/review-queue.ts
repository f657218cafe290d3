import { badInput } from '../../errors.ts'
import type { ReviewPlace } from '../index/patient-index.ts'
import type { ReviewStatus, StoredReview } from '../index/stored.ts'
import type { PatientDeps } from '../registering/patient-deps.ts'

/** A page of the review queue, the most doubtful first. */
export interface ReviewQueuePage {
  nodes: StoredReview[]
  startCursor: string | null
  endCursor: string | null
  hasNextPage: boolean
  hasPreviousPage: boolean
  totalCount: number
}

export interface ReviewQueueRequest {
  /** Open ones by default. */
  status?: ReviewStatus | null | undefined
  first: number
  /** The `endCursor` of the page before. */
  after?: string | null | undefined
}

/** Reads a page of reviews; refuses a cursor of another list with BAD_USER_INPUT. */
export function createReviewQueue({ index }: Pick<PatientDeps, 'index'>) {
  return async ({ status: asked, first: count, after }: ReviewQueueRequest): Promise<ReviewQueuePage> => {
    const status = asked ?? 'OPEN'
    const place = after ? readCursor(after, status) : undefined
    const page = await index.reviews({ status, first: count, after: place })
    const [first, last] = [page.reviews[0], page.reviews.at(-1)]
    return {
      nodes: page.reviews,
      startCursor: first ? cursorOf(first, status) : null,
      endCursor: last ? cursorOf(last, status) : null,
      hasNextPage: page.hasNextPage,
      hasPreviousPage: place !== undefined,
      totalCount: page.totalCount,
    }
  }
}

/** The place of a review in the list of a status, as a client passes it back. */
function cursorOf({ matchWeight, id }: StoredReview, status: ReviewStatus): string {
  return Buffer.from(JSON.stringify([Math.abs(matchWeight), id, status])).toString('base64url')
}

function readCursor(cursor: string, status: ReviewStatus): ReviewPlace {
  try {
    const [doubt, id, list] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
    if (list === status && Number.isFinite(doubt) && Number.isSafeInteger(id))
      return { doubt: doubt as number, id: id as number }
  } catch {
    // not JSON either
  }
  throw badInput([{ path: 'after', message: 'is no cursor of this list' }])
}
