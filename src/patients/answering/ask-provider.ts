import { ClientError } from '../../errors.ts'
import type { PatientInput } from '../patient.ts'
import type { AnswerProvider, Askers, ProvidedAnswer } from './provider.ts'

/** Why an input has no answer: nobody who would know can be reached, or something is wrong here. */
export interface Unanswered {
  error: unknown
}

/**
 * Asks the provider. When it fails for a reason of its own, the batch is halved until only the inputs that make it fail
 * have no answer: they came from different callers.
 */
export async function askProvider(
  provider: AnswerProvider,
  inputs: readonly PatientInput[],
  signal: AbortSignal,
  askers: Askers = [],
): Promise<(ProvidedAnswer | Unanswered)[]> {
  try {
    return await provider.ask(inputs, signal, askers)
  } catch (error) {
    if (isLast(error, inputs) || signal.aborted) return inputs.map(() => ({ error }))
    const half = Math.ceil(inputs.length / 2)
    const first = await askProvider(provider, inputs.slice(0, half), signal, askers.slice(0, half))
    return first.concat(await askProvider(provider, inputs.slice(half), signal, askers.slice(half)))
  }
}

/** Whether inputs that were asked for in vain are not asked for once more by {@link askProvider}. */
export const isLast = (error: unknown, inputs: readonly PatientInput[]) =>
  inputs.length === 1 || error instanceof ClientError
