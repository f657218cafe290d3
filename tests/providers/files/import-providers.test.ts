import { describe, expect, test } from 'vitest'
import { importProviders, type ImportProgress } from '../../../src/providers/files/import-providers.ts'
import { MemoryRegistry } from './memory-registry.ts'
import { chunked } from './texts.ts'

const csv = (...rows: string[]) => `npi,last_name\n${rows.map((row) => `${row}\n`).join('')}`
const many = (count: number) => csv(...Array.from({ length: count }, (_, i) => `${1_000_000_000 + i},Smith`))
const VALID = ['1234567893,A', '1245319599,B']
const CSV = { format: 'CSV' } as const

describe('importing', () => {
  test('keeps the good rows and reports the bad ones', async () => {
    const writer = new MemoryRegistry()
    const report = await importProviders(() => chunked(csv(...VALID, '1,C', '1234567890,')), CSV, {
      writer,
      now: () => 5,
    })
    expect(report).toEqual({
      read: 4,
      inserted: 2,
      updated: 0,
      unchanged: 0,
      rejected: 2,
      errors: [
        { line: 4, field: 'npi', message: 'must be ten digits' },
        { line: 5, field: 'lastName', message: 'is required, or an organisation name' },
      ],
      durationMs: 0,
      ignoredColumns: [],
    })
    expect(writer.providers.size).toBe(2)
  })

  test('again says unchanged', async () => {
    const writer = new MemoryRegistry()
    const open = () => chunked(csv(...VALID))
    await importProviders(open, CSV, { writer })
    expect(await importProviders(open, CSV, { writer })).toMatchObject({ inserted: 0, unchanged: 2 })
  })

  test('lists the first thousand errors and counts them all', async () => {
    const bad = csv(...Array.from({ length: 24_000 }, () => '1,A'))
    const report = await importProviders(() => chunked(bad), CSV, { writer: new MemoryRegistry() })
    expect(report.errors).toHaveLength(1_000)
    expect(report).toMatchObject({ read: 24_000, rejected: 24_000 })
  })

  test('writes a transaction a batch and tells how far it is', async () => {
    const writer = new MemoryRegistry()
    const told: ImportProgress[] = []
    await importProviders(() => chunked(many(24_000)), CSV, { writer, onProgress: (progress) => told.push(progress) })
    expect(writer.writes).toBe(3)
    expect(told.map(({ phase, done, finished }) => [phase, done, finished])).toEqual([
      ['writing', 8_000, false],
      ['writing', 16_000, false],
      ['writing', 24_000, false],
      ['writing', 24_000, true],
    ])
    expect(told.at(-1)?.bytes).toBe(many(24_000).length)
  })

  test('reads two batches ahead of the write and no further', async () => {
    const writer = new MemoryRegistry()
    const pulled: number[] = []
    let chunks = 0
    async function* source() {
      for await (const chunk of chunked(many(60_000), 1024)) {
        chunks += 1
        yield chunk
      }
    }
    writer.beforeWrite = async () => {
      await new Promise((resolve) => setTimeout(resolve, 20))
      pulled.push(chunks)
    }
    await importProviders(source, CSV, { writer })
    expect(pulled[0]).toBeLessThan((3 * 8_000 * '1000000000,Smith\n'.length) / 1024)
  })

  test('that fails in writing rejects with the failure, even when the file never ends', async () => {
    const writer = new MemoryRegistry()
    writer.beforeWrite = () => {
      throw new Error('the database is gone')
    }
    async function* source() {
      yield* chunked(many(10_000))
      await new Promise(() => {})
    }
    await expect(importProviders(source, CSV, { writer })).rejects.toThrow('the database is gone')
  })

  test('a file without an NPI column writes nothing and says so', async () => {
    const writer = new MemoryRegistry()
    await expect(importProviders(() => chunked('name\nA\n'), CSV, { writer })).rejects.toThrow('"npi" is missing')
    expect(writer.writes).toBe(0)
  })
})

describe('a strict import', () => {
  const strict = { ...CSV, strict: true }

  test('writes nothing when one row is bad, and lists what is', async () => {
    const writer = new MemoryRegistry()
    const report = await importProviders(() => chunked(csv(...VALID, '1234567890,C')), strict, { writer })
    expect(report).toMatchObject({ read: 3, inserted: 0, rejected: 1, errors: [{ line: 4, field: 'npi' }] })
    expect(writer.providers.size).toBe(0)
  })

  test('writes everything when all rows are good', async () => {
    const writer = new MemoryRegistry()
    const report = await importProviders(() => chunked(csv(...VALID)), strict, { writer })
    expect(report).toMatchObject({ read: 2, inserted: 2, rejected: 0 })
  })

  test('is undone as a whole when the file changes between checking and writing', async () => {
    const writer = new MemoryRegistry()
    const texts = [csv(...VALID), csv(...VALID, 'x,C')]
    const importing = importProviders(() => chunked(texts.shift() ?? ''), strict, { writer })
    await expect(importing).rejects.toThrow('line 4: the file changed')
    expect(writer.providers.size).toBe(0)
  })
})

describe('a dry run', () => {
  test('validates and writes nothing', async () => {
    const writer = new MemoryRegistry()
    const report = await importProviders(() => chunked(csv(...VALID, '1,C')), { ...CSV, dryRun: true }, { writer })
    expect(report).toMatchObject({ read: 3, inserted: 0, rejected: 1 })
    expect(writer.writes).toBe(0)
  })
})

test.each([
  ['a dry run', { dryRun: true }],
  ['a strict import of bad rows', { strict: true }],
])('%s tells how far it is no more often than a plain import', async (_what, options) => {
  const told: ImportProgress[] = []
  const onProgress = (progress: ImportProgress) => told.push(progress)
  await importProviders(
    () => chunked(many(9_000)),
    { ...CSV, ...options },
    { writer: new MemoryRegistry(), onProgress },
  )
  expect(told.map(({ phase, done, finished }) => [phase, done, finished])).toEqual([
    ['checking', 8_000, false],
    ['checking', 9_000, false],
    ['checking', 9_000, true],
  ])
})

describe('a cancelled import', () => {
  test('stops between batches and says what stays', async () => {
    const writer = new MemoryRegistry()
    const cancel = new AbortController()
    const importing = importProviders(
      () => chunked(many(24_000)),
      { ...CSV, signal: cancel.signal },
      { writer, onProgress: () => cancel.abort() },
    )
    await expect(importing).rejects.toMatchObject({
      name: 'ImportCancelledError',
      message: 'the import was cancelled after 8000 rows; what was written before stays',
    })
    expect(writer.providers.size).toBe(8_000)
  })

  test('does not wait for a sender that has gone silent', async () => {
    const cancel = new AbortController()
    async function* silent() {
      yield Buffer.from('npi,last_name\n')
      setTimeout(() => cancel.abort(), 5)
      await new Promise(() => {})
    }
    const options = { ...CSV, dryRun: true, signal: cancel.signal }
    const importing = importProviders(silent, options, { writer: new MemoryRegistry() })
    await expect(importing).rejects.toThrow('the import was cancelled after 0 rows; nothing was written')
  })
})
