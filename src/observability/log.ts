import { type DestinationStream, pino } from 'pino'
import type { Config } from '../config.ts'
import { requestFields } from './current-request.ts'

/** What may stand in a log line beside its message: names and numbers, never what a client sent. */
export type LogFields = Record<string, string | number | boolean | undefined>

/** Writes structured lines, which name the current request and its trace. Errors are told by name, code and place: messages and details of databases can quote values. */
export interface Log {
  debug(message: string, fields?: LogFields): void
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  failure(message: string, error: unknown, fields?: LogFields): void
}

export function createLog(level: Config['logLevel'], destination: DestinationStream): Log {
  const timestamp = pino.stdTimeFunctions.isoTime
  const logger = pino({ level, base: undefined, timestamp, mixin: requestFields }, destination)
  return {
    debug: (message, fields) => logger.debug(fields ?? {}, message),
    info: (message, fields) => logger.info(fields ?? {}, message),
    warn: (message, fields) => logger.warn(fields ?? {}, message),
    failure: (message, error, fields) => logger.error({ ...fields, error: describe(error) }, message),
  }
}

interface Described {
  name: string
  code?: string
  constraint?: string
  message?: string
  stack?: string
}

/** What it means that PostgreSQL ended a connection, by the beginning of its SQLSTATE. */
const CONNECTION_ENDS: Readonly<Record<string, string>> = {
  '57P01': 'PostgreSQL was told to stop, or to end this connection',
  '57P02': 'PostgreSQL ends all connections since a process of it crashed',
  '57P03': 'PostgreSQL is starting or stopping and takes no connection',
  '08': 'the connection to PostgreSQL failed',
}

/** Of a database's error the code and the constraint, of any other its message; and the frames of the stack. */
export function describe(error: unknown): Described {
  if (!(error instanceof Error)) return { name: typeof error }
  const { code, constraint } = error as { code?: unknown; constraint?: unknown }
  const fromDatabase = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)
  return {
    name: error.name,
    ...(typeof code === 'string' && { code }),
    ...(typeof constraint === 'string' && { constraint }),
    ...(fromDatabase ? connectionEnd(code) : { message: error.message.split('\n')[0]?.slice(0, 300) }),
    stack: error.stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 8)
      .join('\n'),
  }
}

function connectionEnd(code: string): { message?: string } {
  const message = CONNECTION_ENDS[code] ?? CONNECTION_ENDS[code.slice(0, 2)]
  return message === undefined ? {} : { message }
}
