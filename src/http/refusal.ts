import type { ServerResponse } from 'node:http'
import type { ErrorCode } from '../errors.ts'

/** A request that is answered by an error before any route sees it. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly status: number
  readonly code: ErrorCode
  constructor(status: number, code: ErrorCode, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

/** Answers in the shape of a GraphQL error, which clients of every route can read. */
export function sendError(
  response: ServerResponse,
  status: number,
  code: string,
  message: string,
  extensions: object = {},
): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  if (status === 401) response.setHeader('www-authenticate', 'Bearer')
  sendJson(response, status, { errors: [{ message, extensions: { code, ...extensions } }] })
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body)
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  })
  response.end(text)
}
