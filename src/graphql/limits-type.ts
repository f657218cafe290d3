import { MAX_PAGE_SIZE } from '../paging.ts'
import { builder } from './builder.ts'
import { LIMITS } from './limits.ts'

interface Limits {
  maxBatch: number
}

const LimitsType = builder.objectRef<Limits>('Limits').implement({
  description: 'What one request may ask for. More is refused with QUERY_TOO_COMPLEX or BAD_USER_INPUT.',
  fields: (t) => ({
    maxBatch: t.exposeInt('maxBatch', { description: 'Inputs of one batch.' }),
    maxPageSize: t.int({ description: 'Rows of one page.', resolve: () => MAX_PAGE_SIZE }),
    maxAliases: t.int({ description: 'Aliases of a document.', resolve: () => LIMITS.maxAliases }),
    maxDepth: t.int({ description: 'Depth of a document.', resolve: () => LIMITS.maxDepth }),
    maxTokens: t.int({ description: 'Tokens of a document.', resolve: () => LIMITS.maxTokens }),
    maxBodyBytes: t.int({
      description: "Bytes of a request's body; uploaded files have a limit of their own.",
      resolve: () => LIMITS.maxBodyBytes,
    }),
    maxCost: t.int({
      description:
        'Cost of an operation: 1 a row of a list, 1 more for each question that a row costs, 50 for a count, 100 for facets.',
      resolve: () => LIMITS.maxCost,
    }),
  }),
})

builder.queryField('limits', (t) =>
  t.field({
    type: LimitsType,
    description: 'What one request may ask for.',
    resolve: (_root, _args, { maxBatch }) => ({ maxBatch }),
  }),
)
