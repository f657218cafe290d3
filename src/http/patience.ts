import type { ServerResponse } from 'node:http'
import { ClientError } from '../errors.ts'

/** How long an answer may take, in ms. */
const ANSWER_WITHIN = 30_000

/** Aborts when the client goes away, and with UPSTREAM_UNAVAILABLE when the answer takes too long. */
export function whileWaited(response: ServerResponse): AbortSignal {
  const controller = new AbortController()
  const tooLong = () => controller.abort(new ClientError('UPSTREAM_UNAVAILABLE', 'The answer took too long.'))
  const timer = setTimeout(tooLong, ANSWER_WITHIN)
  response.once('close', () => {
    clearTimeout(timer)
    if (!response.writableFinished) controller.abort()
  })
  return controller.signal
}
