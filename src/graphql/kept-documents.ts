import { type DocumentNode, type GraphQLSchema, Kind, OperationTypeNode } from 'graphql'
import { memoryCache } from '../cache/memory-cache.ts'

/** Longer documents are written by programs that put values into them: they hardly come twice. */
const MAX_CHARACTERS = 8_000
/** What a parsed document takes for each character of its text. */
const BYTES_PER_CHARACTER = 50
const BOUNDS = { maxEntries: 1_000, maxBytes: 64 * 2 ** 20 }
const KEPT_FOR_MS = 3_600_000

/** Parsed documents by their text, in the shape that Yoga takes. */
export interface KeptDocuments {
  get(text: string): DocumentNode | undefined
  set(text: string, document: DocumentNode): void
  entries(): number
  /** about what the documents take in memory */
  bytes(): number
}

/**
 * Keeps short documents for an hour, so that what comes again and again is parsed and validated once. One with texts
 * written into it where a patient may stand, in a mutation or beside a field with the extension `postOnly`, is not kept.
 */
export function keptDocuments(schema: GraphQLSchema): KeptDocuments {
  const { get, set, entries, bytes } = memoryCache<DocumentNode>(BOUNDS)
  const mayTell = mentionsOfPatients(schema)
  return {
    get,
    set: (text, document) => {
      if (text.length > MAX_CHARACTERS || (text.includes('"') && mayTell(text, document))) return
      set(text, document, text.length * BYTES_PER_CHARACTER, KEPT_FOR_MS)
    },
    entries,
    bytes,
  }
}

/** Keeps nothing: what is wrong with a document quotes it, and is soon found again. */
export const NO_ERRORS = { get: () => undefined, set: () => undefined }

function mentionsOfPatients(schema: GraphQLSchema) {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {})
  const names = fields.filter(({ extensions }) => extensions['postOnly']).map(({ name }) => name)
  return (text: string, { definitions }: DocumentNode): boolean =>
    names.some((name) => text.includes(name)) ||
    definitions.some((node) => node.kind === Kind.OPERATION_DEFINITION && node.operation === OperationTypeNode.MUTATION)
}
