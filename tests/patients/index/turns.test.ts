import type { ClientSession } from 'mongodb'
import { afterEach, expect, it, vi } from 'vitest'
import { createTurns } from '../../../src/patients/index/mongodb/turns.ts'

afterEach(() => void vi.restoreAllMocks())

it('Transactions pause for those of other processes after a long run of them, and never when they come one by one', async () => {
  let now = 1_000_000
  vi.spyOn(Date, 'now').mockImplementation(() => now)
  const session = { commitTransaction: async () => {} } as ClientSession
  const acquire = vi.fn(async () => session)
  const turns = createTurns({ acquire, release: () => {}, abandon: async () => {} }, 60_000)
  /** Whether a transaction of some ms begins without a timer. */
  const beginsAtOnce = async (ms: number) => {
    acquire.mockClear()
    const ended = turns(async () => (now += ms))
    for (let i = 0; i < 20; i++) await Promise.resolve()
    const begun = acquire.mock.calls.length === 1
    await ended
    return begun
  }
  for (let i = 0; i < 3; i++) {
    expect(await beginsAtOnce(5)).toBe(true)
    now += 1_000
  }
  expect([await beginsAtOnce(150), await beginsAtOnce(150), await beginsAtOnce(1)]).toEqual([true, true, false])
  expect(await beginsAtOnce(1)).toBe(true)
})
