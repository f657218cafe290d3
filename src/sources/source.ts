import type { SourceRecord } from '../providers/provider.ts'

/** A row that a source delivered and that cannot be kept, with the reason. */
export interface RejectedRow {
  npi: string | null
  message: string
  /** the NPI is out of use, which is all that the source still says: what it said before stays, as DEACTIVATED */
  deactivated?: boolean
}

/** What a source yields at a time: any number of good rows, and the rows that had to be left out. */
export interface SourceBatch {
  records: SourceRecord[]
  rejected: RejectedRow[]
  /** the source has more than it can deliver, whatever it is asked for */
  isCutOff?: boolean
  /** how many values of the records' fields cannot be one, and were left out */
  unread?: Record<string, number>
  /** headings that mean nothing to us */
  ignored?: readonly string[]
}

export interface FetchOptions {
  /** aborts the fetch; the source stops reading and closes what it opened */
  signal: AbortSignal
  /** at most this many records; unset: the source's own number */
  limit?: number | undefined
}

/** A place that providers come from. */
export interface Source {
  name: string
  description: string
  sample: boolean
  /**
   * Delivers the records in batches. A failure that another try may cure is thrown as {@link TransientError};
   * anything else that is thrown ends the source's part of the fetch.
   */
  fetch(options: FetchOptions): AsyncIterable<SourceBatch>
}

/** A failure that may pass: no connection, a 429 or 5xx, a body cut short. Its message is fit for an operator. */
export class TransientError extends Error {
  override name = 'TransientError'
  /** how long the other side asked us to wait, in ms */
  retryAfterMs: number | undefined
  constructor(message: string, retryAfterMs?: number, options?: ErrorOptions) {
    super(message, options)
    this.retryAfterMs = retryAfterMs
  }
}
