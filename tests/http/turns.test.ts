import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { inTurns } from '../../src/http/turns.ts'

it('What comes at once is begun in its order, at most so many in a turn of the event loop', async () => {
  const turn = inTurns(2)
  const begun: number[] = []
  for (let i = 0; i < 5; i++) turn(() => begun.push(i))
  const after: number[][] = []
  for (let i = 0; i < 3; i++) {
    await nextTurn()
    after.push([...begun])
  }
  expect(after).toEqual([
    [0, 1],
    [0, 1, 2, 3],
    [0, 1, 2, 3, 4],
  ])
})

it('What comes later is begun as well', async () => {
  const turn = inTurns(2)
  const begun: string[] = []
  for (const name of ['first', 'second']) {
    turn(() => begun.push(name))
    await nextTurn()
    await nextTurn()
  }
  expect(begun).toEqual(['first', 'second'])
})
