import { randomUUID } from 'node:crypto'
import { createProgressFeed, type ProgressFeed } from '../progress.ts'
import { createRunningWork, type RunningWork } from '../running-work.ts'
import { createMatchModels, type KnownModel } from './models/match-models.ts'
import type { TrainingRequest } from './models/train.ts'
import type { Exclusive } from './one-at-a-time.ts'
import type { PatientDeps } from './registering/patient-deps.ts'
import { createRelinker, type RelinkReport, type RelinkRequest } from './relinking/relink.ts'

/** How long work is counted, and kept alone among processes. */
export interface LongWork {
  work?: RunningWork | undefined
  exclusive?: Exclusive | undefined
}

/** Learning match models and applying them, with news of how far it is. */
export function createImproving(deps: PatientDeps, { work = createRunningWork(), exclusive }: LongWork) {
  const models = createMatchModels(deps, exclusive)
  const relinker = createRelinker(deps, exclusive)
  const [training, relinking] = [createProgressFeed(), createProgressFeed()]
  return {
    models: {
      ...models,
      train: (request: TrainingRequest & { activate: boolean }): Promise<KnownModel> =>
        work.during(() =>
          telling(training, (tell) =>
            models.train({
              ...request,
              onProgress: ({ learning, done, total }) => tell(learning ? 'learning' : 'reading', done, total),
            }),
          ),
        ),
    },
    relink: (request: RelinkRequest): Promise<RelinkReport> =>
      work.during(() =>
        telling(relinking, (tell) =>
          relinker({ ...request, onProgress: ({ done, total }) => tell('relinking', done, total) }),
        ),
      ),
    trainingProgress: (signal: AbortSignal) => training.follow(null, signal),
    relinkProgress: (signal: AbortSignal) => relinking.follow(null, signal),
  }
}

type Tell = (message: string, done: number, total: number) => void

/** Publishes what `work` tells, and in the end that it has ended; nothing of work that is refused at once. */
async function telling<T>(feed: ProgressFeed, work: (tell: Tell) => Promise<T>): Promise<T> {
  const id = randomUUID()
  let last: { done: number; total: number } | undefined
  try {
    return await work((message, done, total) => {
      last = { done, total }
      feed.publish({ id, message, ...last, finished: false })
    })
  } finally {
    if (last) feed.publish({ id, message: null, ...last, finished: true })
  }
}
