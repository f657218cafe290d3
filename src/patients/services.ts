import { ownInvalidation } from '../cache/invalidation.ts'
import { guardStore } from './answering/guarded-store.ts'
import { invalidating } from './answering/invalidating.ts'
import { openAnswering, type Serving } from './answering/open-answering.ts'
import { rememberingModel } from './answering/remembering-model.ts'
import { announcing, createIdentityNews } from './identity-news.ts'
import type { PatientIndex } from './index/patient-index.ts'
import { createImproving, type LongWork } from './improving.ts'
import { patientDeps, type PatientSettings } from './registering/patient-deps.ts'
import { createRegistrar } from './registering/register.ts'
import { createPersons } from './stewardship/persons.ts'
import { createReviews } from './stewardship/reviews.ts'
import { createReviewQueue } from './stewardship/review-queue.ts'
import { createSteward } from './stewardship/steward.ts'

/** Everything that can be done with the Master Patient Index. */
export function createPatientServices(
  index: PatientIndex,
  settings: PatientSettings,
  serving: Serving,
  long: LongWork = {},
) {
  const store = guardStore(index, serving.watch?.store)
  const news = createIdentityNews(store.index)
  const invalidation = serving.shared?.invalidation ?? ownInvalidation(serving.caching.leavesSigns)
  const stored = patientDeps(store.index, settings)
  const fresh = invalidating(store.index, stored.everyKeyOf, invalidation)
  const deps = { ...stored, index: announcing(fresh, news.happened) }
  const asked = { ...deps, index: rememberingModel(store.guarded(deps.index), invalidation) }
  const { hashSecret } = settings
  const answering = openAnswering({ ...serving, deps: asked, storeState: store.state, hashSecret, invalidation })
  return {
    match: answering.ask,
    cacheTiers: answering.tiers,
    doubtStore: store.doubt,
    waitingQuestions: answering.waiting,
    register: createRegistrar(deps),
    steward: createSteward(deps),
    persons: createPersons(deps),
    reviewQueue: createReviewQueue(deps),
    reviews: createReviews(deps),
    counts: store.index.counts,
    ...createImproving(deps, long),
    news: news.follow,
  }
}
export type PatientServices = ReturnType<typeof createPatientServices>
