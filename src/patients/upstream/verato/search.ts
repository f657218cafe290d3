import { z } from 'zod'
import type { MatchGrade, RankedCandidate } from '../../matching/decide.ts'
import { probability } from '../../matching/score.ts'
import type { MatchAnswer } from '../../registering/match.ts'

/** Searches by demographics; changes nothing (spec 2026.1.2). */
export const SEARCH = '/v2/demographicsSearch'
/** Results that are asked for; Verato puts the best first. */
export const MOST_RESULTS = 10

const searchResult = z.object({
  /** How alike the two are, which is no probability. */
  matchScore: z.number().min(0).max(1),
  /** Whether Verato takes them for one person. */
  sameIdentity: z.enum(['Y', 'N', 'U']),
  linkId: z.string().max(200).nullish(),
})
export const searchContent = z.object({ searchResults: z.array(searchResult) })
export type SearchResult = z.infer<typeof searchResult>

type Verdict = SearchResult['sameIdentity']

const RANKS: Readonly<Record<Verdict, number>> = { Y: 0, U: 1, N: 2 }
const LEVELS: Readonly<Record<Verdict, string>> = { Y: 'same identity', U: 'not known', N: 'another identity' }
/** Verato says that somebody is the one, and not that it can be nobody else: so never CERTAIN. */
const GRADES: Readonly<Record<Verdict, MatchGrade>> = { Y: 'PROBABLE', U: 'POSSIBLE', N: 'CERTAINLY_NOT' }

const LEAST_SCORE = 0.001
/** A score of 1 would weigh infinitely much. */
const GREATEST_SCORE = 1 - 2 ** -30

/**
 * What Verato's results say. `sameIdentity` decides, not the score: MATCH when exactly one person is the same; POSSIBLE
 * when several are, or when Verato does not know of one; NO_MATCH when it knows of each that it is not. The score of a
 * candidate stands as its probability, and its log odds as the one entry of its explanation.
 */
export function readResults(
  results: readonly SearchResult[],
  personOf: (linkId: string) => string,
): Omit<MatchAnswer, 'warnings'> {
  const ranked = results
    .slice(0, MOST_RESULTS)
    .toSorted((a, b) => RANKS[a.sameIdentity] - RANKS[b.sameIdentity] || b.matchScore - a.matchScore)
  const persons = new Map<string, SearchResult>()
  for (const result of ranked) {
    const mpiId = result.linkId && personOf(result.linkId)
    if (mpiId && !persons.has(mpiId)) persons.set(mpiId, result)
  }
  const nameless = ranked.filter(({ linkId, sameIdentity }) => !linkId && sameIdentity !== 'N')
  const same = [...persons].filter(([, { sameIdentity }]) => sameIdentity === 'Y')
  const isMatch = same.length === 1 && !nameless.some(({ sameIdentity }) => sameIdentity === 'Y')
  const inDoubt = nameless.length > 0 || [...persons.values()].some(({ sameIdentity }) => sameIdentity !== 'N')
  const candidates = [...persons].flatMap(([mpiId, result]) => candidate(mpiId, result) ?? [])
  return {
    status: isMatch ? 'MATCH' : inDoubt ? 'POSSIBLE' : 'NO_MATCH',
    mpiId: isMatch ? same[0]![0] : null,
    probability: candidates[0]?.probability ?? null,
    grade: candidates[0]?.grade ?? null,
    candidates,
    searchTruncated: results.length >= MOST_RESULTS && results.at(-1)!.sameIdentity !== 'N',
  }
}

function candidate(mpiId: string, { matchScore, sameIdentity }: SearchResult): RankedCandidate | undefined {
  if (sameIdentity === 'N' && matchScore < LEAST_SCORE) return undefined
  const score = Math.min(Math.max(matchScore, LEAST_SCORE), GREATEST_SCORE)
  const matchWeight = Math.log2(score / (1 - score))
  return {
    mpiId,
    probability: probability(matchWeight),
    matchWeight,
    grade: GRADES[sameIdentity],
    explanation: [{ field: 'verato', level: LEVELS[sameIdentity], weight: matchWeight }],
  }
}
