import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  Kind,
  type Source,
} from 'graphql'
import { compileQuery, isCompiledQuery } from 'graphql-jit'
import type { Plugin } from 'graphql-yoga'

/** A document is compiled when it comes so often: compiling costs as much as some executions. */
const WORTH_COMPILING = 3
/** Compiling takes time by the field, so long documents are left to the executor. */
const MAX_CHARACTERS = 4_000
const MAX_COMPILED = 200
/** Times that a document has been seen which cannot be compiled: counted on, it never becomes worth compiling. */
const NEVER = -Infinity

/** Executes a request, or answers undefined when only the executor can tell what is wrong with it. */
type Compiled = (args: ExecutionArgs) => Promise<ExecutionResult | undefined> | ExecutionResult | undefined

/**
 * Executes queries that come again and again as functions that graphql-jit makes of them: a list of a thousand inputs
 * and answers then costs a fifth. What it does otherwise than the executor is left to the executor: documents of
 * several operations, mutations and subscriptions, and variables that are missing. What is wrong with the others
 * must be refused before (`variable-faults.ts`).
 */
export function useCompiledQueries(): Plugin {
  const seen = new WeakMap<DocumentNode, number>()
  const compiled = new Map<DocumentNode, Compiled>()
  const compiledOf = ({ schema, document }: ExecutionArgs): Compiled | null => {
    const known = compiled.get(document)
    if (known !== undefined) return known
    const times = (seen.get(document) ?? 0) + 1
    seen.set(document, times)
    if (times < WORTH_COMPILING) return null
    const made = compile(schema, document)
    if (!made) {
      seen.set(document, NEVER)
      return null
    }
    compiled.set(document, made)
    const [oldest] = compiled.keys()
    if (compiled.size > MAX_COMPILED) {
      compiled.delete(oldest!)
      seen.delete(oldest!)
    }
    return made
  }
  return {
    onExecute({ args, executeFn, setExecuteFn }) {
      const run = compiledOf(args)
      if (!run) return
      setExecuteFn(async (asked: ExecutionArgs & { signal?: AbortSignal }) => {
        const result = await run(asked)
        asked.signal?.throwIfAborted()
        return result ?? executeFn(asked)
      })
    },
  }
}

function compile(schema: GraphQLSchema, document: DocumentNode): Compiled | null {
  const [operation, ...others] = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)
  const source = document.loc?.source
  if (operation?.kind !== Kind.OPERATION_DEFINITION || operation.operation !== 'query' || others.length > 0) return null
  if (!source || source.body.length > MAX_CHARACTERS) return null
  const made = compileQuery(schema, document, undefined, { resolverInfoEnricher: () => COMPILED })
  if (!isCompiledQuery(made)) return null
  const finish = (result: ExecutionResult) => ('data' in result ? located(result, source) : undefined)
  return ({ rootValue, contextValue, variableValues, operationName }) => {
    if (operationName != null && operationName !== operation.name?.value) return undefined
    const result = made.query(rootValue, contextValue, variableValues)
    return result instanceof Promise ? result.then(finish) : finish(result)
  }
}

/** graphql-jit's errors know the line and column alone; those of graphql-js keep them when they are wrapped again. */
function located(result: ExecutionResult, source: Source): ExecutionResult {
  if (!result.errors) return result
  const errors = result.errors.map(
    ({ message, locations, path, originalError, extensions }) =>
      new GraphQLError(message, {
        source,
        positions: locations?.map(({ line, column }) => positionOf(source, line, column)),
        path,
        originalError,
        extensions,
      }),
  )
  return { ...result, errors }
}

function positionOf({ body }: Source, line: number, column: number): number {
  const starts = [0, ...Array.from(body.matchAll(/\r\n|[\n\r]/g), ({ 0: end, index }) => index + end.length)]
  return starts[line - 1]! + column - 1
}

/**
 * Makes the root fields of queries know their variables in the shape of graphql 17, whoever executes them: Pothos reads
 * them there to weigh a document, and graphql-jit gives them in the shape of graphql 16. Changes the schema.
 */
export function understandCompiled(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getQueryType()!.getFields())) {
    const { resolve } = field
    if (!resolve) continue
    field.resolve = (source, args, context, info) =>
      resolve(source, args, context, isCompiled(info) ? known(info) : info)
  }
  return schema
}

const COMPILED = { compiled: true }
const isCompiled = (info: GraphQLResolveInfo) => 'compiled' in info

function known(info: GraphQLResolveInfo): GraphQLResolveInfo {
  const coerced = info.variableValues as unknown as Record<string, unknown>
  return { ...info, variableValues: { coerced, sources: {} } }
}
