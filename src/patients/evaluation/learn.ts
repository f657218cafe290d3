import { ClientError } from '../../errors.ts'
import { DEFAULT_MODEL } from '../matching/model/defaults.ts'
import type { MatchModel } from '../matching/model/model.ts'
import type { Profile } from '../matching/profile.ts'
import { packProfile } from '../matching/packed.ts'
import { startTrainingThread } from '../models/training-thread.ts'
import type { PatientIndex } from '../index/patient-index.ts'
import { createRelinker } from '../relinking/relink.ts'
import { BATCH, type Evaluating } from './evaluating.ts'

/** Makes a model the one in use. */
export async function activate(index: PatientIndex, model: MatchModel, now: Date): Promise<void> {
  await index.transaction(async (unit) => {
    await unit.keepModel(model, now)
    await unit.activateModel(model.version)
  })
}

/** Records that a model is learned from at most, as the server does. */
const SAMPLE = 100_000
const WITHIN_MS = 60 * 60_000

/** The model that figures are about. */
export interface UsedModel {
  version: string
  hash: string
  /** why nothing was learned though it was asked for; else null */
  notTrained: string | null
}

/** What was learned, or why the shipped model stays in use. */
export interface Learned {
  model: MatchModel
  notTrained: string | null
}

/** The model that the records themselves teach, in use from now on; the shipped one without `train`, or when they are too few. */
export async function learn(profiles: readonly Profile[], evaluating: Evaluating): Promise<Learned> {
  const { deps, train, seed, signal, onProgress } = evaluating
  if (!train) return { model: DEFAULT_MODEL, notTrained: null }
  onProgress('training', 0, null)
  await using thread = await startTrainingThread({ sampleSize: SAMPLE, seed, withinMs: WITHIN_MS, signal })
  for (let at = 0; at < profiles.length; at += BATCH) await thread.take(profiles.slice(at, at + BATCH).map(packProfile))
  try {
    const model = await thread.learn({ base: DEFAULT_MODEL, seed, trainedAt: deps.now().toISOString() })
    await activate(deps.index, model, deps.now())
    return { model, notTrained: null }
  } catch (error) {
    if (!(error instanceof ClientError) || error.code !== 'NOT_ENOUGH_DATA') throw error
    return { model: DEFAULT_MODEL, notTrained: error.message }
  }
}

/** Brings the persons of the index to what the model in use makes of them. */
export async function relinkIndex(stage: string, { deps, signal, onProgress }: Evaluating): Promise<void> {
  const relink = createRelinker(deps)
  await relink({
    dryRun: false,
    actor: 'evaluation',
    signal,
    onProgress: ({ done, total }) => onProgress(stage, done, total),
  })
}
