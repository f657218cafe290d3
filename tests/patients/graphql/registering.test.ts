import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATABASES, openTestApp, type TestApp } from '../../support/app.ts'
import { Match, Register } from './documents.ts'
import { records, somebody } from './people.ts'

describe.each(DATABASES)('registering patients, on the %s database', (kind) => {
  let test: TestApp
  beforeAll(async () => {
    test = await openTestApp(kind)
  })
  afterAll(() => test[Symbol.asyncDispose]())

  it('keeps them, and they are found', async () => {
    const { registerPatients } = await test.get(Register, { inputs: records([somebody(1), somebody(2)], 'clinic') })
    expect(registerPatients.map(({ status }) => status)).toEqual(['CREATED', 'CREATED'])
    const { matchPatients } = await test.get(Match, { inputs: [somebody(2), somebody(3)] })
    expect(matchPatients).toMatchObject([
      { status: 'MATCH', mpiId: registerPatients[1]!.mpiId, provider: 'INTERNAL', servedFrom: 'STORE' },
      { status: 'NO_MATCH', mpiId: null, patient: null },
    ])
    expect(matchPatients[0]!.patient?.records).toEqual([{ source: 'clinic', sourceId: '2' }])
  })
})
