import type { FieldError } from '../errors.ts'

/** A command that was called wrongly; the message says how to call it. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** The code of what cannot be answered now. */
export const OUTAGE = 'UPSTREAM_UNAVAILABLE'

/** One error of a GraphQL answer, as far as a command can tell it. */
export interface AnswerError {
  message: string
  extensions?: { code?: string; fieldErrors?: readonly FieldError[]; requestId?: string }
}

/** What was asked for was refused or failed; `errors` are those of the GraphQL answer. */
export class RefusedError extends Error {
  override name = 'RefusedError'
  readonly errors: readonly AnswerError[]
  constructor(errors: readonly AnswerError[]) {
    super(errors.map((error) => error.message).join('\n'))
    this.errors = errors
  }
}

/** A refusal that the command line itself found, in the words of the API. */
export function refused(code: string, message: string, fieldErrors?: readonly FieldError[]): RefusedError {
  return new RefusedError([{ message, extensions: { code, ...(fieldErrors && { fieldErrors }) } }])
}

/** A server that cannot be reached or is no Provider Vault. */
export class UnreachableError extends Error {
  override name = 'UnreachableError'
}

/** Ctrl-C. The message tells what is kept. */
export class InterruptedError extends Error {
  override name = 'InterruptedError'
}
