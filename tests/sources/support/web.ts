import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** A web server on a free port of this machine for the length of one test; `asked` lists the paths it was asked for. */
export async function serve(answer: RequestListener): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = []
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    asked.push(request.url ?? '')
    answer(request, response)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, asked }
}

/** Answers with each of `answers` in turn, the last one for ever. */
export function inTurn(...answers: RequestListener[]): RequestListener {
  let turn = 0
  return (request, response) => answers[Math.min(turn++, answers.length - 1)]!(request, response)
}

export const json =
  (value: unknown, status = 200): RequestListener =>
  (_, response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))

export const body =
  (content: string | Buffer, contentType = 'text/plain'): RequestListener =>
  (_, response) =>
    response.writeHead(200, { 'content-type': contentType }).end(content)

export const status =
  (code: number, headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    response.writeHead(code, headers).end()

/** Promises more than it sends, then hangs up. */
export const cutShort =
  (content: string): RequestListener =>
  (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': content.length + 100 })
    response.write(content, () => response.destroy())
  }

/** Hangs up without a word. */
export const hangUp: RequestListener = (_, response) => void response.destroy()

/** Says that `content` is compressed. */
export const packed =
  (content: string): RequestListener =>
  (_, response) =>
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(content)

export const silence: RequestListener = () => {}
