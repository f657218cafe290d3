import { createClient } from 'graphql-sse'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createIdentityNews } from '../../../src/patients/identity-news.ts'
import { unavailable } from '../../../src/patients/index/unavailable.ts'
import type { IdentityEvent } from '../../../src/patients/index/stored.ts'
import { type ListeningApp, openListeningApp } from '../../support/http.ts'
import { STORES } from '../../support/stores.ts'
import { openIndex, type OpenIndex } from '../index/open-index.ts'
import { Merge, Register, Resolve, Unmerge } from './documents.ts'
import { records, somebody, twins } from './people.ts'

interface News {
  identityChanged: {
    type: string
    mpiId: string
    otherMpiId: string | null
    sourceId: string | null
    reviewId: string | null
    decision: string | null
    mergeEventId: string | null
    actor: string
  }
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
    const query =
      'subscription { identityChanged { type mpiId otherMpiId sourceId reviewId decision mergeEventId actor } }'
    return { news: client.iterate<News>({ query }), stop: () => client.dispose() }
  }

  it('reach each listener once they are committed, whatever they are', async () => {
    const [one, other] = [follow(), follow()]
    const first = [one.news.next(), other.news.next()]
    await setTimeout(300)
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
        { type: 'UNMERGED', mpiId: survivor, otherMpiId: retired, mergeEventId: mergePatients.id },
      ])
      stop()
    }
  })

  it('tell how a review was answered', async () => {
    const { registerPatients } = await server.test.get(Register, { inputs: records(twins(3), 'asked') })
    const id = registerPatients[1]!.reviewId!
    const { news, stop } = follow()
    const first = news.next()
    await setTimeout(300)
    await server.test.get(Resolve, { id, decision: 'DIFFERENT', reason: 'twins' })
    const told = { type: 'REVIEW_RESOLVED', reviewId: id, decision: 'DIFFERENT', mergeEventId: null }
    expect((await first).value?.data?.identityChanged).toMatchObject(told)
    stop()
  })
})

const event = (id: number): IdentityEvent => ({
  id,
  type: 'UPDATED',
  mpiId: 'somebody',
  otherMpiId: null,
  source: 'clinic',
  sourceId: '1',
  actor: 'local',
  reason: null,
  at: new Date(0),
  before: { input: { firstName: 'Ada' } },
})
const events = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => event(first + i))

describe.each(STORES)('a follower of the news (%s)', (kind) => {
  const LOOK_MS = 20
  let open: OpenIndex
  let last = 0
  beforeAll(async () => {
    open = await openIndex(kind)
    await write(3)
  })
  afterAll(() => open[Symbol.asyncDispose]())

  /** Writes so many events more; their ids. */
  async function write(count: number): Promise<number[]> {
    const written = events(last + 1, (last += count))
    await open.index.transaction((unit) => unit.write({ events: written }))
    return written.map(({ id }) => id)
  }

  /** So many ids of what is heard next. */
  async function next(heard: AsyncGenerator<IdentityEvent>, count: number): Promise<number[]> {
    const ids: number[] = []
    while (ids.length < count) ids.push(((await heard.next()).value as IdentityEvent).id)
    return ids
  }

  it('hears everything from then on in its order, without demographics, until it leaves', async () => {
    const { follow, happened } = createIdentityNews(open.index, 1e9)
    const stop = new AbortController()
    const heard = await follow(stop.signal)
    const few = await write(3)
    happened(last)
    expect((await heard.next()).value).toEqual({ ...event(few[0]!), before: null })
    const many = await write(1_200)
    happened(last)
    expect(await next(heard, 1_202)).toEqual([...few.slice(1), ...many])
    const end = heard.next()
    stop.abort()
    expect(await end).toEqual({ done: true, value: undefined })
  })

  it('hears what other processes do, once each, whoever else listens', async () => {
    const { follow } = createIdentityNews(open.index, LOOK_MS)
    const one = await follow(new AbortController().signal)
    const before = await write(2)
    expect(await next(one, 2)).toEqual(before)
    const other = await follow(new AbortController().signal)
    const after = await write(2)
    expect(await Promise.all([next(one, 2), next(other, 2)])).toEqual([after, after])
  })

  it('waits while the index cannot be reached, and then misses nothing', async () => {
    let isDown = false
    let asked = 0
    const whenUp = <A extends unknown[], R>(ask: (...given: A) => Promise<R>) => {
      return (...given: A) => {
        asked++
        return isDown ? Promise.reject(unavailable()) : ask(...given)
      }
    }
    const { eventsAfter, newestEvent } = open.index
    const news = { eventsAfter: whenUp(eventsAfter), newestEvent: whenUp(newestEvent) }
    const { follow, happened } = createIdentityNews(news, LOOK_MS)
    const heard = await follow(new AbortController().signal)
    const written = await write(2)
    isDown = true
    happened(last)
    const soon = next(heard, 2)
    await vi.waitFor(() => expect(asked).toBeGreaterThan(4))
    isDown = false
    expect(await soon).toEqual(written)
    isDown = true
    await expect(follow(new AbortController().signal)).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' })
  })
})
