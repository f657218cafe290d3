import type { CurrentRequest } from '../../observability/current-request.ts'
import type { MatchOutcome } from '../registering/match.ts'
import type { PatientInput } from '../patient.ts'
import type { MatchProvider, ServedFrom } from './answers.ts'

/** An answer that was worked out, and what it must be worked out anew for when that changes. */
export interface ProvidedAnswer {
  outcome: MatchOutcome
  /** Who worked it out. */
  provider: MatchProvider
  /** STORE when the index alone was asked. */
  servedFrom: Extract<ServedFrom, 'STORE' | 'PROVIDER'>
  /** Marks (see `marks.ts`) of everything that the answer follows from. */
  marks: Int32Array
  /** Persons in the index when it was asked; undefined when the answer does not depend on that. */
  indexSize?: number | undefined
  /** True when somebody who would know more could not be asked: it is given, and not kept. */
  provisional?: boolean | undefined
}

/** For each input the request that asked it first: one input of a batch may be asked by one request, the next by another. */
export type Askers = readonly (CurrentRequest | undefined)[]

/**
 * Works out the answers that no cache knows. Answers in the order of the inputs, an input that it cannot answer by an
 * ERROR in its place. Throws a ClientError with UPSTREAM_UNAVAILABLE when it can answer none: each input then gets that as
 * its ERROR, never NO_MATCH. Ends when `signal` aborts, since nobody waits any more. What it no longer stands by later, it
 * tells through `Invalidation.announce`.
 */
export interface AnswerProvider {
  /** Inputs that it takes at once. */
  batchSize: number
  /** Calls that it takes at the same time. */
  concurrency: number
  ask(inputs: readonly PatientInput[], signal: AbortSignal, askers?: Askers): Promise<ProvidedAnswer[]>
}
