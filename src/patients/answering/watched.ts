import { ClientError } from '../../errors.ts'
import type { Answers, ServedMatch } from './answers.ts'

/** Told of a call when it has ended: by which operation, how, and after which time. */
export type OnRequest = (method: string, status: string, ms: number) => void

/**
 * Tells how each call ended: as {@link endOf} says of its answers, with the code of a refusal, `cancelled` by its caller,
 * or `failed`.
 */
export function watched(ask: Answers, onRequest: OnRequest | undefined): Answers {
  if (!onRequest) return ask
  return async (inputs, asking = {}) => {
    const start = performance.now()
    let status = 'failed'
    try {
      const answers = await ask(inputs, asking)
      status = endOf(answers)
      return answers
    } catch (error) {
      if (error instanceof ClientError) status = error.code.toLowerCase()
      else if (asking.signal?.aborted) status = 'cancelled'
      throw error
    } finally {
      onRequest(asking.method ?? 'other', status, performance.now() - start)
    }
  }
}

/** `ok` with every answer, `partial` with some; without any the code of the error, the outage first. */
function endOf(answers: readonly ServedMatch[]): string {
  let answered = 0
  let isOut = false
  for (const answer of answers) {
    if (answer.status !== 'ERROR') answered++
    else if (answer.error.code === 'UPSTREAM_UNAVAILABLE') isOut = true
  }
  if (answered === answers.length) return 'ok'
  if (answered > 0) return 'partial'
  return isOut ? 'upstream_unavailable' : 'bad_user_input'
}
