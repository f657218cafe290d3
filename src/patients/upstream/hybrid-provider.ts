import type { AnswerProvider, ProvidedAnswer } from '../answering/provider.ts'
import type { RankedCandidate } from '../matching/decide.ts'
import type { MatchAnswer } from '../registering/match.ts'
import { isForeign } from './verato/link-id.ts'

/**
 * The index first; Verato for what the index is not sure of, which is POSSIBLE and NO_MATCH.
 *
 * - MATCH of the index: its answer; it is over the match threshold, by a margin. Verato is not asked.
 * - MATCH of Verato: Verato's, with what the index held possible among the candidates. When it is another person of the
 *   index than those, the two contradict each other, and it is POSSIBLE.
 * - Else, POSSIBLE of the index: the index's. That Verato does not know the person does not clear the doubt.
 * - Else Verato's: NO_MATCH is what both say.
 *
 * When Verato fails, a POSSIBLE of the index is given, since somebody must look whatever Verato would say, but it is
 * not kept; what the index does not know is an ERROR, since Verato may.
 */
export function hybridProvider(internal: AnswerProvider, verato: AnswerProvider): AnswerProvider {
  return {
    batchSize: Math.min(internal.batchSize, verato.batchSize),
    concurrency: Math.min(internal.concurrency, verato.concurrency),
    ask: async (inputs, signal, askers) => {
      const own = await internal.ask(inputs, signal)
      const unsure = own.flatMap(({ outcome }, i) => (isSure(outcome) ? [] : [i]))
      if (unsure.length === 0) return own
      const asked = unsure.map((i) => inputs[i]!)
      const theirs = await verato.ask(
        asked,
        signal,
        unsure.map((i) => askers?.[i]),
      )
      const answers = [...own]
      for (const [n, i] of unsure.entries()) answers[i] = either(own[i]!, theirs[n]!)
      return answers
    },
  }
}

/** An input that the index cannot search by is none for Verato either. */
const isSure = ({ status }: ProvidedAnswer['outcome']) => status === 'MATCH' || status === 'ERROR'

function either(own: ProvidedAnswer, theirs: ProvidedAnswer): ProvidedAnswer {
  const ours = own.outcome as MatchAnswer
  const { outcome } = theirs
  const isPossible = ours.status === 'POSSIBLE'
  if (outcome.status === 'ERROR') return isPossible ? { ...own, provisional: true } : theirs
  const marks = Int32Array.from([...own.marks, ...theirs.marks])
  const followed = { marks, indexSize: own.indexSize }
  if (isPossible && outcome.status !== 'MATCH') return { ...own, ...followed }
  return { ...theirs, ...followed, outcome: isPossible ? together(outcome, ours) : outcome }
}

const MOST_CANDIDATES = 10

/** A match of Verato beside what the index holds possible. */
function together(match: MatchAnswer, possible: MatchAnswer): MatchAnswer {
  const named = new Set(match.candidates.map(({ mpiId }) => mpiId))
  const [best, ...others] = match.candidates
  const rest = [...others, ...possible.candidates.filter(({ mpiId }) => !named.has(mpiId))]
  const candidates = [best!, ...rest.toSorted(likeliestFirst)].slice(0, MOST_CANDIDATES)
  if (!contradicts(match.mpiId!, possible)) return { ...match, candidates }
  return { ...match, status: 'POSSIBLE', mpiId: null, candidates }
}

const likeliestFirst = (a: RankedCandidate, b: RankedCandidate) => b.probability - a.probability

const contradicts = (mpiId: string, { candidates }: MatchAnswer): boolean =>
  !isForeign(mpiId) && !candidates.some((one) => one.mpiId === mpiId && one.grade !== 'CERTAINLY_NOT')
