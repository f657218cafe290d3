import { RefusedError, UnreachableError, UsageError } from '../failures.ts'
import { exchange } from './exchange.ts'
import { createGraphQLClient, type Post, readAnswer } from './graphql-client.ts'
import type { GraphQLParams, Transport } from './transport.ts'

const PATIENCE_MS = 60_000

const ADMISSION: GraphQLParams = { query: '{ __typename }', variables: {} }

/** The registry of the server at `address`. */
export function openRemote(address: string, apiKey: string | undefined): Transport {
  const base = serverUrl(address)
  const common: Record<string, string> = apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }

  const post: Post = async (params, accept, { signal, long }) => {
    const form = multipart(params)
    // a refusal can be lost while a file is still on its way
    if (form) await (await post(ADMISSION, accept, { ...(signal && { signal }) })).text()
    const response = await exchange(new URL('graphql', base), {
      method: 'POST',
      headers: { ...common, accept, ...(!form && { 'content-type': 'application/json' }) },
      body: form ?? JSON.stringify(params),
      signal,
      patienceMs: long ? undefined : PATIENCE_MS,
    })
    if (response.status === 401) throw unauthenticated(base, apiKey !== undefined)
    return response
  }

  return {
    place: base.origin,
    tellsFetchLines: false,
    ...createGraphQLClient(post),
    async download(format, signal) {
      const url = new URL(`export/providers.${format}`, base)
      const response = await exchange(url, { method: 'GET', headers: common, signal })
      if (response.status === 401) throw unauthenticated(base, apiKey !== undefined)
      if (response.status !== 200) {
        throw new RefusedError((await readAnswer(response)).errors ?? [{ message: `status ${response.status}` }])
      }
      return whole(response.body as unknown as AsyncIterable<Uint8Array>, base)
    },
    close: async () => {},
  }
}

function serverUrl(address: string): URL {
  if (/^(?!https?:)[a-z][a-z\d+.-]*:\/\//i.test(address))
    throw new UsageError('--server: the address must begin with http:// or https://')
  const text = /^https?:\/\//i.test(address) ? address : `http://${address}`
  if (!URL.canParse(text)) throw new UsageError(`--server: "${address}" is no address such as http://127.0.0.1:4000`)
  const url = new URL(text)
  url.pathname = `${url.pathname.replace(/\/(graphql)?$/, '')}/`
  return url
}

/** The form of a request with a file in its variables, as the GraphQL multipart request specification wants it. */
function multipart(params: GraphQLParams): FormData | undefined {
  const files = Object.entries(params.variables).filter((entry): entry is [string, File] => entry[1] instanceof Blob)
  if (!files.length) return undefined
  const form = new FormData()
  const variables = { ...params.variables, ...Object.fromEntries(files.map(([name]) => [name, null])) }
  form.set('operations', JSON.stringify({ ...params, variables }))
  form.set('map', JSON.stringify(Object.fromEntries(files.map(([name], i) => [i, [`variables.${name}`]]))))
  for (const [i, [, file]] of files.entries()) form.set(String(i), file, file.name)
  return form
}

function unauthenticated(base: URL, hadKey: boolean): RefusedError {
  const how = hadKey ? 'it does not accept this API key' : 'it needs a key: give --api-key, or set API_KEY'
  return new RefusedError([{ message: `${base.origin}: ${how}`, extensions: { code: 'UNAUTHENTICATED' } }])
}

async function* whole(body: AsyncIterable<Uint8Array>, base: URL): AsyncGenerator<Uint8Array> {
  try {
    yield* body
  } catch (error) {
    throw new UnreachableError(`${base.origin}: the connection broke before the file was complete`, { cause: error })
  }
}
