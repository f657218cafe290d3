import { NO_FACTS, type SourceRecord } from '../../../src/providers/provider.ts'
import type { FetchOptions, Source, SourceBatch } from '../../../src/sources/source.ts'

/** A source whose deliveries a test writes itself. */
export function fake(name: string, fetch: (options: FetchOptions) => AsyncIterable<SourceBatch>): Source {
  return { name, description: `the source ${name}`, sample: false, fetch }
}

export function record(number: number, source = 'Fake'): SourceRecord {
  return { ...NO_FACTS, npi: String(1_000_000_000 + number), source, sample: false, lastName: 'Santos' }
}

/** A batch of the records with these numbers. */
export const batch = (...numbers: number[]): SourceBatch => ({
  records: numbers.map((number) => record(number)),
  rejected: [],
})

/** A source that delivers each of these batches. */
export const delivering = (name: string, ...batches: SourceBatch[]): Source =>
  fake(name, async function* () {
    yield* batches
  })

/** A source that delivers the records with these numbers, then fails with `error`. */
export const failing = (name: string, error: Error, ...numbers: number[]): Source =>
  fake(name, async function* () {
    if (numbers.length > 0) yield batch(...numbers)
    throw error
  })

/** Never settles, and does not look at any signal. */
export const forever = new Promise<never>(() => {})
