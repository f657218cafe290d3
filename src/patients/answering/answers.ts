import type { MatchOutcome } from '../registering/match.ts'
import type { PatientInput } from '../patient.ts'

/** Who worked an answer out. */
export type MatchProvider = 'INTERNAL' | 'VERATO'
/** The tier that an answer came from. */
export type ServedFrom = 'MEMORY' | 'REDIS' | 'STORE' | 'PROVIDER'

/** An answer, and where it comes from. */
export type ServedMatch = MatchOutcome & { provider: MatchProvider; servedFrom: ServedFrom }

/** Answers a batch of questions, in their order. The one way to a match, whoever asks. */
export type Answers = (inputs: readonly PatientInput[]) => Promise<ServedMatch[]>

/** Every answer is worked out by the internal matcher from the index as it is. */
export function createAnswers(match: (inputs: readonly PatientInput[]) => Promise<MatchOutcome[]>): Answers {
  return async (inputs) => {
    const outcomes = await match(inputs)
    return outcomes.map((outcome) => ({ ...outcome, provider: 'INTERNAL', servedFrom: 'STORE' }))
  }
}
