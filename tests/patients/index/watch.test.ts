import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { createWatch } from '../../../src/patients/index/postgres/watch.ts'

const never = () => new Promise<never>(() => {})
const GIVEN_UP = { code: 'UPSTREAM_UNAVAILABLE' }

describe('the watch over a transaction', () => {
  test('takes no time of this process for the silence of the server', async () => {
    using watch = createWatch(50)
    await watch.step(async () => {})
    await sleep(150)
    await expect(Promise.race([watch.over, Promise.resolve('well')])).resolves.toBe('well')
    await expect(watch.step(async () => 'an answer')).resolves.toBe('an answer')
  })

  test.each<[string, (watch: ReturnType<typeof createWatch>) => Promise<unknown>]>([
    ['begins no transaction', (watch) => watch.over],
    ['does not answer', (watch) => watch.step(never)],
    ['answers one of two questions', (watch) => Promise.all([watch.step(never), watch.step(async () => {})])],
    [
      'does not commit',
      async (watch) => {
        await watch.step(async () => {})
        watch.committing()
        return watch.over
      },
    ],
  ])('gives up a server that %s', async (_what, ask) => {
    using watch = createWatch(50)
    await expect(ask(watch)).rejects.toMatchObject(GIVEN_UP)
  })
})
