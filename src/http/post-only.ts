import { BREAK, type DocumentNode, GraphQLError, type GraphQLSchema, TypeInfo, visit, visitWithTypeInfo } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Context } from '../graphql/context.ts'

/** Refuses to answer fields with the extension `postOnly` by GET, since addresses are kept where bodies are not. */
export function usePostOnly(): Plugin<Context> {
  const refusalOf = ({ document, schema, contextValue }: Asked) =>
    contextValue.request.method === 'POST' ? undefined : refused(document, schema)
  return {
    onExecute({ args, setResultAndStopExecution }) {
      const error = refusalOf(args)
      if (error) setResultAndStopExecution({ errors: [error] })
    },
    onSubscribe({ args, setResultAndStopExecution }) {
      const error = refusalOf(args)
      if (error) setResultAndStopExecution({ errors: [error] })
    },
  }
}

interface Asked {
  document: DocumentNode
  schema: GraphQLSchema
  contextValue: { request: Request }
}

function refused(document: DocumentNode, schema: GraphQLSchema): GraphQLError | undefined {
  const types = new TypeInfo(schema)
  let name: string | undefined
  const Field = () => {
    const field = types.getFieldDef()
    if (!field?.extensions['postOnly']) return undefined
    name = field.name
    return BREAK
  }
  visit(document, visitWithTypeInfo(types, { Field }))
  if (name === undefined) return undefined
  return new GraphQLError(
    `${name} is not answered by GET, so that nothing of a patient stands in an address: use POST.`,
    {
      extensions: { code: 'BAD_USER_INPUT', http: { status: 405, headers: { allow: 'POST' } } },
    },
  )
}
