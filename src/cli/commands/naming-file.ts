import { FileFormatError } from '../../files/file-error.ts'
import { type AnswerError, RefusedError } from '../failures.ts'

/** The error of reading the file `name`, which it then names. */
export function namingFile(error: unknown, name: string): unknown {
  if (!(error instanceof FileFormatError) || error.message.startsWith(`${name}: `)) return error
  return new FileFormatError(`${name}: ${error.message}`, undefined, { cause: error })
}

/** The refusal of what the file `name` holds, in place of the argument of the API by which it was sent. */
export function namingSentFile(error: unknown, argument: string, name: string): unknown {
  if (!(error instanceof RefusedError)) return error
  return new RefusedError(error.errors.map((one) => named(one, argument, name)))
}

function named(error: AnswerError, argument: string, name: string): AnswerError {
  const { fieldErrors = [], ...extensions } = error.extensions ?? {}
  const [fault, ...others] = fieldErrors
  if (fault?.path !== argument || others.length > 0) return error
  return { message: `${name}: ${fault.message}`, extensions }
}
