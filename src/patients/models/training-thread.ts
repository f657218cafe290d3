import { Worker } from 'node:worker_threads'
import { badInput, ClientError, type ErrorCode } from '../../errors.ts'
import type { MatchModel } from '../matching/model/model.ts'
import type { TrainingSettings } from '../matching/training/train.ts'

/** What the thread is told, in this order: how many to sample, the packed profiles, how to learn. */
export type ToWorker =
  | { sampleSize: number; seed: number }
  | { profiles: readonly string[] }
  | Omit<TrainingSettings, 'population'>

export type WorkerAnswer = 'taken' | { model: MatchModel } | { refused: { code: ErrorCode; message: string } }

/** A thread that learns a model, so that nobody else waits meanwhile. */
export interface TrainingThread extends AsyncDisposable {
  /** Resolves when it has taken them. */
  take(profiles: readonly string[]): Promise<void>
  /** Learns from the sample; throws what `trainModel` throws. */
  learn(settings: Omit<TrainingSettings, 'population'>): Promise<MatchModel>
}

const tooLarge = (message: string) => badInput([{ path: 'sampleSize', message }])

/**
 * Starts a thread that samples `sampleSize` of the packed profiles it takes. It ends when `signal` aborts, with the
 * signal's reason, and after `withinMs`, refused with BAD_USER_INPUT as a sample that is too large; so is one that does
 * not fit into memory.
 */
export async function startTrainingThread(request: {
  sampleSize: number
  seed: number
  withinMs: number
  signal?: AbortSignal | undefined
}): Promise<TrainingThread> {
  const { sampleSize, seed, withinMs, signal } = request
  signal?.throwIfAborted()
  const worker = new Worker(new URL('./training-worker.ts', import.meta.url), { execArgv: [] })
  const ending = Promise.withResolvers<never>()
  ending.promise.catch(() => {})
  const stop = () => ending.reject(signal!.reason)
  signal?.addEventListener('abort', stop, { once: true })
  const late = () => ending.reject(tooLarge(`is too large: training took longer than ${withinMs / 1000} s`))
  const timer = setTimeout(late, withinMs).unref()
  worker.on('error', (error: NodeJS.ErrnoException) =>
    ending.reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLarge('is too large for the memory') : error),
  )
  worker.on('exit', (status) => ending.reject(new Error(`the training thread ended with ${status}`)))

  const tell = (message: ToWorker): Promise<WorkerAnswer> => {
    const answered = new Promise<WorkerAnswer>((resolve) => worker.once('message', resolve))
    worker.postMessage(message, [])
    return Promise.race([answered, ending.promise])
  }
  const close = async () => {
    clearTimeout(timer)
    signal?.removeEventListener('abort', stop)
    await worker.terminate()
  }
  try {
    await tell({ sampleSize, seed })
  } catch (error) {
    await close()
    throw error
  }
  return {
    take: async (profiles) => void (await tell({ profiles })),
    learn: async (settings) => {
      const answer = await tell(settings)
      if (answer === 'taken') throw new Error('the training thread answered something else')
      if ('model' in answer) return answer.model
      throw new ClientError(answer.refused.code, answer.refused.message)
    },
    [Symbol.asyncDispose]: close,
  }
}
