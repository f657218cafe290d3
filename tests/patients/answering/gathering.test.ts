import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { PatientInput } from '../../../src/patients/patient.ts'
import { openTestApp, type TestApp } from '../../support/app.ts'
import { somebody } from '../graphql/people.ts'
import { questionsOf } from './fleet.ts'

const people = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => somebody(from + i) as PatientInput)

describe('Questions that wait', () => {
  let test: TestApp
  beforeAll(async () => {
    test = await openTestApp('server', { BATCH_SIZE: '1', MAX_BATCH: '100', PROCESSES: '1' })
  })
  afterAll(() => test[Symbol.asyncDispose]())
  const match = (inputs: readonly PatientInput[], signal?: AbortSignal) =>
    test.app.services.patients.match(inputs, { signal })
  const codes = (calls: PromiseSettledResult<unknown>[]) =>
    new Set(calls.map((call) => (call.status === 'fulfilled' ? 'answered' : (call.reason as { code: string }).code)))

  it('are cut into batches', async () => {
    test.forget()
    const answers = await match(people(0, 100))
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 'NO_MATCH'))
    expect(questionsOf(test)).toHaveLength(2 * 10)
  })

  it('are refused when they are too many, and the next ones are not', async () => {
    const calls = await Promise.allSettled(Array.from({ length: 10 }, (_, i) => match(people(1_000 + 100 * i, 100))))
    expect(codes(calls)).toEqual(new Set(['answered', 'RATE_LIMITED']))
    expect(await match(people(5_000, 100))).toHaveLength(100)
    expect(test.app.services.patients.waitingQuestions()).toBe(0)
  })

  it('are not asked any more when nobody waits, and still when somebody else does', async () => {
    const leaving = new AbortController()
    test.forget()
    const gone = match(people(10_000, 100), leaving.signal)
    const staying = match(people(10_095, 5))
    await sleep(1)
    leaving.abort(new Error('went away'))
    await expect(gone).rejects.toThrow('went away')
    expect((await staying).map(({ status }) => status)).toEqual(Array(5).fill('NO_MATCH'))
    await vi.waitFor(() => expect(test.app.services.patients.waitingQuestions()).toBe(0))
    expect(test.statements.length).toBeLessThan(3 * 10)
    await expect(match(people(20_000, 1), AbortSignal.abort(new Error('was away')))).rejects.toThrow('was away')
  })
})

it.each([4, 40])('Questions of %i callers are answered together, though one call takes less', async (callers) => {
  await using test = await openTestApp('server', { BATCH_SIZE: '10', MAX_BATCH: '5', PROCESSES: '1' })
  const { match } = test.app.services.patients
  const answers = await Promise.all(Array.from({ length: callers }, (_, i) => match(people(30_000 + 5 * i, 5))))
  expect(answers.flat().map(({ status }) => status)).toEqual(Array(5 * callers).fill('NO_MATCH'))
  await expect(match(people(40_000, 6))).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
})
