import { type AnswerError, RefusedError, UnreachableError } from '../failures.ts'
import { serverEvents } from './sse.ts'
import type { GraphQLParams, OperationOptions, Transport } from './transport.ts'

/** Sends one GraphQL request and answers the response, whatever its status. */
export type Post = (params: GraphQLParams, accept: string, options: OperationOptions) => Promise<Response>

interface Answer<T> {
  data?: T | null
  errors?: AnswerError[]
}

/** Operations and subscriptions (GraphQL over SSE, distinct connections) over `post`. */
export function createGraphQLClient(post: Post): Pick<Transport, 'execute' | 'subscribe'> {
  return {
    async execute<T>(document: { toString(): unknown }, variables: object, options: OperationOptions = {}) {
      const params = { query: String(document), variables }
      const response = await post(params, 'application/graphql-response+json, application/json', options)
      return dataOf<T>(await readAnswer<T>(response))
    },
    async subscribe<T>(document: { toString(): unknown }, variables: object, signal: AbortSignal) {
      const params = { query: String(document), variables }
      const response = await post(params, 'text/event-stream', { signal, long: true })
      if (!response.headers.get('content-type')?.startsWith('text/event-stream')) {
        dataOf(await readAnswer<T>(response))
        throw new UnreachableError('the server answered a subscription with something else')
      }
      return results<T>(response)
    },
  }
}

async function* results<T>(response: Response): AsyncGenerator<T> {
  for await (const { event, data } of serverEvents(response.body as unknown as AsyncIterable<Uint8Array>)) {
    if (event === 'complete') return
    if (event === 'next') yield dataOf<T>(JSON.parse(data) as Answer<T>)
  }
}

/** The JSON of a response. */
export async function readAnswer<T>(response: Response): Promise<Answer<T>> {
  const text = await response.text()
  try {
    const answer = JSON.parse(text) as Answer<T> | null
    if (typeof answer === 'object' && answer !== null && ('data' in answer || 'errors' in answer)) return answer
  } catch {
    // told below
  }
  throw new UnreachableError(
    `the server answered with status ${response.status} and no GraphQL: is it a Provider Vault?`,
  )
}

function dataOf<T>({ data, errors }: Answer<T>): T {
  if (errors?.length) throw new RefusedError(errors)
  if (data == null) throw new UnreachableError('the server answered without data')
  return data
}
