import { createQueue } from '../../one-after-another.ts'
import { unavailable } from './unavailable.ts'

/**
 * Runs works of this process one at a time, in the order in which they were asked for, so that those that wait hold no
 * connection. What has waited for `waitMs` is not run any more: UPSTREAM_UNAVAILABLE. Without a limit it waits.
 */
export function createTurnQueue(waitMs: number | undefined): <T>(work: () => Promise<T>) => Promise<T> {
  const queue = createQueue()
  const patience = waitMs === undefined ? undefined : { waitMs, refusal: unavailable }
  return (work) => queue(work, patience)
}
