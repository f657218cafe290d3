import type { IdentityEvent } from '../index/stored.ts'
import type { Decider } from './refusals.ts'

/** Whether relinking made the merge. */
export const isOfRelinking = ({ before }: IdentityEvent): boolean => before?.model !== undefined

/** An event of a decision; what is not given is null. */
export function decisionEvent(
  { actor, reason }: Decider,
  at: Date,
  given: Pick<IdentityEvent, 'id' | 'type' | 'mpiId'> & Partial<IdentityEvent>,
): IdentityEvent {
  const { id, type, mpiId, otherMpiId = null, source = null, sourceId = null, before = null } = given
  return { id, type, mpiId, otherMpiId, source, sourceId, actor, reason, at, before }
}
