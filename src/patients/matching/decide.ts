import { isCertain } from './certain.ts'
import type { Prepared } from './compare/prepared.ts'
import type { MatchModel } from './model/model.ts'
import { probability, type FieldExplanation, type Lead, type Scorer } from './score.ts'

export type MatchGrade = 'CERTAIN' | 'PROBABLE' | 'POSSIBLE' | 'CERTAINLY_NOT'
export type Decision = 'MATCH' | 'POSSIBLE' | 'NO_MATCH'

/** A person who may be the one that is asked for. */
export interface Candidate {
  mpiId: string
  /** Everything that is known of the person. */
  profile: Prepared
}

export interface RankedCandidate {
  mpiId: string
  probability: number
  /** Bits. */
  matchWeight: number
  grade: MatchGrade
  explanation: FieldExplanation[]
}

export interface Answer {
  status: Decision
  /** The person, when the status is MATCH. */
  mpiId: string | null
  /** Of the best candidate; null without one. */
  probability: number | null
  grade: MatchGrade | null
  /** Best first, at most ten, none below a probability of .001. */
  candidates: RankedCandidate[]
}

const MOST_CANDIDATES = 10
const LEAST_PROBABILITY = 0.001

interface Weighed {
  candidate: Candidate
  weight: number
  /** Without vetoes. */
  unvetoed: number
  /** By its fields alone. */
  likeness: number
  certain: boolean
}

/**
 * Greatest weight first, and of those that are told by what is known of them, so that neither order nor ids make a
 * difference.
 */
const bestFirst = (a: Weighed, b: Weighed) => b.weight - a.weight || (isTold(a) ? (known(a) < known(b) ? -1 : 1) : 0)
const isTold = ({ weight }: Weighed) => probability(weight) >= LEAST_PROBABILITY
const known = ({ candidate }: Weighed) => JSON.stringify([candidate.profile, candidate.mpiId])

/**
 * Which of the candidates is the person. MATCH needs the match threshold and a margin of `marginBits` over the second
 * person; what reaches the possible threshold is for a person to look at. A search that was cut short is never NO_MATCH,
 * and its best candidate never CERTAIN, since another may be like it.
 */
export function decide(
  question: Prepared,
  candidates: readonly Candidate[],
  scorer: Scorer,
  model: MatchModel,
  { searchTruncated }: { searchTruncated: boolean },
): Answer {
  const lead = (one: Weighed, other: Weighed) => scorer.lead(question, one.candidate.profile, other.candidate.profile)
  const sorted = candidates
    .map((candidate): Weighed => {
      const weight = scorer.weigh(question, candidate.profile)
      const { unvetoed, likeness } = scorer
      const certain = weight > 0 && isCertain(scorer.own, question, candidate.profile)
      return { candidate, weight, unvetoed, likeness, certain }
    })
    .toSorted(bestFirst)
  const weighed = withMoreFirst(sorted, lead, model)
  const status = statusOf(weighed, lead, searchTruncated, model)
  const alone = status === 'MATCH' && !searchTruncated && weighed.filter(({ certain }) => certain).length === 1
  const ranked = weighed
    .slice(0, MOST_CANDIDATES)
    .filter(isTold)
    .map(
      ({ candidate, weight, certain }): RankedCandidate => ({
        mpiId: candidate.mpiId,
        probability: probability(weight),
        matchWeight: weight,
        grade: gradeOf(probability(weight), certain && alone, model),
        explanation: scorer.explain(question, candidate.profile),
      }),
    )
  const best = weighed[0]
  return {
    status,
    mpiId: status === 'MATCH' ? best!.candidate.mpiId : null,
    probability: best ? probability(best.weight) : null,
    grade: best ? (ranked[0]?.grade ?? 'CERTAINLY_NOT') : null,
    candidates: ranked,
  }
}

function gradeOf(p: number, certain: boolean, { matchThreshold, possibleThreshold }: MatchModel): MatchGrade {
  if (p >= matchThreshold) return certain ? 'CERTAIN' : 'PROBABLE'
  return p >= possibleThreshold ? 'POSSIBLE' : 'CERTAINLY_NOT'
}

type Leading = (one: Weighed, other: Weighed) => Lead | null

/**
 * Puts before the heaviest whoever has all for it that the heaviest has, and more: a home that is shared besides may be a
 * household's, and is discounted as that, but makes nobody less likely than one who lives elsewhere.
 */
function withMoreFirst(sorted: readonly Weighed[], lead: Leading, model: MatchModel): readonly Weighed[] {
  const [heaviest, ...others] = sorted
  const more = others
    .filter((other) => probability(other.weight) >= model.matchThreshold && hasMore(other, heaviest!, lead))
    .toSorted((a, b) => b.likeness - a.likeness)[0]
  return more ? [more, ...sorted.filter((one) => one !== more)] : sorted
}

const hasMore = (one: Weighed, other: Weighed, lead: Leading) =>
  one.likeness > other.likeness && (lead(one, other)?.all ?? 0) > 0

/**
 * A rival who is capped by a veto stays one: what speaks against it may as well be what is wrong in the question. One for
 * whom nothing speaks that does not speak for the best, and who contradicts where the best agrees, is none.
 */
function statusOf(
  [best, ...others]: readonly Weighed[],
  lead: Leading,
  searchTruncated: boolean,
  model: MatchModel,
): Decision {
  const { matchThreshold, possibleThreshold, marginBits } = model
  const isRival = (other: Weighed) =>
    hasMore(other, best!, lead) ||
    (best!.weight - other.unvetoed < marginBits && (lead(best!, other)?.contradicted ?? 0) < marginBits)
  if (best && probability(best.weight) >= matchThreshold) return others.some(isRival) ? 'POSSIBLE' : 'MATCH'
  const possible = best !== undefined && probability(best.weight) >= possibleThreshold
  return possible || searchTruncated ? 'POSSIBLE' : 'NO_MATCH'
}
