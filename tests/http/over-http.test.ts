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
