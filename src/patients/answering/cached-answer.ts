import type { MatchAnswer } from '../registering/match.ts'
import type { MatchProvider, ServedFrom, ServedMatch } from './answers.ts'
import { unpackCandidates } from './packed-candidates.ts'

/** An answer whose candidates are packed. */
export interface PackedAnswer extends Omit<MatchAnswer, 'candidates'> {
  candidates: string
  provider: MatchProvider
}

/** An answer with everything that tells how long it holds. Shared by all who ask: nobody changes it. */
export interface CachedAnswer {
  answer: PackedAnswer
  marks: Int32Array
  /** The position of the ledger before the store was asked. */
  since: number
  /** Persons in the index at the time; undefined when that does not matter. */
  indexSize: number | undefined
  /** When it ends, in ms since 1970. */
  expiresAt: number
}

const BASE = 500
const A_WARNING = 90

/** About how many bytes an answer takes in memory. */
export function sizeOf({ answer, marks }: CachedAnswer): number {
  return BASE + marks.byteLength + answer.warnings.length * A_WARNING + answer.candidates.length
}

/** The answer, said to come from a tier. Its candidates are unpacked when they are read. */
export function served(answer: PackedAnswer, servedFrom: ServedFrom): ServedMatch {
  return new Served(answer, servedFrom)
}

class Served implements MatchAnswer {
  readonly status: MatchAnswer['status']
  readonly mpiId: MatchAnswer['mpiId']
  readonly probability: MatchAnswer['probability']
  readonly grade: MatchAnswer['grade']
  readonly searchTruncated: boolean
  readonly warnings: MatchAnswer['warnings']
  readonly provider: MatchProvider
  readonly servedFrom: ServedFrom
  readonly #packed: string

  constructor(answer: PackedAnswer, servedFrom: ServedFrom) {
    this.status = answer.status
    this.mpiId = answer.mpiId
    this.probability = answer.probability
    this.grade = answer.grade
    this.searchTruncated = answer.searchTruncated
    this.warnings = answer.warnings
    this.provider = answer.provider
    this.servedFrom = servedFrom
    this.#packed = answer.candidates
  }

  get candidates(): MatchAnswer['candidates'] {
    return unpackCandidates(this.#packed)
  }
}
