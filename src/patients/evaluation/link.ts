import { createFinder, type MatchOutcome } from '../registering/match.ts'
import type { MatchModel } from '../matching/model/model.ts'
import { type Bands, count, newBands } from './bands.ts'
import { categoryCounts, type CategoryRecall } from './categories.ts'
import { BATCH, type Evaluating } from './evaluating.ts'
import { compareGroupings, type GroupingQuality } from './grouping.ts'
import type { LabelledRecord } from './labelled-record.ts'
import { linkBaselines } from './link-baselines.ts'
import { linkQuality, type LinkQuality } from './link-quality.ts'
import { learn, relinkIndex, type UsedModel } from './learn.ts'
import { load } from './load.ts'
import { personsOf } from './membership.ts'
import { type Missed, missedCounts } from './missed.ts'
import { modelHash } from './model-hash.ts'
import { profilesOf } from './profiles.ts'
import { THRESHOLDS } from './thresholds.ts'

export interface LinkEvaluation {
  records: number
  questions: number
  /** Questions that have nobody to find. */
  nobody: number
  model: UsedModel
  /** The persons that the questions were asked of. */
  pool: GroupingQuality
  thresholds: LinkQuality[]
  bands: Bands
  /** Of the questions that were not given their person: the share that a steward is shown it for. */
  missedInPossible: number
  /** Why questions were not given their person at the least threshold. */
  missed: Missed
  /** Persons that a question is compared with, on average. */
  candidatesPerQuestion: number
  /** By the names of the naive rules that both files have values for. */
  baselines: Record<string, LinkQuality>
  /** Of questions that have somebody to find. */
  categories: CategoryRecall[]
  /** Of questions that have nobody to find: how many were rightly given nobody. */
  nobodyCategories: CategoryRecall[]
}

/** A question with its answer, and whose records the persons named in it have. */
interface Asked {
  question: LabelledRecord
  answer: MatchOutcome
  /** Whether there is somebody to find. */
  hasPerson: boolean
  /** Whether blocking finds that person. */
  isFound: boolean
  /** Persons that it is compared with. */
  candidates: number
}

/** Registers `left` into an empty index and asks it for every record of `right`. */
export async function evaluateLink(
  left: readonly LabelledRecord[],
  right: readonly LabelledRecord[],
  evaluating: Evaluating,
): Promise<LinkEvaluation> {
  const { deps, signal, onProgress } = evaluating
  const truth = left.map(({ cluster }) => cluster!)
  await load(left, evaluating)
  const { model, notTrained } = await learn(
    profilesOf(evaluating.train ? [...left, ...right] : [], deps.now()),
    evaluating,
  )
  if (evaluating.train) await relinkIndex('relinking', evaluating)
  const persons = await personsOf(deps.index, left, signal)
  const mostly = mainClusters(persons, truth)
  const known = new Set(truth)
  const asked: Asked[] = []
  const find = createFinder(deps)
  for (let at = 0; at < right.length; at += BATCH) {
    signal.throwIfAborted()
    onProgress('matching', at, right.length)
    const questions = right.slice(at, at + BATCH)
    const answers = await find(questions.map(({ patient }) => patient))
    for (const [i, question] of questions.entries()) {
      const { outcome, mpiIds } = answers[i]!
      const hasPerson = question.cluster !== null && known.has(question.cluster)
      const isFound = mpiIds.some((mpiId) => mostly.get(mpiId) === question.cluster)
      asked.push({ question, answer: outcome, hasPerson, isFound, candidates: mpiIds.length })
    }
  }
  const isRight = ({ question }: Asked, mpiId: string | null) =>
    mpiId !== null && mostly.get(mpiId) === question.cluster
  return {
    records: left.length,
    questions: right.length,
    nobody: asked.filter(({ hasPerson }) => !hasPerson).length,
    model: { version: model.version, hash: modelHash(model), notTrained },
    pool: compareGroupings(persons, truth),
    thresholds: THRESHOLDS.map((threshold) => thresholdQuality(asked, threshold, model, isRight)),
    ...bandsOf(asked, isRight),
    missed: missedOf(asked, model, isRight),
    candidatesPerQuestion: asked.reduce((sum, { candidates }) => sum + candidates, 0) / Math.max(asked.length, 1),
    baselines: linkBaselines(left, right, deps.now()),
    ...categoriesOf(asked, isRight),
  }
}

/** The cluster of most records of each person. */
function mainClusters(persons: readonly string[], truth: readonly string[]): Map<string, string> {
  const main = new Map<string, string>()
  for (const [mpiId, places] of Map.groupBy(persons.keys(), (i) => persons[i]!)) {
    const byCluster = [...Map.groupBy(places, (i) => truth[i]!)]
    main.set(mpiId, byCluster.toSorted(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))[0]![0])
  }
  return main
}

type IsRight = (asked: Asked, mpiId: string | null) => boolean

/** The person that an answer names when its model has this threshold; a veto holds at any threshold. */
function namedAt(answer: MatchOutcome, threshold: number, { marginBits }: MatchModel): string | null {
  if (answer.status === 'ERROR') return null
  const [best, second] = answer.candidates
  if (!best || best.probability < threshold) return null
  return second && best.matchWeight - second.matchWeight < marginBits ? null : best.mpiId
}

function thresholdQuality(
  asked: readonly Asked[],
  threshold: number,
  model: MatchModel,
  isRight: IsRight,
): LinkQuality {
  const named = asked.map((one) => ({ ...one, mpiId: namedAt(one.answer, threshold, model) }))
  return linkQuality(
    threshold,
    named.map((one) => ({ hasPerson: one.hasPerson, isNamed: one.mpiId !== null, isRight: isRight(one, one.mpiId) })),
  )
}

function missedOf(asked: readonly Asked[], model: MatchModel, isRight: IsRight): Missed {
  const reasons = missedCounts()
  const missed = asked.filter((one) => one.hasPerson && !isRight(one, namedAt(one.answer, THRESHOLDS.at(-1)!, model)))
  for (const one of missed) {
    if (!one.isFound || one.answer.status === 'ERROR') continue
    const candidate = one.answer.candidates.find(({ mpiId }) => isRight(one, mpiId))
    reasons.add(candidate?.explanation ?? WEIGHS_NOTHING)
  }
  return reasons.result(missed.length)
}

/** Of a person so unlikely that an answer leaves it out. */
const WEIGHS_NOTHING = [{ field: 'prior', level: '', weight: -Infinity }]

function bandsOf(asked: readonly Asked[], isRight: IsRight): Pick<LinkEvaluation, 'bands' | 'missedInPossible'> {
  const bands = newBands()
  let missed = 0
  let shown = 0
  for (const one of asked) {
    const { answer, hasPerson } = one
    const best = answer.status === 'ERROR' ? null : (answer.candidates[0]?.mpiId ?? null)
    const isShown = answer.status === 'POSSIBLE' && answer.candidates.some(({ mpiId }) => isRight(one, mpiId))
    if (answer.status === 'MATCH') count(bands.MATCH, isRight(one, best))
    else if (answer.status === 'POSSIBLE') count(bands.POSSIBLE, isShown)
    else count(bands.NO_MATCH, !hasPerson)
    if (!hasPerson || (answer.status === 'MATCH' && isRight(one, best))) continue
    missed++
    if (isShown) shown++
  }
  return { bands, missedInPossible: missed === 0 ? 1 : shown / missed }
}

function categoriesOf(
  asked: readonly Asked[],
  isRight: IsRight,
): Pick<LinkEvaluation, 'categories' | 'nobodyCategories'> {
  const some = categoryCounts()
  const none = categoryCounts()
  for (const one of asked) {
    const { question, answer, hasPerson } = one
    if (question.category === null) continue
    const mpiId = answer.status === 'MATCH' ? answer.mpiId : null
    if (hasPerson) some.add(question.category, isRight(one, mpiId))
    else none.add(question.category, mpiId === null)
  }
  return { categories: some.result(), nobodyCategories: none.result() }
}
