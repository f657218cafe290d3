import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { newPerson } from '../../../src/patients/index/new-person.ts'

it('A person is named behind all who came before, so that indexes grow at their end', async () => {
  const names: string[] = []
  for (let i = 0; i < 5; i++) {
    names.push(newPerson(new Date()).mpiId)
    await sleep(2)
  }
  expect(names).toEqual(names.toSorted())
  expect(new Set(names).size).toBe(5)
})
