import type { ServedMatch } from './answers.ts'
import type { MatchAnswer } from '../registering/match.ts'

/** An answer with everything that tells how long it holds. Shared by all who ask: nobody changes it. */
export interface CachedAnswer {
  answer: MatchAnswer & Pick<ServedMatch, 'provider'>
  marks: Int32Array
  /** The position of the ledger before the store was asked. */
  since: number
  /** Persons in the index at the time; undefined when that does not matter. */
  indexSize: number | undefined
  /** When it ends, in ms since 1970. */
  expiresAt: number
}

const BASE = 400
const A_CANDIDATE = 200
const AN_EXPLANATION = 90

/** About how many bytes an answer takes in memory. */
export function sizeOf({ answer, marks }: CachedAnswer): number {
  let bytes = BASE + marks.byteLength + answer.warnings.length * AN_EXPLANATION
  for (const { explanation } of answer.candidates) bytes += A_CANDIDATE + explanation.length * AN_EXPLANATION
  return bytes
}
