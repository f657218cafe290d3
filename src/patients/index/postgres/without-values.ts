import { isConnectionCode, unavailable } from '../unavailable.ts'

/** What PostgreSQL adds to an error that may hold values of the row at fault. */
const TELLING = ['detail', 'where', 'hint', 'internalQuery', 'query', 'params', 'parameters']

/**
 * Connections (08), too many of them (53), a lock, a statement or a server that was stopped (55P03, 57), a transaction
 * that was idle too long (25P03) or that another one crossed (40).
 */
const PASSING_CODE = /^(08...|53...|55P03|57014|57P0.|25P03|40...)$/
/** What the driver says of a connection without a code. */
const PASSING_MESSAGE = /^(Connection terminated|Client (has encountered|was closed)|timeout exceeded when trying)/

/** The error as others may see it: nothing of a record, and UPSTREAM_UNAVAILABLE where asking again may help. */
export function withoutValues(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { code, constraint = '' } = error as Error & { code?: unknown; constraint?: string }
  if (typeof code !== 'string') return PASSING_MESSAGE.test(error.message) ? unavailable(error) : error
  for (const field of TELLING) if (field in error) Reflect.deleteProperty(error, field)
  if (PASSING_CODE.test(code) || isConnectionCode(code)) return unavailable(error)
  if (/^2[23]/.test(code)) error.message = `the patient index refused a value (${`${code} ${constraint}`.trim()})`
  return error
}
