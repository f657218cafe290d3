import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from '../../../src/db/migrate.ts'
import { openDatabase } from '../../../src/db/open.ts'
import { notificationCursor } from '../../../src/patients/upstream/verato/notification-cursor.ts'
import { freshDatabase, openTestApp, type TestApp } from '../../support/app.ts'
import { databaseSettings } from '../../support/settings.ts'
import { DATABASES } from '../../support/stores.ts'
import { startVeratoStub, succeed, type VeratoStub } from '../../support/verato-stub.ts'
import { Match } from '../graphql/documents.ts'
import { somebody } from '../graphql/people.ts'
import { status } from './trouble.ts'

const POLL = '/searchNotifications'
const MINUTE = 60_000
const PERSON = somebody(1)

const merged = (previousLinkId: string, newLinkId: string, at = Date.now()) => ({
  ts: new Date(at).toISOString(),
  notificationType: 'MERGE',
  body: { previousLinkId, newLinkId, survivingSource: 'EHR', retiredSource: 'EHR' },
})

describe('following the notifications of Verato', () => {
  let stub: VeratoStub
  let closing: AsyncDisposableStack
  let current = 'L-1'
  beforeEach(async () => {
    closing = new AsyncDisposableStack()
    stub = closing.use(await startVeratoStub())
    current = 'L-1'
    stub.onSearch = () => [{ linkId: current, sameIdentity: 'Y', matchScore: 0.97 }]
  })
  afterEach(() => closing.disposeAsync())

  const open = async (environment: Record<string, string> = {}): Promise<TestApp> =>
    openTestApp('server', {
      MPI_PROVIDER: 'verato',
      VERATO_POLL_INTERVAL: '0.02',
      LOG_LEVEL: 'debug',
      ...stub.settings,
      ...environment,
    })
  const ask = async (test: TestApp) => {
    const { matchPatients } = await test.get(Match, { inputs: [PERSON] })
    return [matchPatients[0]!.mpiId, matchPatients[0]!.servedFrom]
  }
  const polls = () => stub.callsOf(POLL)
  /** Three more polls have been asked for: the first may ask for a time before now, the second began and ended since. */
  const polled = async () => {
    const begun = () => polls().filter(({ content }) => content['pageNumber'] === 0).length
    const before = begun()
    while (begun() < before + 3) await sleep(5)
  }

  it.each([
    ['an object', (body: object) => body],
    ['JSON in a text', (body: object) => JSON.stringify(body)],
  ])('drops the answers that a retired identity stands in, told as %s', async (_, written) => {
    const test = closing.use(await open())
    expect(await ask(test)).toEqual(['verato:L-1', 'PROVIDER'])
    expect(await ask(test)).toEqual(['verato:L-1', 'MEMORY'])
    current = 'L-2'
    const told = merged('L-1', 'L-2')
    stub.notifications.push({ ...told, body: written(told.body) })
    await polled()
    expect(await ask(test)).toEqual(['verato:L-2', 'PROVIDER'])
    await polled()
    expect(await ask(test)).toEqual(['verato:L-2', 'MEMORY'])
  })

  it('leaves the answers of others alone, and what tells of no identity', async () => {
    const test = closing.use(await open())
    await ask(test)
    stub.notifications.push(
      merged('L-7', 'L-8'),
      { ...merged('', ''), body: 'no JSON' },
      { ...merged('', ''), body: null },
    )
    await polled()
    expect(await ask(test)).toEqual(['verato:L-1', 'MEMORY'])
    expect(test.logged.join('\n')).not.toContain('could not be read')
  })

  it('reads page after page', async () => {
    const test = closing.use(await open())
    await ask(test)
    current = 'L-2'
    const many = Array.from({ length: 250 }, (_, i) => merged(`M-${i}`, `N-${i}`))
    stub.notifications.push(...many, merged('L-1', 'L-2'))
    await polled()
    expect(new Set(polls().map(({ content }) => content['pageNumber']))).toEqual(new Set([0, 1, 2]))
    expect(polls()[0]!.content).toMatchObject({ pageNumber: 0, pageSize: 100 })
    expect(await ask(test)).toEqual(['verato:L-2', 'PROVIDER'])
  })

  it('hears what is told late', async () => {
    const test = closing.use(await open())
    await polled()
    await ask(test)
    current = 'L-2'
    stub.notifications.push(merged('L-1', 'L-2', Date.now() - 9 * MINUTE))
    await polled()
    expect(await ask(test)).toEqual(['verato:L-2', 'PROVIDER'])
  })

  it('goes on after polls that fail, and misses nothing', async () => {
    const test = closing.use(await open())
    await ask(test)
    current = 'L-2'
    stub.notifications.push(merged('L-1', 'L-2'))
    stub.trouble = status(500)
    const failed = () => test.logged.filter((line) => line.includes('could not be read')).length
    while (failed() < 3) await sleep(5)
    stub.trouble = undefined
    while (!(await ask(test)).includes('verato:L-2')) await sleep(10)
  })

  it('does not keep Verato from answering when it fails', async () => {
    stub.trouble = (request, response, call) =>
      call.operation === POLL
        ? status(403)(request, response, call)
        : succeed(response, call.trackingId, { searchResults: [] })
    const test = closing.use(await open())
    while (polls().length < 5) await sleep(5)
    const { matchPatients } = await test.get(Match, { inputs: [PERSON] })
    expect(matchPatients).toMatchObject([{ status: 'NO_MATCH', provider: 'VERATO' }])
  })

  it.each([
    ['where the process before stopped', 120, 130],
    ['no further back than answers are kept', 3 * 24 * 60, 24 * 60 + 10],
  ])('begins %s', async (_, stoppedMinutesAgo, beginsMinutesAgo) => {
    const DATABASE_URL = await freshDatabase()
    const { db, close } = await openDatabase(databaseSettings({ url: DATABASE_URL }), { onError: () => {} })
    closing.defer(close)
    const stopped = new Date(Date.now() - stoppedMinutesAgo * MINUTE)
    await notificationCursor(db).advance(stopped)
    closing.use(await open({ DATABASE_URL }))
    await polled()
    const begins = Date.now() - beginsMinutesAgo * MINUTE
    expect(Math.abs(Date.parse(String(polls()[0]!.content['startDate'])) - begins)).toBeLessThan(MINUTE)
    expect((await notificationCursor(db).read())!.getTime()).toBeGreaterThan(Date.now() - MINUTE)
  })

  it('ends with the app', async () => {
    const test = await open()
    await polled()
    await test[Symbol.asyncDispose]()
    const { length } = polls()
    await sleep(100)
    expect(polls()).toHaveLength(length)
  })
})

describe.each(DATABASES)('the cursor of notifications, on the %s database', (kind) => {
  it('is kept and never goes back', async () => {
    const url = kind === 'server' ? await freshDatabase() : undefined
    const { db, close } = await openDatabase(databaseSettings({ url }), { onError: () => {} })
    await migrate(db)
    const cursor = notificationCursor(db)
    expect(await cursor.read()).toBeUndefined()
    const [early, late] = [new Date('2026-11-25T10:00:00.123Z'), new Date('2026-11-25T11:00:00.456Z')]
    await cursor.advance(late)
    await cursor.advance(early)
    expect(await cursor.read()).toEqual(late)
    await close()
  })
})
