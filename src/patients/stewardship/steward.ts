import type { PatientUnit } from '../index/patient-index.ts'
import type { IdentityEvent, RecordRef, StoredReview } from '../index/stored.ts'
import type { PatientDeps } from '../registering/patient-deps.ts'
import { eraseRecord } from './erasing.ts'
import { link, unlink } from './linking.ts'
import { merge, unmerge } from './merging.ts'
import { checkDecider, type Decider } from './refusals.ts'
import { resolve, type ReviewDecision } from './resolving.ts'

/**
 * What people decide about the index. Each call is one transaction and leaves an event. Refusals are ClientErrors that
 * name the argument: NOT_FOUND, CONFLICT with how things are, BAD_USER_INPUT.
 */
export interface Steward {
  link(request: Decider & { record: RecordRef; mpiId: string }): Promise<IdentityEvent>
  unlink(request: Decider & { record: RecordRef }): Promise<IdentityEvent>
  merge(request: Decider & { survivor: string; retired: string }): Promise<IdentityEvent>
  unmerge(request: Decider & { mergeEventId: string }): Promise<IdentityEvent>
  resolveReview(request: ReviewDecision): Promise<StoredReview>
  deleteRecord(request: Decider & { record: RecordRef }): Promise<IdentityEvent>
}

export function createSteward(deps: PatientDeps): Steward {
  const deciding =
    <T extends Decider, R>(decide: (unit: PatientUnit, deps: PatientDeps, request: T) => Promise<R>) =>
    async (request: T): Promise<R> => {
      checkDecider(request)
      return deps.index.transaction((unit) => decide(unit, deps, request))
    }
  return {
    link: deciding(link),
    unlink: deciding(unlink),
    merge: deciding(merge),
    unmerge: deciding(unmerge),
    resolveReview: deciding(resolve),
    deleteRecord: deciding(eraseRecord),
  }
}
