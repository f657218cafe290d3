import type { MatchOutcome } from '../registering/match.ts'
import type { PatientInput } from '../patient.ts'

/** Who worked an answer out. */
export type MatchProvider = 'INTERNAL' | 'VERATO'
/** The tier that an answer came from. */
export type ServedFrom = 'MEMORY' | 'REDIS' | 'STORE' | 'PROVIDER'

/** An answer, and where it comes from. */
export type ServedMatch = MatchOutcome & { provider: MatchProvider; servedFrom: ServedFrom }

/** What a caller may say of its questions. */
export interface Asking {
  /** Aborts when the caller no longer waits. Rejects with its reason; a question that others wait for too goes on. */
  signal?: AbortSignal | undefined
  /** The operation, for metrics: one of few names. */
  method?: string | undefined
}

/**
 * Answers a batch of questions, in their order. The one way to a match, whoever asks. What cannot be answered is an ERROR
 * in its place: with BAD_USER_INPUT when the input is no question, with UPSTREAM_UNAVAILABLE when nobody who would know
 * can be reached. Throws BAD_USER_INPUT when there are too many, RATE_LIMITED when too many wait already.
 */
export type Answers = (inputs: readonly PatientInput[], asking?: Asking) => Promise<ServedMatch[]>
