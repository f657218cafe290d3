import { setTimeout } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { createFetchAll, type FetchAllOptions, type FetchProgress } from '../../src/sources/fetch-all.ts'
import type { FetchReport } from '../../src/sources/fetch-report.ts'
import { resilient } from '../../src/sources/resilience.ts'
import type { Source } from '../../src/sources/source.ts'
import { batch, delivering, fake, failing, forever, record } from './support/fake-source.ts'
import { recordingWriter } from './support/registry.ts'

function setUp(sources: Source[], options: Partial<FetchAllOptions> = {}) {
  const registry = recordingWriter()
  const lines: string[] = []
  const progress: FetchProgress[] = []
  const saved: FetchReport[] = []
  const fetchAll = createFetchAll({
    sources,
    writer: registry.writer,
    runs: { save: async (report) => void saved.push(report) },
    onProgress: (event) => void progress.push(event),
    log: (line) => void lines.push(line),
    ...options,
  })
  return { ...registry, lines, progress, saved, fetchAll }
}

/** A source that delivers a record and then waits for `go`, or until it is cancelled. */
function waiting(name: string, go: Promise<void>): Source {
  return fake(name, async function* ({ signal }) {
    yield batch(1)
    await Promise.race([go, setTimeout(10_000, undefined, { signal })])
    yield batch(2)
  })
}

describe('fetching from all sources', () => {
  test('starts them all before any has ended, and reports each with its own time', async () => {
    const started: string[] = []
    const meeting = Promise.withResolvers<void>()
    const sources = ['A', 'B', 'C'].map((name) =>
      fake(name, async function* () {
        started.push(name)
        if (started.length === 3) meeting.resolve()
        await meeting.promise
        yield batch(started.indexOf(name))
      }),
    )
    const { fetchAll, written } = setUp(sources)
    const report = await fetchAll.run()
    expect(report.sources.map(({ name, status, fetched }) => [name, status, fetched])).toEqual([
      ['A', 'FULFILLED', 1],
      ['B', 'FULFILLED', 1],
      ['C', 'FULFILLED', 1],
    ])
    expect(written.map(({ source }) => source).toSorted()).toEqual(['A', 'B', 'C'])
  })

  test('reports the wall clock, the sum of the times, and their ratio', async () => {
    let time = 1_000_000
    const clock = () => (time += 10)
    const { fetchAll } = setUp([delivering('A', batch(1)), delivering('B', batch(2))], { clock })
    const report = await fetchAll.run()
    const sum = report.sources.reduce((total, { durationMs }) => total + durationMs, 0)
    expect(report.startedAt).toEqual(new Date(1_000_010))
    expect(report.sequentialMs).toBe(sum)
    expect(report.speedup).toBe(sum / report.durationMs)
  })

  test('counts what was inserted, unchanged and rejected, in total and by source', async () => {
    const rejected = [{ npi: null, message: 'line 2: npi: must be ten digits' }]
    const { fetchAll } = setUp([delivering('A', { ...batch(1, 2), rejected }), delivering('B', batch(3))])
    expect(await fetchAll.run()).toMatchObject({ fetched: 3, inserted: 3, updated: 0, unchanged: 0, rejected: 1 })
    expect((await fetchAll.run()).sources[0]).toMatchObject({ fetched: 2, inserted: 0, unchanged: 2, rejected: 1 })
  })

  test('logs its course as the original did', async () => {
    const { fetchAll, lines } = setUp([delivering('NPPES', batch(1, 2)), failing('Mock', new Error('is down'))])
    await fetchAll.run()
    expect(lines.map((line) => line.replace(/\d+ms/, '…ms'))).toEqual([
      '=== Starting concurrent fetch from 2 sources ===',
      '[NPPES] Starting fetch...',
      '[Mock] Starting fetch...',
      expect.stringMatching(/^\[Mock\] Failed after …ms: is down$|^\[NPPES\] Fetched 2/),
      expect.stringMatching(/^\[Mock\] Failed after …ms: is down$|^\[NPPES\] Fetched 2 providers in …ms$/),
      '=== Completed all fetches in …ms ===',
    ])
  })

  test('tells what a source sent and was not kept, a few rows with the reason', async () => {
    const rejected = [1, 2, 3, 4].map((line) => ({ npi: null, message: `line ${line}: npi: must be ten digits` }))
    const some = { ...batch(1), rejected, unread: { zip: 2 }, ignored: ['Fax\u001b[2J No.'] }
    const { fetchAll, lines } = setUp([
      resilient(delivering('A', some, { ...batch(2), unread: { zip: 1 } }), { timeoutMs: 10_000 }),
    ])
    await fetchAll.run()
    expect(lines).toContain(
      '[A] Left out 4 rows: line 1: npi: must be ten digits; line 2: npi: must be ten digits; line 3: npi: must be ten digits; …',
    )
    expect(lines).toContain('[A] Left out values that are none of their field: zip 3')
    expect(lines.find((line) => line.startsWith('[A] Uses no column Fax'))).not.toContain('\u001b')
  })

  test('tells its progress from start to finish under one run', async () => {
    const { fetchAll, progress } = setUp([delivering('A', batch(1), batch(2)), delivering('B', batch(3))])
    const { runId } = await fetchAll.run()
    expect(new Set(progress.map((event) => event.runId))).toEqual(new Set([runId]))
    expect(progress.map(({ done }) => done)).toEqual(progress.map(({ done }) => done).toSorted((a, b) => a - b))
    expect(progress.filter(({ finished }) => finished)).toEqual([
      { runId, done: 3, total: 3, message: 'Completed all fetches: 3 providers', finished: true },
    ])
    expect(progress.at(-1)?.finished).toBe(true)
  })

  test('keeps the report, and gives it all the same when it cannot be kept', async () => {
    const { fetchAll, saved } = setUp([delivering('A', batch(1))])
    expect(saved).toEqual([await fetchAll.run()])
    const broken = setUp([delivering('A', batch(1))], { runs: { save: () => Promise.reject(new Error('disk full')) } })
    expect(await broken.fetchAll.run()).toMatchObject({ fetched: 1 })
    expect(broken.lines.at(-1)).toBe('The report of the fetch is not kept: disk full')
  })

  test('is a report of nothing when there are no sources', async () => {
    const { fetchAll } = setUp([])
    expect(await fetchAll.run()).toMatchObject({ fetched: 0, sequentialMs: 0, speedup: 1, sources: [] })
  })

  test('passes the limit on, and takes no more from a source that ignores it', async () => {
    let asked: number | undefined
    const source = fake('A', async function* ({ limit }) {
      asked = limit
      yield batch(1, 2, 3)
      yield batch(4)
    })
    const { fetchAll, written } = setUp([source])
    expect(await fetchAll.run({ limit: 2 })).toMatchObject({ fetched: 2 })
    expect(asked).toBe(2)
    expect(written).toHaveLength(2)
  })

  test('writes at most 2,000 records at once, and each NPI of a batch once', async () => {
    const numbers = Array.from({ length: 4_500 }, (_, i) => i)
    const { fetchAll, sizes } = setUp([delivering('A', batch(...numbers, 0, 1))])
    expect(await fetchAll.run()).toMatchObject({ fetched: 4_500, inserted: 4_500 })
    expect(sizes).toEqual([2_000, 2_000, 500])
  })
})

describe('a source that fails', () => {
  test('takes nothing down with it, and what it delivered before is kept and counted', async () => {
    const { fetchAll, written } = setUp([
      failing('Torn', new Error('the line was cut\n  at somewhere'), 1, 2),
      delivering('Whole', batch(3)),
    ])
    const report = await fetchAll.run()
    expect(report.sources).toEqual([
      expect.objectContaining({
        name: 'Torn',
        status: 'REJECTED',
        fetched: 2,
        inserted: 2,
        error: 'the line was cut at somewhere',
      }),
      expect.objectContaining({ name: 'Whole', status: 'FULFILLED', fetched: 1, error: null }),
    ])
    expect(written).toHaveLength(3)
  })

  test('is only reported when all of them do', async () => {
    const { fetchAll } = setUp([failing('A', new Error('x')), failing('B', new Error('y'))])
    const report = await fetchAll.run()
    expect(report.sources.map(({ status, error }) => [status, error])).toEqual([
      ['REJECTED', 'x'],
      ['REJECTED', 'y'],
    ])
  })

  test('may throw at once, throw no error, deliver nothing readable, or never end', async () => {
    const sources = [
      fake('Throws', () => {
        throw new Error('not ready')
      }),
      fake('Text', async function* () {
        yield batch(1)
        throw 'just text'
      }),
      fake('Nothing', () => undefined as never),
      delivering('Garbage', 42 as never),
      resilient(
        fake('Stuck', async function* () {
          yield batch(2)
          await forever
        }),
        { timeoutMs: 30 },
      ),
    ]
    const report = await setUp(sources).fetchAll.run()
    expect(report.sources.map(({ error }) => error)).toEqual([
      'not ready',
      'just text',
      'delivered nothing that can be read',
      'delivered something that is no batch of records',
      'took longer than 0.03 s',
    ])
    expect(report.fetched).toBe(2)
  })

  test('is not the same as one that delivers some things that are no records: those are rejected', async () => {
    const records = [record(1), null, { npi: 'x' }, 7] as never
    expect(await setUp([delivering('A', { records, rejected: [] })]).fetchAll.run()).toMatchObject({
      fetched: 1,
      rejected: 3,
      sources: [{ status: 'FULFILLED' }],
    })
  })

  test('may fail because the registry does not take its records; the others are written', async () => {
    const { writer } = recordingWriter((records) => {
      if (records[0]?.source === 'A') throw new Error('deadlock detected')
    })
    const report = await setUp([delivering('A', batch(1)), delivering('B', batch(2))], { writer }).fetchAll.run()
    expect(report.sources).toMatchObject([
      { status: 'REJECTED', inserted: 0, error: 'deadlock detected' },
      { status: 'FULFILLED', inserted: 1 },
    ])
  })

  test('cannot write in the name of another', async () => {
    const { fetchAll, written } = setUp([delivering('A', { records: [record(1, 'NPPES')], rejected: [] })])
    await fetchAll.run()
    expect(written[0]?.source).toBe('A')
  })
})

describe('a refresh', () => {
  const sources = [delivering('Good', batch(1)), failing('Bad', new Error('down'), 2), delivering('Empty')]

  test('retires what a source does not say any more only when it succeeded and said something', async () => {
    const { fetchAll, retired } = setUp(sources)
    await fetchAll.run({ refresh: true })
    expect(retired).toEqual(['Good'])
  })

  test.each([
    ['sent as many rows as asked for, one of them twice', { ...batch(1, 2, 2) }],
    [
      'sent as many rows as asked for, one of which cannot be kept',
      { ...batch(1, 2), rejected: [{ npi: '1', message: 'x' }] },
    ],
    ['says that it has more', { ...batch(1), isCutOff: true }],
  ])('retires nothing of a source that %s', async (_why, sent) => {
    const { fetchAll, retired } = setUp([resilient(delivering('A', sent), { timeoutMs: 10_000 })])
    await fetchAll.run({ refresh: true, limit: 3 })
    expect(retired).toEqual([])
  })

  test('is what retires: a plain fetch does not', async () => {
    const { fetchAll, retired } = setUp(sources)
    await fetchAll.run()
    expect(retired).toEqual([])
  })
})

describe('fetching only some sources', () => {
  const sources = [delivering('A', batch(1)), delivering('B', batch(2))]

  test('leaves the others out', async () => {
    const report = await setUp(sources).fetchAll.run({ only: ['B'] })
    expect(report.sources.map(({ name }) => name)).toEqual(['B'])
  })

  test('knows them by their names in any case, and reports them as they are spelled', async () => {
    const mixed = [delivering('NPPES', batch(1)), delivering('Mock-PrimaryCare', batch(2))]
    const report = await setUp(mixed).fetchAll.run({ only: ['mock-PRIMARYcare', 'nppes'] })
    expect(report.sources.map(({ name }) => name)).toEqual(['NPPES', 'Mock-PrimaryCare'])
  })

  test('refuses a name that there is not, and says which there are', async () => {
    await expect(setUp(sources).fetchAll.run({ only: ['A', 'Z'] })).rejects.toMatchObject({
      name: 'UnknownSourceError',
      code: 'BAD_USER_INPUT',
      message: 'there is no source "Z"; the sources are A, B',
    })
  })

  test('tells a few of many names that there are not', async () => {
    const only = Array.from({ length: 50_000 }, (_, i) => `nobody ${i}`)
    await expect(setUp(sources).fetchAll.run({ only })).rejects.toThrow(/"nobody 4" and others; the sources are A, B$/)
  })
})

describe('two fetches at once', () => {
  test('are one when they ask for the same', async () => {
    const go = Promise.withResolvers<void>()
    const { fetchAll, saved } = setUp([waiting('A', go.promise)])
    const runs = [fetchAll.run({ refresh: false }), fetchAll.run({ only: ['A'] })]
    go.resolve()
    const [one, other] = await Promise.all(runs)
    expect(one).toBe(other)
    expect(saved).toHaveLength(1)
    expect((await fetchAll.run()).runId).not.toBe(one?.runId)
  })

  test('are a conflict when they ask for something else', async () => {
    const go = Promise.withResolvers<void>()
    const { fetchAll } = setUp([waiting('A', go.promise)])
    const run = fetchAll.run()
    await expect(fetchAll.run({ refresh: true })).rejects.toMatchObject({
      name: 'FetchInProgressError',
      code: 'CONFLICT',
    })
    go.resolve()
    await run
  })

  test('run inside the lock that keeps other processes out', async () => {
    const order: string[] = []
    const exclusive = async <T>(work: () => Promise<T>): Promise<T> => {
      order.push('locked')
      return work().finally(() => order.push('unlocked'))
    }
    const { fetchAll } = setUp([delivering('A', batch(1))], { exclusive, log: (line) => void order.push(line) })
    await fetchAll.run()
    expect([order.at(0), order.at(-1)]).toEqual(['locked', 'unlocked'])
  })
})

describe('a cancelled fetch', () => {
  test('ends promptly with a report of what was done', async () => {
    const { fetchAll, retired } = setUp([delivering('Done', batch(5)), waiting('Slow', forever)])
    const report = await fetchAll.run({ refresh: true, signal: AbortSignal.timeout(30) })
    expect(report.sources).toMatchObject([
      { name: 'Done', status: 'FULFILLED', fetched: 1 },
      { name: 'Slow', status: 'REJECTED', fetched: 1, error: 'was cancelled' },
    ])
    expect(retired).toEqual(['Done'])
  })

  test('goes on for the others who wait for it', async () => {
    const go = Promise.withResolvers<void>()
    const { fetchAll } = setUp([waiting('A', go.promise)])
    const impatient = new AbortController()
    const left = fetchAll.run({ signal: impatient.signal })
    const stayed = fetchAll.run()
    impatient.abort(new Error('enough'))
    await expect(left).rejects.toThrow('enough')
    go.resolve()
    expect(await stayed).toMatchObject({ fetched: 2, sources: [{ status: 'FULFILLED' }] })
  })

  test('is not joined by those who come later: they start anew', async () => {
    const go = Promise.withResolvers<void>()
    const { fetchAll } = setUp([waiting('A', go.promise)])
    const controller = new AbortController()
    const cancelled = fetchAll.run({ signal: controller.signal })
    controller.abort()
    const anew = fetchAll.run()
    go.resolve()
    expect((await cancelled).sources[0]?.error).toBe('was cancelled')
    expect((await anew).sources[0]?.status).toBe('FULFILLED')
  })

  test('gives way to one of those who wait, and is a conflict to others who want something else', async () => {
    const go = Promise.withResolvers<void>()
    const { fetchAll } = setUp([waiting('A', go.promise)])
    const controller = new AbortController()
    const cancelled = fetchAll.run({ signal: controller.signal })
    controller.abort()
    const [refresh, plain] = [fetchAll.run({ refresh: true }), fetchAll.run()]
    go.resolve()
    await expect(plain).rejects.toMatchObject({ code: 'CONFLICT' })
    expect((await refresh).sources[0]?.status).toBe('FULFILLED')
    await cancelled
  })
})
