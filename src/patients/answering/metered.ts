import type { MatchOutcome } from '../registering/match.ts'
import { isLast } from './ask-provider.ts'
import type { AnswerProvider, ProvidedAnswer } from './provider.ts'
import type { TierMeter } from './tier-meter.ts'

/**
 * The provider, each of whose calls is told to the meter as a look into `tier`, with its own time. What is no `isHit` is
 * a miss, and so are all inputs of a call that failed, unless they are asked for again. A call that nobody waits for any
 * more is not told.
 */
export function metered(
  meter: TierMeter,
  tier: ProvidedAnswer['servedFrom'],
  provider: AnswerProvider,
  isHit: (outcome: MatchOutcome) => boolean = isAnswer,
): AnswerProvider {
  return {
    ...provider,
    ask: async (inputs, signal, askers) => {
      const start = performance.now()
      const tell = (hits: number) =>
        meter.observe({ tier, hits, misses: inputs.length - hits, ms: performance.now() - start })
      try {
        const answers = await provider.ask(inputs, signal, askers)
        if (!signal.aborted) tell(answers.filter(({ outcome }) => isHit(outcome)).length)
        return answers
      } catch (error) {
        if (!signal.aborted && isLast(error, inputs)) tell(0)
        throw error
      }
    },
  }
}

const isAnswer = ({ status }: MatchOutcome) => status !== 'ERROR'
