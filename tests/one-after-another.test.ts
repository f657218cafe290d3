import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createQueue } from '../src/one-after-another.ts'

it('A work that has waited too long for its turn is refused and never run; the others keep their order', async () => {
  const queue = createQueue()
  const done: string[] = []
  const work =
    (name: string, ms = 0) =>
    async () => {
      await sleep(ms)
      done.push(name)
    }
  const refusal = () => new Error('waited too long')
  const first = queue(work('first', 200))
  const impatient = queue(work('impatient'), { waitMs: 20, refusal })
  const patient = queue(work('patient'), { waitMs: 5_000, refusal })
  await expect(impatient).rejects.toThrow('waited too long')
  await Promise.all([first, patient])
  expect(done).toEqual(['first', 'patient'])
})
