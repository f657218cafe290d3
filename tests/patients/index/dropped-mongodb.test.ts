import { MongoClient } from 'mongodb'
import { expect, inject, it, vi } from 'vitest'
import { createApp } from '../../../src/app.ts'
import { createLog } from '../../../src/observability/log.ts'
import type { PatientInput } from '../../../src/patients/patient.ts'
import { freshDatabase } from '../../support/app.ts'
import { missing } from '../../support/needed-servers.ts'
import { testConfig } from '../../support/settings.ts'
import { freshMongo } from '../../support/stores.ts'
import { somebody } from '../graphql/people.ts'

const records = (i: number) => [{ source: 'clinic', sourceId: String(i), patient: somebody(i) as PatientInput }]

it.skipIf(missing('a MongoDB', inject('mongoUri')))(
  'A MongoDB database that is dropped under its index is an outage that says so, until a restart makes it anew',
  async () => {
    const logged: string[] = []
    const place = { DATABASE_URL: await freshDatabase(), MONGODB_URI: freshMongo() }
    const start = () =>
      createApp({
        config: testConfig({ ...place, PROCESSES: '1' }),
        log: createLog('info', { write: (line) => logged.push(line) }),
        migrate: true,
      })
    await using client = new MongoClient(place.MONGODB_URI)
    {
      await using app = await start()
      const url = await app.listen()
      const ready = async () => (await fetch(`${url}/ready`)).status
      const { patients } = app.services
      await patients.register(records(0), 'tester')
      expect(await ready()).toBe(200)
      await client.db().dropDatabase()
      expect(await ready()).toBe(503)
      const outage = { code: 'UPSTREAM_UNAVAILABLE' }
      await expect(patients.register(records(1), 'tester')).rejects.toMatchObject(outage)
      await expect(patients.counts()).rejects.toMatchObject(outage)
      expect((await patients.match([somebody(2) as PatientInput]))[0]).toMatchObject({ status: 'ERROR', error: outage })
      await vi.waitFor(() => expect(logged.join('')).toMatch(/the MongoDB database lacks .* a restart makes it anew/))
    }
    await using again = await start()
    expect((await again.services.patients.register(records(1), 'tester'))[0]!.status).toBe('CREATED')
    await client.db().dropDatabase()
  },
)
