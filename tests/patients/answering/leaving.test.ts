import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createPatientServices } from '../../../src/patients/services.ts'
import type { PatientInput } from '../../../src/patients/patient.ts'
import { testConfig } from '../../support/settings.ts'
import { somebody } from '../graphql/people.ts'
import { openIndex, type OpenIndex, SECRET } from '../index/open-index.ts'

const PATIENTS = Array.from({ length: 5_000 }, (_, i) => somebody(i) as PatientInput)

let open: OpenIndex
beforeAll(async () => {
  open = await openIndex('embedded')
})
afterAll(() => open[Symbol.asyncDispose]())

it('A client that leaves in the midst of a large question ends its question, and nothing else', async () => {
  const { caching } = testConfig().patients
  const { match, cacheTiers } = createPatientServices(open.index, { hashSecret: SECRET, maxBatch: 10_000 }, { caching })
  const unhandled: unknown[] = []
  const note = (error: unknown) => unhandled.push(error)
  process.on('unhandledRejection', note)
  for (const ms of [0, 5, 20, 60]) {
    const client = new AbortController()
    const asked = match(PATIENTS, { signal: client.signal })
    const leaving = sleep(ms).then(() => client.abort(new Error('left')))
    await expect(asked).rejects.toThrow('left')
    await leaving
  }
  expect(cacheTiers().find(({ tier }) => tier === 'STORE')).toMatchObject({ misses: 0 })
  expect((await match([PATIENTS[0]!]))[0]!.status).toBe('NO_MATCH')
  await sleep(50)
  process.off('unhandledRejection', note)
  expect(unhandled).toEqual([])
})
