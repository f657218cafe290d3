import { isConnectionCode } from '../connection-codes.ts'
import { ClientError } from '../errors.ts'

/**
 * Connections (08), too many of them (53), a lock, a statement or a server that was stopped (55P03, 57), a transaction
 * that was idle too long (25P03) or that another one crossed (40), a standby or another server that only reads (25006).
 */
const PASSING_CODE = /^(08...|53...|55P03|57014|57P0.|25P03|25006|40...)$/
/** What the driver says of a connection without a code. */
const PASSING_MESSAGE =
  /^(Connection terminated|Client (has encountered|was closed)|timeout exceeded when trying|Postgres connection has been discarded)/

/** PostgreSQL and the system say so when nothing more can be written. */
const DISK_FULL_CODE = /^(53100|ENOSPC)$/

/** A standby says so, and a server that was told to take no writes. */
const READ_ONLY_CODE = /^25006$/

/** A table is not there: all that are asked for are ours, so that the database was emptied or is another one. */
const NO_TABLE_CODE = /^42P01$/

/** What PostgreSQL adds to an error that may hold values of the row at fault. */
const TELLING = ['detail', 'where', 'hint', 'internalQuery', 'query', 'params', 'parameters'] as const

/** Takes out of a database's error what may hold values. */
export function withoutDetails(error: Error): void {
  for (const field of TELLING) if (field in error) Reflect.deleteProperty(error, field)
}

/** Whether an error says that the database cannot answer now, and that asking again may help. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof ClientError) return error.code === 'UPSTREAM_UNAVAILABLE'
  const { code } = error as NodeJS.ErrnoException
  if (typeof code !== 'string') return PASSING_MESSAGE.test(error.message)
  return PASSING_CODE.test(code) || isConnectionCode(code) || hasKnownCause(error)
}

/** Whether an error, or the outage made of it, says that the disk of the database is full. */
export const isDiskFull = (error: unknown): boolean => hasCode(error, DISK_FULL_CODE)

/** Whether an error, or the outage made of it, says that the database takes no writes. */
export const isReadOnly = (error: unknown): boolean => hasCode(error, READ_ONLY_CODE)

function hasCode(error: unknown, codes: RegExp): boolean {
  if (error instanceof ClientError) return hasCode(error.cause, codes)
  return error instanceof Error && codes.test(String((error as NodeJS.ErrnoException).code))
}

/** Outages that an operator can end. */
const CAUSES = [
  { codes: DISK_FULL_CODE, told: 'the disk of the database is full: make room', remedy: ' and try again' },
  { codes: NO_TABLE_CODE, told: 'the database lacks its tables: run bin/vault migrate', remedy: ' and try again' },
  { codes: READ_ONLY_CODE, told: 'the database takes no writes', remedy: '; try again' },
]
const ANY_CAUSE = { told: 'the database cannot be reached or is too busy', remedy: '; try again' }

const causeOf = (error: unknown) => CAUSES.find(({ codes }) => hasCode(error, codes))

/** Whether an outage says more than that the database does not answer. */
export const hasKnownCause = (error: unknown): boolean => causeOf(error) !== undefined

/** What an outage is, in a line of the log. */
export const outageText = (error: unknown): string => (causeOf(error) ?? ANY_CAUSE).told

/** An outage as a client may see it; any other error as it is. */
export function asOutage(error: unknown): unknown {
  if (!isOutage(error) || error instanceof ClientError) return error
  withoutDetails(error as Error)
  const { told, remedy } = causeOf(error) ?? ANY_CAUSE
  const outage = new ClientError('UPSTREAM_UNAVAILABLE', told + remedy)
  outage.cause = error
  return outage
}

/** Asks a database; an outage is told to `onError` as it is, and thrown as a client may see it. */
export type Asking = <T>(ask: () => Promise<T>) => Promise<T>

export function tellingOutages(onError: (error: Error) => void): Asking {
  return async (ask) => {
    try {
      return await ask()
    } catch (error) {
      const seen = asOutage(error)
      if (seen !== error) onError(error as Error)
      throw seen
    }
  }
}
