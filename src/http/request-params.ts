import { type DocumentNode, getOperationAST, GraphQLError, Kind } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Context } from '../graphql/context.ts'

const isText = (value: unknown) => typeof value === 'string'
const isObject = (value: unknown) => typeof value === 'object' && !Array.isArray(value)

const OPTIONAL = [
  ['variables', isObject, 'must be an object'],
  ['operationName', isText, 'must be text'],
  ['extensions', isObject, 'must be an object'],
] as const

/** Refuses parameters of a request that cannot be taken, in words that name the one at fault and repeat no value. */
export function useRequestParams(): Plugin<Context> {
  return {
    onRequestParse({ requestParser, setRequestParser }) {
      if (!requestParser) return
      setRequestParser(async (request) => {
        try {
          return await requestParser(request)
        } catch (error) {
          throw error instanceof SyntaxError ? refusal('variables', 'must be JSON, as must extensions') : error
        }
      })
    },
    onParams({ params }) {
      if (!isText(params.query)) throw refusal('query', 'must be the text of a GraphQL document')
      for (const [name, isRight, message] of OPTIONAL)
        if (params[name] != null && !isRight(params[name])) throw refusal(name, message)
    },
    onParse({ context }) {
      return ({ result }) => {
        if (result !== null && !(result instanceof Error)) checkOperation(result, context.params.operationName)
      }
    },
  }
}

function checkOperation(document: DocumentNode, name: string | undefined): void {
  if (getOperationAST(document, name)) return
  const hasOperation = document.definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION)
  throw hasOperation
    ? refusal('operationName', 'must name one of the operations of the document')
    : refusal('query', 'must have an operation')
}

function refusal(path: string, message: string): GraphQLError {
  return new GraphQLError(`${path} ${message}`, {
    extensions: { code: 'BAD_USER_INPUT', fieldErrors: [{ path, message }], http: { status: 400 } },
  })
}
