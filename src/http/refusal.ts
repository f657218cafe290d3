import type { ServerResponse } from 'node:http'
import { ClientError, type ErrorCode } from '../errors.ts'
import { endWhenRead } from './end-when-read.ts'

/** A request that is answered by an error. `field` is the path of what is at fault in the body. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly status: number
  readonly code: ErrorCode
  readonly field: string | undefined
  constructor(status: number, code: ErrorCode, message: string, field?: string) {
    super(message)
    this.status = status
    this.code = code
    this.field = field
  }
}

/** An error that is answered: what an error says of itself, or why there is none. */
export interface Problem {
  status: number
  code: ErrorCode | 'INTERNAL_SERVER_ERROR'
  message: string
  field?: string | undefined
  /** of an error that is in the log */
  requestId?: string
}

const STATUS: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  RATE_LIMITED: 429,
  UPSTREAM_UNAVAILABLE: 503,
}

/** What a client may be told of an error; undefined of one that is none of its business. */
export function problemOf(error: unknown): Problem | undefined {
  if (error instanceof Refusal) return error
  if (!(error instanceof ClientError)) return undefined
  const { code, message, fieldErrors } = error
  return { status: STATUS[code] ?? 400, code, message, field: fieldErrors?.[0]?.path }
}

/** Seconds after which a call is worth sending again that could not be answered now. */
const RETRY_AFTER = '5'

/** Answers with an error whose body is written by `send`, which may be the answer of a route in its own format. */
export function sendProblem(response: ServerResponse, problem: Problem, send: SendProblem = sendGraphQLError): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  if (problem.status === 401) response.setHeader('www-authenticate', 'Bearer')
  if (problem.status === 429 || problem.status === 503) response.setHeader('retry-after', RETRY_AFTER)
  send(response, problem)
}

export type SendProblem = (response: ServerResponse, problem: Problem) => void

/** The shape of a GraphQL error, which clients of every route can read that has no format of its own. */
function sendGraphQLError(response: ServerResponse, { status, code, message, requestId }: Problem): void {
  sendJson(response, status, { errors: [{ message, extensions: { code, ...(requestId && { requestId }) } }] })
}

export function sendJson(response: ServerResponse, status: number, body: unknown, type = 'application/json'): void {
  const text = JSON.stringify(body)
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'content-length': Buffer.byteLength(text),
  })
  if (status < 400 || response.req.complete) response.end(text)
  else endWhenRead(response, text)
}
