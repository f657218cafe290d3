import type { ComplexityErrorKind } from '@pothos/plugin-complexity'
import {
  type DocumentNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from 'graphql'
import type { Plugin } from 'graphql-yoga'

/** What one request may ask for. `limits` tells clients those that they can run into. */
export const LIMITS = {
  maxBodyBytes: 16 * 2 ** 20,
  maxDocumentCharacters: 512 * 2 ** 10,
  maxTokens: 20_000,
  maxAliases: 1_000,
  maxDirectives: 100,
  maxDepth: 12,
  /** fields of a document with its fragments spread out */
  maxFields: 10_000,
  /** of these, fields of the schema's own description: each may be answered for every field that the schema has */
  maxIntrospected: 400,
  /** times that one selection set may name the same field without an alias: merging them is quadratic */
  maxRepetitions: 50,
  maxBreadth: 10_000,
  /** a row of a list costs 1, each further database question of a row 1 more, counts and facets 50 and 100 */
  maxCost: 10_000,
} as const

/** A refusal of a document before anything is executed. */
function tooComplex(what: string): GraphQLError {
  return new GraphQLError(`The document asks for too much: ${what}.`, { extensions: { code: 'QUERY_TOO_COMPLEX' } })
}

/** The complexity plugin's refusal, in the words of {@link tooComplex}. */
export function complexityError(
  kind: ComplexityErrorKind,
  result: { complexity: number; depth: number; breadth: number },
): GraphQLError {
  const [measure, value, limit] =
    (kind as string) === 'Depth'
      ? ['depth', result.depth, LIMITS.maxDepth]
      : (kind as string) === 'Breadth'
        ? ['breadth', result.breadth, LIMITS.maxBreadth]
        : ['cost', Math.ceil(result.complexity), LIMITS.maxCost]
  return tooComplex(`its ${measure} is ${value}, the limit is ${limit}`)
}

/** Refuses documents over the limits while they are parsed, before validation and its quadratic rules see them. */
export function useDocumentLimits(): Plugin {
  const checked = new WeakSet<DocumentNode>()
  return {
    onParams({ params }) {
      if (typeof params.query === 'string' && params.query.length > LIMITS.maxDocumentCharacters) {
        throw tooComplex(`it has more than ${LIMITS.maxDocumentCharacters} characters`)
      }
    },
    onParse({ setParseFn, params }) {
      setParseFn((source, options) => {
        const document = parseLimited(source, { ...options, ...params.options })
        if (!checked.has(document)) {
          checkDocument(document)
          checked.add(document)
        }
        return document
      })
    },
  }
}

function parseLimited(source: Parameters<typeof parse>[0], options: Parameters<typeof parse>[1]): DocumentNode {
  try {
    return parse(source, { ...options, maxTokens: LIMITS.maxTokens })
  } catch (error) {
    if (error instanceof GraphQLError && /more than \d+ tokens/.test(error.message))
      throw tooComplex(`it has more than ${LIMITS.maxTokens} tokens`)
    if (error instanceof RangeError) throw tooComplex('it is nested too deeply to be read')
    throw error
  }
}

interface Size {
  fields: number
  introspected: number
  aliases: number
  directives: number
  depth: number
}

const NOTHING: Size = { fields: 0, introspected: 0, aliases: 0, directives: 0, depth: 0 }

/** Throws when an operation of the document is over a limit. Fragments are measured once, however often they are spread. */
export function checkDocument(document: DocumentNode): void {
  const fragments = new Map(
    document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
  )
  const measured = new Map<string, Size>()

  const ofFragment = (name: string): Size => {
    const known = measured.get(name)
    if (known) return known
    const size = { ...NOTHING }
    measured.set(name, size)
    const fragment = fragments.get(name)
    if (fragment) Object.assign(size, ofSelections(fragment.selectionSet))
    return size
  }

  const ofSelections = (set: SelectionSetNode): Size => {
    const total = { ...NOTHING }
    const names = new Map<string, number>()
    for (const node of set.selections) {
      total.directives += node.directives?.length ?? 0
      let inner: Size | undefined
      if (node.kind === Kind.FIELD) {
        const name = node.alias?.value ?? node.name.value
        const times = (names.get(name) ?? 0) + 1
        names.set(name, times)
        if (times > LIMITS.maxRepetitions)
          throw tooComplex(`a field is repeated more than ${LIMITS.maxRepetitions} times`)
        total.fields++
        if (node.alias) total.aliases++
        // introspection needs more depth than any real question
        const introspection = node.name.value.startsWith('__')
        inner = node.selectionSet && ofSelections(node.selectionSet)
        if (inner && introspection)
          inner = { ...inner, introspected: inner.fields, depth: Math.max(1, inner.depth - 10) }
        total.depth = Math.max(total.depth, 1 + (inner?.depth ?? 0))
      } else {
        inner = node.kind === Kind.FRAGMENT_SPREAD ? ofFragment(node.name.value) : ofSelections(node.selectionSet)
        total.depth = Math.max(total.depth, inner.depth)
      }
      total.fields += inner?.fields ?? 0
      total.introspected += inner?.introspected ?? 0
      total.aliases += inner?.aliases ?? 0
      total.directives += inner?.directives ?? 0
    }
    return total
  }

  for (const node of document.definitions) {
    if (node.kind === Kind.OPERATION_DEFINITION) checkSize(ofSelections(node.selectionSet), node)
  }
}

function checkSize(size: Size, operation: OperationDefinitionNode): void {
  const directives = size.directives + (operation.directives?.length ?? 0)
  if (size.depth > LIMITS.maxDepth) throw tooComplex(`its depth is ${size.depth}, the limit is ${LIMITS.maxDepth}`)
  if (size.aliases > LIMITS.maxAliases)
    throw tooComplex(`it has ${size.aliases} aliases, the limit is ${LIMITS.maxAliases}`)
  if (directives > LIMITS.maxDirectives)
    throw tooComplex(`it has ${directives} directives, the limit is ${LIMITS.maxDirectives}`)
  if (size.introspected > LIMITS.maxIntrospected)
    throw tooComplex(
      `it asks ${size.introspected} fields of the schema's description, the limit is ${LIMITS.maxIntrospected}`,
    )
  if (size.fields > LIMITS.maxFields) throw tooComplex(`it has ${size.fields} fields, the limit is ${LIMITS.maxFields}`)
}
