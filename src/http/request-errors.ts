import { type ExecutionResult, GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'

/**
 * Gives what could not be executed, and so has no `data`, a status of its own in application/graphql-response+json: 400,
 * or 500 where the fault is the server's. In application/json it stays 200, since Yoga heeds a status with `spec` in the
 * other media type alone. Errors that bring a status keep it.
 */
export function useRequestErrors(): Plugin {
  return {
    onResultProcess({ result, setResult }) {
      if (!isRequestError(result) || result.errors.some(({ extensions }) => extensions?.['http'])) return
      setResult({ ...result, errors: result.errors.map(withStatus) })
    },
  }
}

type RequestError = ExecutionResult & { errors: readonly GraphQLError[] }

const isRequestError = (result: object): result is RequestError =>
  !(Symbol.asyncIterator in result) && !('data' in result) && 'errors' in result && Array.isArray(result.errors)

function withStatus(error: GraphQLError): GraphQLError {
  const { message, nodes, source, positions, path, originalError, extensions } = error
  const status = extensions['code'] === 'INTERNAL_SERVER_ERROR' ? 500 : 400
  return new GraphQLError(message, {
    nodes,
    source,
    positions,
    path,
    originalError,
    extensions: { ...extensions, http: { spec: true, status } },
  })
}
