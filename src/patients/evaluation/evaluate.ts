import type { MatchModel } from '../matching/model/model.ts'
import type { Profile } from '../matching/profile.ts'
import { baselineQuality, triedBaselines } from './baselines.ts'
import type { Bands } from './bands.ts'
import { categoryRecall, type CategoryRecall } from './categories.ts'
import { compareAlone, type ComparedAlone } from './compared-alone.ts'
import type { Evaluating } from './evaluating.ts'
import { compareGroupings, type GroupingQuality } from './grouping.ts'
import type { LabelledRecord } from './labelled-record.ts'
import { activate, learn, relinkIndex, type UsedModel } from './learn.ts'
import { load } from './load.ts'
import { personsOf } from './membership.ts'
import type { Missed } from './missed.ts'
import { modelHash } from './model-hash.ts'
import { profilesOf } from './profiles.ts'
import { registrationBands } from './registration-bands.ts'
import type { Quality } from './quality.ts'
import { THRESHOLDS } from './thresholds.ts'

export interface Evaluation {
  records: number
  trueClusters: number
  model: UsedModel
  /** What the index said to each record when it came. */
  bands: Bands
  /** The persons as registering made them. */
  registered: GroupingQuality
  /** The persons after relinking with each threshold as the least probability of a link. */
  thresholds: ({ threshold: number } & GroupingQuality)[]
  alone: ComparedAlone
  /** Why true pairs are of two persons at the least threshold. */
  missed: Missed
  /** By the names of the naive rules that the file has values for. */
  baselines: Record<string, Quality>
  categories: CategoryRecall[]
}

/**
 * Registers labelled records into an empty index, one after another, and compares its persons with the truth. At each
 * threshold, strictest first, the index is relinked under the same model with that threshold as the least probability of
 * a link, so that the persons are those of an index that was set so; vetoes and separations hold at any threshold.
 */
export async function evaluate(records: readonly LabelledRecord[], evaluating: Evaluating): Promise<Evaluation> {
  const { deps, signal, onProgress } = evaluating
  const truth = records.map(({ cluster }) => cluster!)
  const profiles = profilesOf(records, deps.now())
  const results = await load(records, evaluating)
  const bands = await registrationBands(records, results, deps.index, signal)
  const registered = compareGroupings(await personsOf(deps.index, records, signal), truth)
  const { model, notTrained } = await learn(profiles, evaluating)
  const thresholds: Evaluation['thresholds'] = []
  let persons: string[] = []
  for (const threshold of THRESHOLDS) {
    persons = await relinkedAt(threshold, model, records, evaluating)
    thresholds.push({ threshold, ...compareGroupings(persons, truth) })
  }
  onProgress('comparing', 0, null)
  const missed = thresholds.at(-1)!.pairs.missed
  const { alone, missed: reasons } = await compareAlone(
    profiles,
    { clusters: truth, persons, missed },
    { persons: (await deps.index.counts()).persons, model, authoritative: deps.authoritative, signal },
  )
  return {
    records: records.length,
    trueClusters: new Set(truth).size,
    model: { version: model.version, hash: modelHash(model), notTrained },
    bands,
    registered,
    thresholds,
    alone,
    missed: reasons,
    baselines: baselinesOf(profiles, truth),
    categories: categoryRecall(records, persons),
  }
}

async function relinkedAt(
  threshold: number,
  model: MatchModel,
  records: readonly LabelledRecord[],
  evaluating: Evaluating,
): Promise<string[]> {
  const { deps, signal } = evaluating
  await activate(
    deps.index,
    { ...model, version: `${model.version} at ${threshold}`, matchThreshold: threshold },
    deps.now(),
  )
  await relinkIndex(`relinking at ${threshold}`, evaluating)
  return personsOf(deps.index, records, signal)
}

function baselinesOf(profiles: readonly Profile[], truth: readonly string[]): Record<string, Quality> {
  return Object.fromEntries(
    triedBaselines(profiles).map(([name, valuesOf]) => [name, baselineQuality(profiles, truth, valuesOf)]),
  )
}
