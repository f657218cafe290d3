import { GraphQLError } from 'graphql'
import type { MaskError } from 'graphql-yoga'
import { ClientError } from '../errors.ts'

/**
 * Turns what went wrong into what a client may see. A {@link ClientError} keeps its message, code and fields; an
 * error of the document or of its variables loses the values it quotes; anything else is masked, and `report` is
 * called with it.
 */
export function createErrorMask(
  report: (error: unknown, requestId: string) => void,
  requestIdOf: () => string,
): MaskError {
  return (error) => {
    const original = originalOf(error)
    if (original instanceof ClientError) return clientError(original, error)
    if (error instanceof GraphQLError && (!original || original instanceof GraphQLError)) return documentError(error)
    const requestId = requestIdOf()
    report(original ?? error, requestId)
    return new GraphQLError('Unexpected error.', {
      ...placeOf(error),
      extensions: { code: 'INTERNAL_SERVER_ERROR', requestId },
    })
  }
}

function originalOf(error: unknown): unknown {
  let inner = error
  while (inner instanceof GraphQLError && inner.originalError) inner = inner.originalError
  return inner === error && error instanceof GraphQLError ? undefined : inner
}

function placeOf(error: unknown) {
  return error instanceof GraphQLError ? { nodes: error.nodes, path: error.path } : {}
}

function clientError(original: ClientError, error: unknown): GraphQLError {
  const { code, fieldErrors } = original
  return new GraphQLError(original.message, {
    ...placeOf(error),
    extensions: { code, ...(fieldErrors && { fieldErrors }) },
  })
}

/** Errors of parsing, validation and coercion. Those that quote a value are rewritten, since it may be a patient's. */
function documentError(error: GraphQLError): GraphQLError {
  const variable = /^Variable "(\$\w+)" (?:got|has) invalid value(?:.*? at "([^"]+)")?/s.exec(error.message)
  const path = variable ? (variable[2] ?? variable[1]!).replace(/^\$/, '') : undefined
  const message = variable
    ? `Variable "${variable[1]}" has an invalid value at "${path}": ${reason(error.message)}`
    : unquoted(error.message)
  const code = error.extensions['code'] ?? (variable ? 'BAD_USER_INPUT' : undefined)
  return new GraphQLError(message, {
    nodes: error.nodes,
    path: error.path,
    extensions: {
      ...error.extensions,
      ...(code ? { code } : {}),
      ...(path ? { fieldErrors: [{ path, message: reason(error.message) }] } : {}),
    },
  })
}

/** What the type wants, without what it got. */
function reason(message: string): string {
  const wanted = [
    /(Field "\w+" (?:is not defined by type|of required type) "[\w[\]!]+"[^;.]*?)[;.]/,
    /(Expected (?:value of )?(?:non-nullable )?type "[\w[\]!]+")/,
    /(Enum "\w+" cannot represent)/,
    /(Value does not exist in "\w+" enum)/,
    /((?:Int|Float|String|Boolean|ID) cannot represent (?:a )?(?:non-[\w-]+(?: \d+-bit signed integer)? |\w+ )?value)/,
    /(must be [^:"]+)$/,
  ]
  for (const pattern of wanted) {
    const match = pattern.exec(message)
    if (match?.[1]) return match[1]
  }
  return 'it is not of the expected type'
}

/** Literal values in a document's own error messages. Names of types and fields are not values. */
function unquoted(message: string): string {
  return message
    .replace(/(cannot represent [\w -]*value): .*$/s, '$1')
    .replace(/(Expected value of type "[^"]+"), found .*?(?:; (.*))?$/s, (_all, wanted: string, why?: string) =>
      why ? `${wanted}: ${unquoted(why)}` : wanted,
    )
}
