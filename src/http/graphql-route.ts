import type { IncomingMessage, ServerResponse } from 'node:http'
import { LIMITS } from '../graphql/limits.ts'
import { readBody, readJsonObject, refuseDeep } from './body.ts'
import type { Caller } from '../graphql/caller.ts'
import { checkType, mediaType } from './json-request.ts'
import { receiveUpload, type Upload } from './upload.ts'
import type { GraphQLEndpoint } from './yoga.ts'

/** The media types that Yoga takes, and that of uploads. */
const JSON_TYPES = ['application/json', 'application/graphql+json']
const FIELDS = 'application/x-www-form-urlencoded'
const TEXT_TYPES = ['application/graphql', FIELDS]
const FORM = 'multipart/form-data'

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
    let upload: Upload | undefined
    let body: unknown
    if (request.method === 'POST') {
      checkType(request, [...JSON_TYPES, ...TEXT_TYPES, FORM])
      const type = mediaType(request)
      if (type === FORM) {
        upload = await receiveUpload(request, { bytes: maxUploadBytes, fieldBytes: LIMITS.maxBodyBytes })
        body = { query: '' }
      } else if (JSON_TYPES.includes(type)) {
        // Yoga would read an object without keys again
        body = { query: null, ...(await readJsonObject(request, LIMITS.maxBodyBytes)) }
      } else {
        const bytes = await readBody(request, LIMITS.maxBodyBytes)
        if (type === FIELDS) refuseDeepFields(bytes)
        body = asStream(bytes)
      }
      // as Yoga spells it
      request.headers['content-type'] = type === FORM ? JSON_TYPES[0]! : type
    }
    try {
      const info = { caller, requestId, uploaded: upload?.params }
      await endpoint.run(info, () => endpoint.yoga.handle(Object.assign(request, { body }), response, info))
    } finally {
      await upload?.dispose()
    }
  }
}

/** Looks at the parameters that Yoga reads as JSON. */
function refuseDeepFields(bytes: Buffer): void {
  const params = new URLSearchParams(bytes.toString('utf8'))
  for (const name of ['variables', 'extensions']) refuseDeep(params.get(name) ?? '')
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
