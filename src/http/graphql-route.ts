import type { IncomingMessage, ServerResponse } from 'node:http'
import { LIMITS } from '../graphql/limits.ts'
import { readBody, readJsonObject } from './body.ts'
import type { Caller } from './caller.ts'
import { receiveUpload, type Upload } from './upload.ts'
import type { GraphQLEndpoint } from './yoga.ts'

export interface GraphQLRouteOptions {
  endpoint: GraphQLEndpoint
  maxUploadBytes: number
}

/** Reads the body within its bounds, then lets Yoga answer. Yoga's own bound costs half of a small request's CPU. */
export function createGraphQLRoute({ endpoint, maxUploadBytes }: GraphQLRouteOptions) {
  return async (
    request: IncomingMessage,
    response: ServerResponse,
    caller: Caller,
    requestId: string,
  ): Promise<void> => {
    const type = request.headers['content-type'] ?? ''
    let upload: Upload | undefined
    let body: unknown
    if (request.method === 'POST') {
      if (/^multipart\/form-data/i.test(type)) {
        upload = await receiveUpload(request, maxUploadBytes)
        request.headers['content-type'] = 'application/json'
        body = { query: '' }
      } else if (/\bjson\b/i.test(type)) body = await readJsonObject(request, LIMITS.maxBodyBytes)
      else body = asStream(await readBody(request, LIMITS.maxBodyBytes))
    }
    try {
      const info = { caller, requestId, uploaded: upload?.params }
      await endpoint.run(info, () => endpoint.yoga.handle(Object.assign(request, { body }), response, info))
    } finally {
      await upload?.dispose()
    }
  }
}

/** A body in memory in the one shape that Yoga takes without copying it byte by byte. */
function asStream(bytes: Buffer) {
  return {
    length: bytes.length,
    async *[Symbol.asyncIterator]() {
      yield bytes
    },
  }
}
