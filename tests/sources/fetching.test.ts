import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { DATABASES, freshDatabase, openTestApp, type TestApp } from '../support/app.ts'
import { FetchAll, Runs, Show, Stats, Update } from '../support/documents.ts'

describe.each(DATABASES)('fetching from all sources, on the %s database', (kind) => {
  let test: TestApp
  let feed: Server
  let rosters: object[] = []
  let status = 200
  let csvFeed: string | undefined
  beforeAll(async () => {
    feed = createServer((_request, response) => {
      if (csvFeed !== undefined) response.writeHead(200, { 'content-type': 'text/csv' }).end(csvFeed)
      else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(rosters))
    })
    feed.listen(0, '127.0.0.1')
    await once(feed, 'listening')
    const url = `http://127.0.0.1:${(feed.address() as AddressInfo).port}/roster`
    test = await openTestApp(kind, { ROSTER_SURGICAL_URL: url })
    rosters = [
      { npi: '1720377294', lastName: 'Kim', city: 'Boston', state: 'MA' },
      { npi: '1234567893', lastName: 'Lee' },
    ]
  })
  afterEach(() => {
    status = 200
  })
  afterAll(async () => {
    await test[Symbol.asyncDispose]()
    feed.close()
  })

  it('fetches from four at once and reports each', async () => {
    const { fetchAllSources: report } = await test.get(FetchAll)
    expect(report).toMatchObject({ fetched: 47, inserted: 47, updated: 0, unchanged: 0, rejected: 0 })
    expect(report.sources.map(({ name, status, fetched }) => [name, status, fetched])).toEqual([
      ['NPPES', 'FULFILLED', 15],
      ['Mock-PrimaryCare', 'FULFILLED', 15],
      ['Mock-SurgicalSpec', 'FULFILLED', 2],
      ['Mock-MentalHealth', 'FULFILLED', 15],
    ])
    expect(report.speedup).toBeCloseTo(report.sequentialMs / report.durationMs, 5)
    expect(test.logged).toContain('[NPPES] Starting fetch...')
  })

  it('marks the samples and nothing else', async () => {
    expect((await test.get(Show, { npi: '1500000001' })).provider).toMatchObject({ sample: true })
    expect((await test.get(Show, { npi: '1720377294' })).provider).toMatchObject({
      sample: false,
      name: 'Kim',
      city: 'Boston',
    })
  })

  it('changes nothing when nothing has changed', async () => {
    const { fetchAllSources: report } = await test.get(FetchAll, { refresh: true })
    expect(report).toMatchObject({ fetched: 47, inserted: 0, updated: 0, unchanged: 47 })
  })

  it("refreshes a source that succeeded, and keeps a person's edit", async () => {
    await test.get(Update, { npi: '1720377294', patch: { city: 'Salem' } })
    await test.get(Update, { npi: '1234567893', patch: { phone: '312-555-0100' } })
    rosters = [{ npi: '1720377294', lastName: 'Kim-Park', city: 'Boston', state: 'MA' }]
    await test.get(FetchAll, { refresh: true, only: ['Mock-SurgicalSpec'] })
    expect((await test.get(Show, { npi: '1720377294' })).provider).toMatchObject({ name: 'Kim-Park', city: 'Salem' })
    const edited = (await test.get(Show, { npi: '1234567893' })).provider
    expect(edited?.provenance.map(({ source }) => source)).toEqual(['Manual'])
    expect((await test.get(Stats)).providerStats.total).toBe(47)
  })

  it('keeps what a source said of whom it still lists, in a row that cannot be kept', async () => {
    const total = async () => (await test.get(Stats)).providerStats.total
    const before = await total()
    const other = { npi: '1679576722', lastName: 'Ray', city: 'Boston', state: 'MA' }
    rosters = [{ npi: '1720377294', city: 'Boston' }, other]
    await test.get(FetchAll, { refresh: true, only: ['Mock-SurgicalSpec'] })
    expect((await test.get(Show, { npi: '1720377294' })).provider).toMatchObject({ name: 'Kim-Park' })
    rosters = [{ npi: 'none', lastName: 'Kim' }, other]
    await test.get(FetchAll, { refresh: true, only: ['Mock-SurgicalSpec'] })
    expect((await test.get(Show, { npi: '1720377294' })).provider).toMatchObject({ name: 'Kim-Park' })
    rosters = [other]
    await test.get(FetchAll, { refresh: true, only: ['Mock-SurgicalSpec'] })
    const gone = (await test.get(Show, { npi: '1720377294' })).provider
    expect(gone?.provenance.map(({ source }) => source)).toEqual(['Manual'])
    expect(await total()).toBe(before + 1)
  })

  it('retires nothing of a source that the limit cut off', async () => {
    await test.get(FetchAll, { refresh: true, limit: 3, only: ['NPPES'] })
    expect((await test.get(Stats)).providerStats.bySource).toContainEqual({ value: 'NPPES', count: 15 })
  })

  it('says nothing of a phone number or state that cannot be one', async () => {
    rosters = [{ npi: '1720377294', lastName: 'Kim-Park', phone: '5', city: 'Boston', state: 'Narnia' }]
    await test.get(FetchAll, { only: ['Mock-SurgicalSpec'] })
    expect((await test.get(Show, { npi: '1720377294' })).provider).toMatchObject({ phone: null, state: null })
  })

  it('keeps the rows of a source that failed, and tells why', async () => {
    status = 404
    const { fetchAllSources: report } = await test.get(FetchAll, { refresh: true })
    expect(report.sources.map(({ status }) => status)).toEqual(['FULFILLED', 'FULFILLED', 'REJECTED', 'FULFILLED'])
    expect(report.sources[2]?.error).toContain('404')
    expect((await test.get(Show, { npi: '1720377294' })).provider?.name).toBe('Kim-Park')
  })

  it('lets a second equal call join the first, and tells another one CONFLICT', async () => {
    const [first, second, other] = await Promise.all([
      test.get(FetchAll),
      test.get(FetchAll),
      test.refused(FetchAll, { only: ['NPPES'] }),
    ])
    expect(second.fetchAllSources.runId).toBe(first.fetchAllSources.runId)
    expect(other.extensions.code).toBe('CONFLICT')
  })

  it("keeps its runs, the newest first, and each source's last report", async () => {
    const { fetchRuns, sources } = await test.get(Runs)
    expect(fetchRuns).toHaveLength(10)
    expect(fetchRuns.at(-1)?.fetched).toBe(47)
    expect(sources.map(({ name, sample, lastReport }) => [name, sample, lastReport?.fetched])).toEqual([
      ['NPPES', true, 15],
      ['Mock-PrimaryCare', true, 15],
      ['Mock-SurgicalSpec', false, 1],
      ['Mock-MentalHealth', true, 15],
    ])
  })

  it.each([
    [{ only: ['Nobody'] }, 'only'],
    [{ only: [] }, 'only'],
    [{ limit: 0 }, 'limit'],
  ])('refuses %j', async (variables, path) => {
    const { extensions } = await test.refused(FetchAll, variables)
    expect([extensions.code, extensions.fieldErrors?.[0]?.path]).toEqual(['BAD_USER_INPUT', path])
  })

  it('knows the last report of each source, however often others ran since, and ends the news of a run that is over', async () => {
    const { fetchAllSources } = await test.get(FetchAll)
    for (let i = 0; i < 3; i++) await test.get(FetchAll, { only: ['NPPES'], limit: 1 })
    const { sources } = test.app.services
    expect((await sources.runs.latestBySource(['Mock-PrimaryCare', 'nobody'])).map((told) => told?.fetched)).toEqual([
      15,
      undefined,
    ])
    const { signal } = new AbortController()
    const kept = await Array.fromAsync(sources.fetchProgress(fetchAllSources.runId, signal))
    expect(kept.at(-1)).toMatchObject({ id: fetchAllSources.runId, finished: true })
    await expect(Array.fromAsync(sources.fetchProgress('nope', signal))).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('keeps the report of a run whose source failed over half a character', async () => {
    csvFeed = `${'x'.repeat(59)}\u{1f600}yyyy,b\n1,2\n`
    const { fetchAllSources } = await test.get(FetchAll, { only: ['Mock-SurgicalSpec'] })
    csvFeed = undefined
    expect((await test.get(Runs)).fetchRuns[0]!.runId).toBe(fetchAllSources.runId)
  })

  it('takes at most as many from a source as asked', async () => {
    const { fetchAllSources: report } = await test.get(FetchAll, { limit: 3, only: ['NPPES', 'Mock-MentalHealth'] })
    expect(report.fetched).toBe(6)
  })
})

describe('two processes on one server', () => {
  it('fetch one after the other: the second is told CONFLICT', async () => {
    const url = await freshDatabase()
    await using one = await openTestApp({ DATABASE_URL: url })
    await using two = await openTestApp({ DATABASE_URL: url })
    const answers = await Promise.all([one.ask(FetchAll), two.ask(FetchAll)])
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code)
    expect(codes.toSorted()).toEqual(['CONFLICT', undefined])
  })
})
