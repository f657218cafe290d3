import SchemaBuilder from '@pothos/core'
import ComplexityPlugin from '@pothos/plugin-complexity'
import type { Context } from './context.ts'
import { complexityError, LIMITS } from './limits.ts'

/** The types that Pothos builds on. Named, so that editors stay quick. */
export interface SchemaTypes {
  Context: Context
  DefaultFieldNullability: false
  Scalars: {
    ID: { Input: string; Output: string }
    DateTime: { Input: Date; Output: Date }
    Date: { Input: Date; Output: Date }
    NPI: { Input: string; Output: string }
    File: { Input: File; Output: never }
  }
}

/** The one builder. Feature folders add their types and root fields to it; schema.ts puts the whole together. */
export const builder = new SchemaBuilder<SchemaTypes>({
  plugins: [ComplexityPlugin],
  defaultFieldNullability: false,
  complexity: {
    defaultComplexity: 0,
    defaultListMultiplier: 1,
    limit: { complexity: LIMITS.maxCost, depth: LIMITS.maxDepth, breadth: LIMITS.maxBreadth },
    complexityError,
  },
})

builder.queryType({ description: 'Questions. None of them changes anything.' })
builder.mutationType({
  description: 'Changes. Each happens as a whole or not at all, but for the long ones, which tell what they kept.',
})
builder.subscriptionType({ description: 'News as they happen, over server-sent events.' })
