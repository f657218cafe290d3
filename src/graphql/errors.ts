import { type ASTNode, BREAK, type DocumentNode, GraphQLError, Kind, visit } from 'graphql'
import type { MaskError, Plugin } from 'graphql-yoga'
import { ClientError } from '../errors.ts'
import type { CurrentRequest } from '../observability/current-request.ts'

/**
 * Turns what went wrong into what a client may see. A {@link ClientError} keeps its message, code and fields; an
 * error of the document or of its variables loses the values it quotes; anything else is masked, and `report` is
 * called with it, unless it was broken off since the client went away.
 */
export function createErrorMask(
  report: (error: unknown, requestId: string) => void,
  request: () => CurrentRequest | undefined,
): MaskError {
  return (error) => {
    const original = originalOf(error)
    if (original instanceof ClientError) return clientError(original, error)
    if (error instanceof GraphQLError && (!original || original instanceof GraphQLError)) return documentError(error)
    const { requestId = 'none', isGone } = request() ?? {}
    if (!(isAbort(original ?? error) && isGone?.())) report(original ?? error, requestId)
    return new GraphQLError('Unexpected error.', {
      ...placeOf(error),
      extensions: { code: 'INTERNAL_SERVER_ERROR', requestId },
    })
  }
}

const isAbort = (error: unknown) => error instanceof Error && error.name === 'AbortError'

function originalOf(error: unknown): unknown {
  let inner = error
  while (inner instanceof GraphQLError && inner.originalError) inner = inner.originalError
  return inner === error && error instanceof GraphQLError ? undefined : inner
}

function placeOf(error: unknown) {
  if (!(error instanceof GraphQLError)) return {}
  const { nodes, source, positions, path } = error
  return { nodes, source, positions, path }
}

function clientError(original: ClientError, error: unknown): GraphQLError {
  const { code, fieldErrors } = original
  return new GraphQLError(original.message, {
    ...placeOf(error),
    extensions: { code, ...(fieldErrors && { fieldErrors }) },
  })
}

/** Takes the values out of validation errors, which are sent without passing the mask. */
export function useValueFreeValidation(): Plugin {
  return {
    onValidate:
      ({ params }) =>
      ({ result, setResult }) => {
        if (result.length)
          setResult(result.map((error) => withPlace(documentError(error as GraphQLError), params.documentAST)))
      },
  }
}

/** Codes that Yoga gives to documents and parameters that cannot be read. */
const YOGAS_WORDS = ['BAD_REQUEST', 'GRAPHQL_PARSE_FAILED']

/**
 * An error of parsing, validation or coercion as a client may see it: what it quotes of the input is left out, since it
 * may be a patient's. The messages are those of graphql-js 17 and of @graphql-tools/executor 1, which puts the same
 * reason behind "; ".
 */
export function documentError(error: GraphQLError): GraphQLError {
  const variable = /^Variable "\$(\w+)" (?:got|has) invalid value/.exec(error.message)?.[1]
  if (variable === undefined) {
    const { code = 'BAD_REQUEST' } = error.extensions
    const missing = /^Variable "\$(\w+)" .*(?:was not provided|must not be null)/.exec(error.message)?.[1]
    const message = withoutValues(error.message)
    return rewritten(error, message, {
      ...(YOGAS_WORDS.includes(String(code)) && { code: 'BAD_USER_INPUT' }),
      ...(missing && { fieldErrors: [{ path: missing, message: 'is required' }] }),
    })
  }
  const reason = innermost(error).message
  const before = error.message.slice(0, -reason.length)
  const inside = / at "([^"]+)"; $/.exec(before)?.[1] ?? / at ([\w.[\]]+): $/.exec(before)?.[1] ?? ''
  const path = inside.startsWith(variable) ? inside : variable + inside
  const message = withoutValues(reason)
  return rewritten(error, `Variable "$${variable}" has an invalid value at "${path}": ${message}`, {
    code: 'BAD_USER_INPUT',
    fieldErrors: [{ path, message }],
  })
}

/** Adds where a literal that cannot be taken stands, as for a variable: the names of its argument and input fields. */
function withPlace(error: GraphQLError, document: DocumentNode): GraphQLError {
  const node = error.nodes?.[0]
  if (!node?.kind.endsWith('Value') || error.extensions['fieldErrors']) return error
  const names: string[] = []
  let path: string | undefined
  const isInput = ({ kind }: ASTNode) => kind === Kind.ARGUMENT || kind === Kind.OBJECT_FIELD
  visit(document, {
    enter(entered) {
      if ('name' in entered && entered.name && isInput(entered)) names.push(entered.name.value)
      if (entered !== node) return undefined
      path = names.join('.')
      return BREAK
    },
    leave: (left) => void (isInput(left) && names.pop()),
  })
  return rewritten(error, error.message, {
    code: 'BAD_USER_INPUT',
    fieldErrors: [{ path: path ?? '', message: error.message }],
  })
}

function rewritten(error: GraphQLError, message: string, extensions: object): GraphQLError {
  return new GraphQLError(message, {
    ...placeOf(error),
    extensions: { ...error.extensions, ...extensions },
  })
}

function innermost(error: GraphQLError): Error {
  let inner: Error = error
  while (inner instanceof GraphQLError && inner.originalError) inner = inner.originalError
  return inner
}

/** A reason without the value that it quotes. Names of types and fields of the schema are not values. */
function withoutValues(message: string): string {
  return message
    .replace(/(cannot represent [\w -]{0,40}value): .*$/s, '$1')
    .replace(/,? ?\bfound:? .*$/is, '')
    .replace(/^(Syntax Error: Unexpected (?:Name|Int|Float|String|BlockString)) .*$/s, '$1')
    .replace(/^Value ".*" does not exist in ("\w+" enum).*$/s, 'The value does not exist in $1')
    .replace(/unknown field ".*?(?:"(?=\. Did you mean |\.?$)|$)/s, 'a field that it does not have')
    .replace(/^Field ".*" is not defined by type ("\w+").*$/s, 'A field is not defined by type $1')
}
