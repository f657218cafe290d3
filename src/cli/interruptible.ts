import { InterruptedError } from './failures.ts'

/** Waits for `work`; when Ctrl-C stops it, tells what is `kept`. */
export async function interruptible<T>(signal: AbortSignal, work: Promise<T>, kept: () => string): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw signal.aborted ? new InterruptedError(`interrupted: ${kept()}`, { cause: error }) : error
  }
}
