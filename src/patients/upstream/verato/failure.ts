/**
 * Why Verato gave no answer. REFUSED: it understood the call and says that it did not succeed. All others are outages:
 * no connection, no answer in time, a status that is none of a success, an answer that cannot be one to this call.
 */
export type FailureKind = 'UNREACHABLE' | 'TIMEOUT' | 'STATUS' | 'NONSENSE' | 'REFUSED'

interface FailureDetails {
  /** Whether the same call may well succeed when it is made again at once. */
  passing?: boolean
  /** What the other side asks to wait before that, in ms. */
  retryAfterMs?: number | undefined
  cause?: unknown
}

/** A call to Verato that failed. The message is for operators and quotes nothing that was sent or received. */
export class VeratoFailure extends Error {
  override name = 'VeratoFailure'
  readonly kind: FailureKind
  readonly passing: boolean
  readonly retryAfterMs: number | undefined
  constructor(kind: FailureKind, message: string, { passing = false, retryAfterMs, cause }: FailureDetails = {}) {
    super(message, { cause })
    this.kind = kind
    this.passing = passing
    this.retryAfterMs = retryAfterMs
  }
}

export const isOutage = (error: unknown): boolean => error instanceof VeratoFailure && error.kind !== 'REFUSED'
