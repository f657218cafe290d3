import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { csvChunks } from '../providers/files/csv-writer.ts'
import { ndjsonChunks } from '../providers/files/ndjson-writer.ts'
import type { ProviderServices } from '../providers/services.ts'
import { sendJson, type SendProblem } from './refusal.ts'

/** Answers one path. `name` stands for the path in metrics. */
export interface Route {
  name: string
  methods: readonly string[]
  /** answers errors in the route's own format */
  sendProblem?: SendProblem
  handle(request: IncomingMessage, response: ServerResponse): Promise<void> | void
}

/** Streams the registry as a file, at the pace at which the client reads. */
export function exportRoute(providers: ProviderServices, format: 'csv' | 'ndjson'): Route {
  const type = format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8'
  const chunks = format === 'csv' ? csvChunks : ndjsonChunks
  return {
    name: `/export/providers.${format}`,
    methods: ['GET', 'HEAD'],
    async handle(request, response) {
      const rows = providers.repository.everything()
      const first = request.method === 'HEAD' ? undefined : await rows.next()
      response.writeHead(200, {
        'content-type': type,
        'content-disposition': `attachment; filename="providers.${format}"`,
      })
      if (first) await pipeline(Readable.from(chunks(beginningWith(first, rows))), response)
      else response.end()
    },
  }
}

/** The items of `rest` after one that was taken from it, so that what fails at once can still be refused. */
async function* beginningWith<T>(first: IteratorResult<T>, rest: AsyncGenerator<T>): AsyncGenerator<T> {
  if (first.done) return
  yield first.value
  yield* rest
}

/** Tells that the process lives. */
export const healthRoute: Route = {
  name: '/health',
  methods: ['GET', 'HEAD'],
  handle: (_request, response) => sendJson(response, 200, { status: 'ok' }),
}

/**
 * Tells whether the process can do its work: 503 while it drains or its database does not answer. The caches are told of
 * beside, since without them it works too.
 */
export function readyRoute(
  isReady: () => Promise<Record<string, boolean>>,
  caches: () => Record<string, string>,
): Route {
  return {
    name: '/ready',
    methods: ['GET', 'HEAD'],
    async handle(_request, response) {
      const checks = await isReady()
      const ready = Object.values(checks).every(Boolean)
      sendJson(response, ready ? 200 : 503, { status: ready ? 'ready' : 'unavailable', checks, caches: caches() })
    },
  }
}

export function metricsRoute(metrics: { contentType: string; text(): Promise<string> }): Route {
  return {
    name: '/metrics',
    methods: ['GET', 'HEAD'],
    async handle(_request, response) {
      response.writeHead(200, { 'content-type': metrics.contentType })
      response.end(await metrics.text())
    },
  }
}

export const rootRoute: Route = {
  name: '/',
  methods: ['GET', 'HEAD'],
  handle(_request, response) {
    response.writeHead(302, { location: '/graphql' })
    response.end()
  },
}
