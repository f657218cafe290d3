import type { FoundMatch } from '../registering/match.ts'
import type { PatientInput } from '../patient.ts'
import { marksOf } from './marks.ts'
import type { AnswerProvider } from './provider.ts'

/** Store calls at the same time; the work of an answer is this process's, so more would not be quicker. */
const CONCURRENCY = 2

/** The matcher over the index itself. */
export function internalProvider(
  find: (inputs: readonly PatientInput[], signal: AbortSignal) => Promise<FoundMatch[]>,
  batchSize: number,
): AnswerProvider {
  return {
    batchSize,
    concurrency: CONCURRENCY,
    ask: async (inputs, signal) => {
      const found = await find(inputs, signal)
      return found.map(({ outcome, keys, mpiIds, indexSize }) => ({
        outcome,
        provider: 'INTERNAL',
        servedFrom: 'STORE',
        marks: marksOf(keys, mpiIds),
        indexSize,
      }))
    },
  }
}
