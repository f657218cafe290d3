import { createYoga, type Plugin, useExecutionCancellation } from 'graphql-yoga'
import { useCompiledQueries } from '../graphql/compiled-queries.ts'
import { createLoaders, type Context, type Services } from '../graphql/context.ts'
import { createErrorMask, useValueFreeValidation } from '../graphql/errors.ts'
import { type KeptDocuments, keptDocuments, NO_ERRORS } from '../graphql/kept-documents.ts'
import { useDocumentLimits } from '../graphql/limits.ts'
import { schema } from '../graphql/schema.ts'
import { useVariableFaults } from '../graphql/variable-faults.ts'
import { currentRequest, duringRequest } from '../observability/current-request.ts'
import type { Metrics } from '../observability/metrics.ts'
import type { Log } from '../observability/log.ts'
import type { Caller } from '../graphql/caller.ts'
import { EXPOSED_HEADERS, PREFLIGHT_SECONDS } from './cors.ts'
import { GRAPHIQL, renderPage } from './graphiql.ts'
import { useAcceptable } from './acceptable.ts'
import { usePostOnly } from './post-only.ts'
import { useRequestErrors } from './request-errors.ts'
import { useRequestParams } from './request-params.ts'

/** What the server hands to GraphQL with a request. */
export interface RequestInfo {
  caller: Caller
  requestId: string
  /** parameters with files in them, received before */
  uploaded?: Record<string, unknown> | undefined
}

export interface YogaOptions {
  services: Services
  log: Log
  metrics: Metrics
  corsOrigins: readonly string[]
  /** where parsed documents are kept; of its own when not told */
  documents?: KeptDocuments | undefined
}

/** The GraphQL endpoint. Bodies are bounded and read before, in graphql-route.ts. */
export function createGraphQL({ services, log, metrics, corsOrigins, documents }: YogaOptions) {
  const report = (error: unknown, requestId: string) => log.failure('GraphQL request failed', error, { requestId })
  const yoga = createYoga<RequestInfo, Context>({
    schema,
    graphqlEndpoint: '/graphql',
    landingPage: false,
    maxRequestBodySize: false,
    multipart: false,
    logging: false,
    parserAndValidationCache: { documentCache: documents ?? keptDocuments(schema), errorCache: NO_ERRORS },
    cors: corsOrigins.length
      ? { origin: [...corsOrigins], credentials: false, exposedHeaders: EXPOSED_HEADERS, maxAge: PREFLIGHT_SECONDS }
      : false,
    graphiql: GRAPHIQL,
    renderGraphiQL: renderPage,
    maskedErrors: { maskError: createErrorMask(report, currentRequest) },
    context: ({ request, caller }) => ({
      ...services,
      caller,
      signal: request.signal,
      loaders: createLoaders(services, request.signal),
    }),
    plugins: [
      useUploads(),
      useRequestParams(),
      useDocumentLimits(),
      useValueFreeValidation(),
      usePostOnly(),
      useRequestErrors(),
      useAcceptable(),
      useExecutionCancellation(),
      useVariableFaults(),
      useCompiledQueries(),
      metrics.yogaPlugin,
    ],
  })
  const run = <T>({ requestId }: RequestInfo, work: () => T): T =>
    duringRequest({ ...currentRequest(), requestId }, work)
  return { yoga, run }
}
/** Puts the parameters of a multipart request, which the server has received, in the place of its body. */
function useUploads(): Plugin<Context, RequestInfo> {
  return {
    onParams({ setParams, context }) {
      if (context.uploaded) setParams(context.uploaded)
    },
  }
}

export type GraphQLEndpoint = ReturnType<typeof createGraphQL>
