import { ClientError } from '../../errors.ts'

/** Questions that wait to be asked, of all requests together. */
export interface Gathering<Q> {
  /** Adds questions of one caller, to be asked as soon as there is room. Throws RATE_LIMITED when too many wait. */
  add(questions: readonly Q[]): void
  /** Questions that wait. */
  waiting(): number
}

export interface GatheringOptions<Q> {
  /** Asks a batch; never rejects. */
  ask(questions: readonly Q[]): Promise<void>
  /** Whether anybody still wants the answer. */
  isWanted(question: Q): boolean
  batchSize: number
  concurrency: number
  mostWaiting: number
}

/**
 * Joins the questions of concurrent callers into batches. While there is room a question is asked at the end of the
 * current turn, so waiting costs nothing when little goes on; while there is none, what comes is the next batch.
 */
export function gathering<Q>(options: GatheringOptions<Q>): Gathering<Q> {
  const { ask, isWanted, batchSize, concurrency, mostWaiting } = options
  let waiting: Q[] = []
  let running = 0
  let due = false

  const next = (): Q[] => {
    waiting = waiting.filter(isWanted)
    return waiting.splice(0, batchSize)
  }

  const run = () => {
    due = false
    while (running < concurrency && waiting.length > 0) {
      const batch = next()
      if (batch.length === 0) return
      running++
      void ask(batch).finally(() => {
        running--
        run()
      })
    }
  }

  return {
    add: (questions) => {
      if (waiting.length + questions.length > mostWaiting) waiting = waiting.filter(isWanted)
      if (waiting.length > 0 && waiting.length + questions.length > mostWaiting) {
        throw new ClientError('RATE_LIMITED', 'too many questions wait to be answered; ask again in a moment')
      }
      for (const question of questions) waiting.push(question)
      if (!due) queueMicrotask(run)
      due = true
    },
    waiting: () => waiting.length,
  }
}
