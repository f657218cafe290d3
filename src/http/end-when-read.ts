import type { ServerResponse } from 'node:http'

/** What is read of a body that nobody wants: four times what is ever taken into memory. */
const MOST_BYTES = 2 ** 26
const MOST_MS = 2_000

/**
 * Sends the rest of an answer at once, and ends it when the body of the request has come, within bounds: a connection
 * that is closed with something unread is reset, and a client that sends before it reads would never see the answer.
 */
export function endWhenRead(response: ServerResponse, text: string): void {
  const request = response.req
  let left = MOST_BYTES
  const end = () => {
    clearTimeout(timer)
    request.off('readable', read)
    response.end()
  }
  const read = () => {
    for (let chunk: Buffer | null; (chunk = request.read() as Buffer | null); ) left -= chunk.length
    if (request.complete || left < 0) end()
  }
  const timer = setTimeout(end, MOST_MS)
  response.once('close', end).write(text)
  request.on('readable', read)
  read()
}
