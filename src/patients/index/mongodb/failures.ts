import { MongoError } from 'mongodb'
import { isConnectionCode } from '../../../connection-codes.ts'
import { ClientError } from '../../../errors.ts'
import { unavailable } from '../unavailable.ts'

/** Codes of a server that is stopping, starting, changing its primary or too busy. */
const PASSING = new Set([50, 91, 112, 189, 246, 251, 262, 10107, 11600, 11601, 11602, 13435, 13436])
/** Errors of the driver that are about how it is used, not about the server. */
const MISUSE = /^Mongo(InvalidArgument|API|Runtime|Parse)Error$/

/** What the driver (7.9) throws when a connection breaks in a commit with an error that is not its own. */
const STUMBLE = /hasErrorLabel is not a function/

/** Whether the server could not be asked or did not answer, which may pass. */
export function isPassing(error: unknown): boolean {
  if (error instanceof ClientError) return error.code === 'UPSTREAM_UNAVAILABLE'
  if (error instanceof TypeError && STUMBLE.test(error.message)) return true
  if (!(error instanceof MongoError)) return isConnectionCode((error as { code?: unknown } | null)?.code)
  if (error.hasErrorLabel('TransientTransactionError') || error.hasErrorLabel('UnknownTransactionCommitResult')) {
    return true
  }
  return typeof error.code === 'number' ? PASSING.has(error.code) : !MISUSE.test(error.name)
}

/** The error as others may see it: nothing of a document, and UPSTREAM_UNAVAILABLE where asking again may help. */
export function withoutValues(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof ClientError) return error
  const { name, code } = error as Error & { code?: unknown }
  const reason = typeof code === 'number' || typeof code === 'string' ? `${name} ${code}` : name
  if (isPassing(error)) return unavailable(new Error(reason))
  if (!(error instanceof MongoError) && !name.startsWith('BSON')) return error
  return new Error(`the patient index refused a value (${reason})`)
}

const WRITE_CONFLICT = 112

/** Whether another transaction wrote the same document. */
export const isConflict = (error: unknown): boolean => error instanceof MongoError && error.code === WRITE_CONFLICT
