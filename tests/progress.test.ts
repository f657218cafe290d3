import { getEventListeners } from 'node:events'
import { describe, expect, test } from 'vitest'
import { createProgressFeed, type Progress } from '../src/progress.ts'

const at = (done: number, finished = false): Progress => ({ id: 'run', done, total: null, message: null, finished })

describe('Following long work', () => {
  test('hears the latest, then what follows, to the end', async () => {
    const feed = createProgressFeed()
    const { signal } = new AbortController()
    feed.publish(at(1))
    const heard = Array.fromAsync(feed.follow('run', signal))
    for (const progress of [at(2), at(3, true)]) feed.publish(progress)
    expect((await heard).map(({ done }) => done)).toEqual([1, 2, 3])
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  test('hears of work that is over once, and listens no longer', async () => {
    const feed = createProgressFeed()
    const { signal } = new AbortController()
    feed.publish(at(3, true))
    expect(await Array.fromAsync(feed.follow('run', signal))).toEqual([at(3, true)])
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  test('listens no longer when whoever follows goes after the first news', async () => {
    const feed = createProgressFeed()
    const { signal } = new AbortController()
    feed.publish(at(1))
    for await (const progress of feed.follow('run', signal)) {
      expect(progress).toEqual(at(1))
      break
    }
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })
})
