import { serverAudits } from 'graphql-http'
import { createClient } from 'graphql-sse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ListeningApp, openListeningApp, post } from '../support/http.ts'

let server: ListeningApp
beforeAll(async () => {
  server = await openListeningApp()
})
afterAll(() => server[Symbol.asyncDispose]())

describe('GraphQL over HTTP', () => {
  for (const audit of serverAudits({ url: () => `${server.url}/graphql`, fetchFn: fetch })) {
    it(audit.name, async () => {
      const result = await audit.fn()
      expect(result.status === 'ok' ? undefined : `${result.status}: ${result.reason}`).toBeUndefined()
    })
  }
})

describe('a request whose parameters cannot be taken', () => {
  const two = 'query A { limits { maxBatch } } query B { limits { maxBatch } }'
  const form = 'application/x-www-form-urlencoded'

  it.each([
    ['an object without parameters', '{}', 'application/json', 'query'],
    ['no document', '{"variables":{}}', 'application/json', 'query'],
    ['a document that is no text', '{"query":5}', 'application/json', 'query'],
    ['a document without operation', 'fragment F on Query { limits { maxBatch } }', 'application/graphql', 'query'],
    ['variables that are text', '{"query":"{ __typename }","variables":"x"}', 'application/json', 'variables'],
    ['variables that are a list', '{"query":"{ __typename }","variables":[1]}', 'application/json', 'variables'],
    ['variables of a form that are no JSON', 'query={__typename}&variables={"a":"Nemo', form, 'variables'],
    ['two operations and no name', JSON.stringify({ query: two }), 'application/json', 'operationName'],
    ['a name of none', JSON.stringify({ query: two, operationName: 'C' }), 'application/json', 'operationName'],
    ['a name that is no text', JSON.stringify({ query: two, operationName: 5 }), 'application/json', 'operationName'],
  ])('is told which one: %s', async (_what, body, type, parameter) => {
    for (const accept of ['application/json', 'application/graphql-response+json']) {
      const headers = { 'content-type': type, accept }
      const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers, body })
      expect([response.status, await response.json()]).toEqual([400, { errors: [atFault(parameter)] }])
    }
    expect(server.test.logged.join()).not.toContain('Nemo')
  })

  it('is told so when it comes by GET', async () => {
    for (const [query, parameter] of Object.entries({ '': 'query', 'query={__typename}&variables=x': 'variables' })) {
      const response = await fetch(`${server.url}/graphql?${query}`, { headers: { accept: 'application/json' } })
      expect([response.status, await response.json()]).toEqual([400, { errors: [atFault(parameter)] }])
    }
  })

  it('is refused as other requests are when its media type is another', async () => {
    const body = '{"query":"{ __typename }"}'
    const response = await fetch(`${server.url}/graphql`, { method: 'POST', body })
    expect(response.status).toBe(415)
    expect(await response.json()).toEqual({
      errors: [{ message: expect.stringContaining('application/json'), extensions: { code: 'BAD_USER_INPUT' } }],
    })
  })

  const atFault = (path: string) => ({
    message: expect.stringMatching(`^${path} must `),
    extensions: { code: 'BAD_USER_INPUT', fieldErrors: [{ path, message: expect.stringMatching('^must ') }] },
  })
})

describe('a request that is not executed', () => {
  const matching = 'query($f: ProviderFilter) { providers(filter: $f) { totalCount } }'
  const answer = async (accept: string, query: string, variables: object) => {
    const headers = { 'content-type': 'application/json', accept }
    const body = JSON.stringify({ query, variables })
    const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers, body })
    return { status: response.status, body: (await response.json()) as { data?: unknown; errors?: object[] } }
  }

  it.each<[string, string, object?]>([
    ['text for a number', 'query($f: Int) { providers(first: $f) { totalCount } }', { f: 'x' }],
    ['an unknown input field', matching, { f: { bogus: 1 } }],
    ['a value that its enum has not', matching, { f: { entityType: 'NOBODY' } }],
    ['a bad NPI', 'query($n: NPI!) { provider(npi: $n) { name } }', { n: '12' }],
    ['too long a document', `{ ${' '.repeat(600_000)} __typename }`],
  ])('has the status 400 in the media type of GraphQL, and 200 in JSON: %s', async (_what, query, variables = {}) => {
    const spoken = await answer('application/graphql-response+json', query, variables)
    expect(spoken.body).not.toHaveProperty('data')
    expect(spoken.status).toBe(400)
    expect(await answer('application/json', query, variables)).toEqual({ status: 200, body: spoken.body })
    expect(JSON.stringify(spoken.body)).not.toContain('"http"')
  })

  it('keeps the status that its error brings', async () => {
    const query = encodeURIComponent('{ matchPatient(input: { firstName: "Ada" }) { status } }')
    const headers = { accept: 'application/graphql-response+json' }
    expect((await fetch(`${server.url}/graphql?query=${query}`, { headers })).status).toBe(405)
  })

  it('is another thing than one whose answer is null', async () => {
    const query = 'query($a: String) { providers(after: $a) { totalCount nodes { npi } } }'
    const { status, body } = await answer('application/graphql-response+json', query, { a: 'nonsense' })
    expect([status, body.data, body.errors?.length]).toEqual([200, null, 1])
  })
})

describe('subscriptions over server-sent events', () => {
  it('tell how a fetch goes, from its start to its end', async () => {
    const client = createClient({
      url: `${server.url}/graphql`,
      singleConnection: false,
      fetchFn: fetch,
      abortControllerImpl: AbortController,
    })
    const news = client.iterate<{ fetchProgress: { done: number; message: string; finished: boolean } }>({
      query: 'subscription { fetchProgress { done message finished } }',
    })
    const first = news.next()
    await new Promise((resolve) => setTimeout(resolve, 300))
    const fetched = post(server.url, 'mutation { fetchAllSources { fetched } }')
    const heard = [(await first).value?.data?.fetchProgress]
    for await (const { data } of news) heard.push(data?.fetchProgress)
    await fetched
    expect(heard.at(0)?.message).toContain('Starting')
    expect(heard.at(-1)).toMatchObject({ done: 60, finished: true })
    client.dispose()
  })
})
