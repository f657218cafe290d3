import { expect, it, vi } from 'vitest'
import { openSharedCaching } from '../../../src/patients/answering/open-shared.ts'
import type { PatientIndex } from '../../../src/patients/index/patient-index.ts'
import type { PatientInput } from '../../../src/patients/patient.ts'
import { createPatientServices } from '../../../src/patients/services.ts'
import { missing } from '../../support/needed-servers.ts'
import { findRedisServer, startRedis } from '../../support/redis-server.ts'
import { testConfig } from '../../support/settings.ts'
import { slowLink } from '../../support/slow-link.ts'
import { somebody } from '../graphql/people.ts'
import { openIndex, SECRET } from '../index/open-index.ts'

/** The index, whose first question about frequencies waits until it is let go. */
function slowed(index: PatientIndex) {
  const { promise: asked, resolve: arrive } = Promise.withResolvers<void>()
  const { promise: free, resolve: letGo } = Promise.withResolvers<void>()
  let slow = true
  const frequencies: PatientIndex['frequencies'] = async (values) => {
    if (slow) {
      slow = false
      arrive()
      await free
    }
    return index.frequencies(values)
  }
  return { index: { ...index, frequencies }, asked, letGo }
}

/** The index, whose transactions wait with their commit until they are let go. */
function holdingCommits(index: PatientIndex) {
  const { promise: free, resolve: letGo } = Promise.withResolvers<void>()
  const transaction: PatientIndex['transaction'] = (work) =>
    index.transaction(async (unit) => {
      const result = await work(unit)
      await free
      return result
    })
  return { index: { ...index, transaction }, letGo }
}

const { caching } = testConfig().patients
const settings = { hashSecret: SECRET, maxBatch: 10 }
const patient = somebody(1) as PatientInput
const NEW = [{ source: 'clinic', sourceId: '1', patient }]

const asking =
  ({ match }: ReturnType<typeof createPatientServices>) =>
  async () => {
    const [answer] = await match([patient])
    return [answer!.status, answer!.servedFrom]
  }
/** The answer, if it comes. */
const soon = (answer: Promise<unknown>) =>
  Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 10_000, 'waits'))])

it('A reader that was overtaken by a write is joined by nobody after it, and what it brings is not kept', async () => {
  await using opened = await openIndex('embedded')
  const { index, asked, letGo } = slowed(opened.index)
  const services = createPatientServices(index, settings, { caching })
  const ask = asking(services)
  const overtaken = ask()
  await asked
  await services.register(NEW, 'tester')
  expect(await soon(ask())).toEqual(['MATCH', 'STORE'])
  letGo()
  expect(await overtaken).toEqual(['NO_MATCH', 'STORE'])
  expect((await ask())[0]).toBe('MATCH')
  expect(await ask()).toEqual(['MATCH', 'MEMORY'])
})

it.skipIf(missing('redis-server', findRedisServer()))(
  'A reader that asked while another process was about to commit is joined by nobody after that',
  async () => {
    await using opened = await openIndex('server')
    await using redis = await startRedis()
    await using link = await slowLink(Number(new URL(redis.url).port))
    const open = async (url: string, index: PatientIndex) => {
      const shared = await openSharedCaching(
        { url, poolSize: 5, secret: undefined },
        { index: opened.index, indexId: 'the index', hashSecret: SECRET },
        () => {},
      )
      return { shared, services: createPatientServices(index, settings, { caching, shared }) }
    }
    const held = holdingCommits(opened.index)
    const slow = slowed(opened.index)
    const writer = await open(redis.url, held.index)
    const reader = await open(`redis://127.0.0.1:${link.port}`, slow.index)
    const ask = asking(reader.services)

    const writing = writer.services.register(NEW, 'tester')
    const { ledger } = reader.shared.invalidation
    await vi.waitFor(() => expect(ledger.isChanging()).toBe(true), { timeout: 5_000 })
    link.delay(400)
    const overtaken = ask()
    await slow.asked
    held.letGo()
    await writing
    expect(ledger.isChanging()).toBe(true)
    expect(await soon(ask())).toEqual(['MATCH', 'STORE'])
    slow.letGo()
    expect(await overtaken).toEqual(['NO_MATCH', 'STORE'])
    link.delay(0)
    await vi.waitFor(async () => expect(await ask()).toEqual(['MATCH', 'MEMORY']), { timeout: 10_000 })
    for (const { shared } of [reader, writer]) await shared.close()
  },
)
