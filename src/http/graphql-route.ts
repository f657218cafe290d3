import type { IncomingMessage, ServerResponse } from 'node:http'
import { LIMITS } from '../graphql/limits.ts'
import { readBody, readJsonObject } from './body.ts'
import type { Caller } from './caller.ts'
import { receiveUpload, type Upload } from './upload.ts'
import { Refusal } from './refusal.ts'
import type { GraphQLEndpoint } from './yoga.ts'

/** The media types that Yoga takes, in its spelling. */
const JSON_TYPE = /^application\/(?:graphql\+)?json(?:[;,]|$)/
const TEXT_TYPE = /^application\/(?:graphql|x-www-form-urlencoded)(?:[;,]|$)/

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
      } else if (JSON_TYPE.test(type)) {
        // Yoga would read an object without keys again
        body = { query: null, ...(await readJsonObject(request, LIMITS.maxBodyBytes)) }
      } else if (TEXT_TYPE.test(type)) body = asStream(await readBody(request, LIMITS.maxBodyBytes))
      else throw new Refusal(415, 'BAD_USER_INPUT', 'The body must be application/json or multipart/form-data.')
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
