import { EXIT, type ExitStatus } from '../exit.ts'
import { type AnswerError, InterruptedError, OUTAGE, RefusedError, UnreachableError, UsageError } from '../failures.ts'

const NO_DATABASE = new Set([
  'FolderInUseError',
  'DatabaseUnavailableError',
  'MongoUnavailableError',
  'EmbeddedDatabaseError',
  'MigrationNeededError',
  'NewerDatabaseError',
])

/** PostgreSQL refuses what the role may not do, a schema that there is not, and writing where it only lets read. */
const NO_RIGHT = new Set(['42501', '3F000', '25006'])

/** What is told about an error: lines for people, GraphQL errors for machines, and the exit status. */
export interface Failure {
  status: ExitStatus
  lines: string[]
  /** how to learn more */
  hint?: string
  errors: readonly AnswerError[]
}

/** Reads an error. Errors of parts that are loaded late are known by their names. */
export function failureOf(error: unknown): Failure {
  if (error instanceof RefusedError)
    return {
      status: error.errors.some(isOutage) ? EXIT.unreachable : EXIT.failed,
      lines: error.errors.flatMap(answerLines),
      errors: error.errors,
      ...(error.errors.some(isMasked) && { hint: DETAIL }),
    }
  if (error instanceof UsageError) return told(EXIT.usage, 'BAD_USER_INPUT', error.message)
  if (error instanceof InterruptedError) return told(EXIT.interrupted, 'INTERRUPTED', error.message)
  if (error instanceof UnreachableError) return told(EXIT.unreachable, 'UNREACHABLE', error.message)
  const { name, message, code } = error as NodeJS.ErrnoException
  if (name === 'ConfigError') return told(EXIT.usage, 'BAD_SETTING', message)
  if (name === 'FileFormatError') return told(EXIT.failed, 'BAD_USER_INPUT', message)
  if (NO_DATABASE.has(name) || code === OUTAGE) return told(EXIT.unreachable, 'UNREACHABLE', message)
  if (code !== undefined && NO_RIGHT.has(code))
    return told(EXIT.unreachable, 'UNREACHABLE', `DATABASE_URL: the database cannot be used: ${message.split('\n')[0]}`)
  if (
    code === 'EADDRINUSE' ||
    code === 'EADDRNOTAVAIL' ||
    code === 'ENOTFOUND' ||
    (code === 'EACCES' && message.startsWith('listen'))
  )
    return told(EXIT.unreachable, 'UNREACHABLE', listening(code, error as ListenError))
  const unexpected = `unexpected error: ${message || name || String(error)}`
  return { ...told(EXIT.failed, 'INTERNAL_ERROR', unexpected), hint: DETAIL }
}

const DETAIL = 'LOG_LEVEL=debug shows the details; those of a server are in its log.'

function told(status: ExitStatus, code: string, message: string): Failure {
  return { status, lines: message.split('\n'), errors: [{ message, extensions: { code } }] }
}

/** `setting` names another port than that of the server. */
type ListenError = NodeJS.ErrnoException & { address?: string; hostname?: string; port?: number; setting?: string }

function listening(code: string, { address, hostname, port, setting }: ListenError): string {
  const name = setting ?? 'PORT'
  const other = setting ? 'port' : '--port'
  if (code === 'EADDRINUSE') return `${name}: ${port} is in use by another program: stop it, or give another ${other}`
  if (code === 'EACCES') return `${name}: ${port} may not be used: permission denied`
  return `HOST: ${address ?? hostname} is no address of this machine`
}

const isOutage = ({ extensions }: AnswerError) => extensions?.code === OUTAGE
const isMasked = ({ extensions }: AnswerError) => extensions?.code === 'INTERNAL_SERVER_ERROR'

function answerLines({ message, extensions }: AnswerError): string[] {
  const { code, fieldErrors, requestId } = extensions ?? {}
  if (code === 'INTERNAL_SERVER_ERROR') return [`the operation failed unexpectedly (request ${requestId ?? 'unknown'})`]
  if (!fieldErrors?.length) return [message]
  const lines = fieldErrors.map((field) => `${field.path.replace(/^(input|patch|filter)\./, '')}: ${field.message}`)
  return code === 'NOT_FOUND' || code === 'DUPLICATE_NPI' ? [message] : lines
}
