import { ClientError } from '../../errors.ts'

/** The index cannot answer now. To ask again is safe: what was already kept is not kept twice. */
export function unavailable(cause?: unknown): ClientError {
  const error = new ClientError('UPSTREAM_UNAVAILABLE', 'the patient index cannot be reached or is too busy; try again')
  error.cause = cause
  return error
}

/** Whether an error says that the index cannot answer now. */
export const isUnavailable = (error: unknown): boolean =>
  error instanceof ClientError && error.code === 'UPSTREAM_UNAVAILABLE'
