/** What went wrong, for a client to act on. */
export type ErrorCode =
  | 'BAD_USER_INPUT'
  | 'NOT_FOUND'
  | 'DUPLICATE_NPI'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'RATE_LIMITED'
  | 'UPSTREAM_UNAVAILABLE'
  | 'QUERY_TOO_COMPLEX'
  | 'CONFLICT'
  | 'NOT_ENOUGH_DATA'

/** What is wrong with one field of the input. `message` never repeats the value. */
export interface FieldError {
  path: string
  message: string
}

/** An error whose message is meant for the client. Every other error is masked on its way out. */
export class ClientError extends Error {
  override name = 'ClientError'
  readonly code: ErrorCode
  readonly fieldErrors: readonly FieldError[] | undefined
  constructor(code: ErrorCode, message: string, fieldErrors?: readonly FieldError[]) {
    super(message)
    this.code = code
    this.fieldErrors = fieldErrors
  }
}

/** A refusal of the caller's input that names the fields at fault. */
export function badInput(fieldErrors: readonly FieldError[]): ClientError {
  return new ClientError(
    'BAD_USER_INPUT',
    fieldErrors.map(({ path, message }) => `${path} ${message}`).join('; '),
    fieldErrors,
  )
}
