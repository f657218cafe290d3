import { createClient } from 'graphql-sse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createIdentityNews } from '../../../src/patients/identity-news.ts'
import type { IdentityEvent } from '../../../src/patients/index/stored.ts'
import { type ListeningApp, openListeningApp } from '../../support/http.ts'
import { Merge, Register, Unmerge } from './documents.ts'
import { records, somebody } from './people.ts'

interface News {
  identityChanged: { type: string; mpiId: string; otherMpiId: string | null; sourceId: string | null; actor: string }
}

describe('news of identities over server-sent events', () => {
  let server: ListeningApp
  beforeAll(async () => {
    server = await openListeningApp()
  })
  afterAll(() => server[Symbol.asyncDispose]())

  const follow = () => {
    const client = createClient({
      url: `${server.url}/graphql`,
      singleConnection: false,
      fetchFn: fetch,
      abortControllerImpl: AbortController,
    })
    const query = 'subscription { identityChanged { type mpiId otherMpiId sourceId actor } }'
    return { news: client.iterate<News>({ query }), stop: () => client.dispose() }
  }

  it('reach each listener once they are committed, whatever they are', async () => {
    const [one, other] = [follow(), follow()]
    const first = [one.news.next(), other.news.next()]
    await new Promise((resolve) => setTimeout(resolve, 300))
    const inputs = records([somebody(1), somebody(2)], 'news')
    const { registerPatients } = await server.test.get(Register, { inputs })
    const [survivor, retired] = registerPatients.map(({ mpiId }) => mpiId!) as [string, string]
    const { mergePatients } = await server.test.get(Merge, { survivor, retired, reason: 'a test' })
    await server.test.refused(Merge, { survivor, retired, reason: 'again' })
    await server.test.get(Unmerge, { mergeEventId: mergePatients.id, reason: 'a test' })
    for (const [i, { news, stop }] of [one, other].entries()) {
      const heard = [(await first[i]!).value?.data?.identityChanged]
      while (heard.length < 4) heard.push((await news.next()).value?.data?.identityChanged)
      expect(heard).toMatchObject([
        { type: 'REGISTERED', mpiId: survivor, sourceId: '1', actor: 'local' },
        { type: 'REGISTERED', mpiId: retired, sourceId: '2' },
        { type: 'MERGED', mpiId: survivor, otherMpiId: retired },
        { type: 'UNMERGED', mpiId: survivor, otherMpiId: retired },
      ])
      stop()
    }
  })
})

describe('a follower of the news', () => {
  const events = (count: number): IdentityEvent[] =>
    Array.from({ length: count }, (_, i) => ({
      id: i + 1,
      type: 'UPDATED',
      mpiId: 'somebody',
      otherMpiId: null,
      source: 'clinic',
      sourceId: '1',
      actor: 'local',
      reason: null,
      at: new Date(0),
      before: { input: { firstName: 'Ada' } },
    }))

  it('hears everything in its order, without demographics', async () => {
    const news = createIdentityNews(10)
    const stop = new AbortController()
    const heard = news.follow(stop.signal)
    news.publish(events(6))
    expect((await heard.next()).value).toMatchObject({ id: 1, before: null })
    news.publish(events(10))
    const ids = []
    for (let i = 0; i < 15; i++) ids.push(((await heard.next()).value as IdentityEvent).id)
    expect(ids).toEqual([2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    const next = heard.next()
    stop.abort()
    expect(await next).toEqual({ done: true, value: undefined })
  })

  it('is refused rather than told a part when it leaves too much unread', async () => {
    const news = createIdentityNews(10)
    const heard = news.follow(new AbortController().signal)
    news.publish(events(6))
    news.publish(events(5))
    await expect(heard.next()).rejects.toMatchObject({ code: 'RATE_LIMITED' })
    news.publish(events(1))
    expect(await heard.next()).toEqual({ done: true, value: undefined })
  })
})
