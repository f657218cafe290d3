import { describe, expect, inject, it } from 'vitest'
import { openTestApp } from '../../support/app.ts'
import { leaveMongo, takeMongo } from '../../support/mongo-databases.ts'
import { missing } from '../../support/needed-servers.ts'
import { Match, Register } from './documents.ts'
import { records, somebody } from './people.ts'

describe.skipIf(missing('a MongoDB', inject('mongoUri')))('with MONGODB_URI', () => {
  it('everything about patients is in MongoDB, also beside an embedded registry, and the server tells whether that answers', async () => {
    const uri = takeMongo()
    await using test = await openTestApp({ MONGODB_URI: uri })
    const url = await test.app.listen()
    const ready = await fetch(`${url}/ready`)
    expect(await ready.json()).toMatchObject({
      status: 'ready',
      checks: { serving: true, database: true, mongodb: true },
    })
    test.forget()
    await test.get(Register, { inputs: records([somebody(1), somebody(2)], 'clinic') })
    const { matchPatients } = await test.get(Match, { inputs: [somebody(1)] })
    expect(matchPatients).toMatchObject([{ status: 'MATCH' }])
    expect(test.statements).toContain('insert')
    expect(test.statements.filter((statement) => statement.includes(' '))).toEqual([])
    await leaveMongo(uri)
  })
})
