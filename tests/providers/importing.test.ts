import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { csvChunks } from '../../src/providers/files/csv-writer.ts'
import { ndjsonChunks } from '../../src/providers/files/ndjson-writer.ts'
import { DATABASES, openTestApp, type TestApp } from '../support/app.ts'
import { Clear, Create, FetchAll, Import, Show, Stats, Update } from '../support/documents.ts'
import { record, validNpi } from '../support/records.ts'

const NAMELESS = { lastName: null, entityType: null }
const csv = (text: string, name = 'providers.csv') => new File([text], name)

describe.each(DATABASES)('importing, on the %s database', (kind) => {
  let test: TestApp
  beforeAll(async () => {
    test = await openTestApp(kind)
  })
  beforeEach(() => test.get(Clear, { confirm: true }))
  afterAll(() => test[Symbol.asyncDispose]())

  const everything = async () => {
    const rows: string[] = []
    for await (const batch of test.app.services.providers.repository.everything())
      rows.push(...batch.map((row) => JSON.stringify(row)))
    return rows
  }
  const total = async () => (await test.get(Stats)).providerStats.total

  it('keeps the good rows and reports the bad ones by line and field', async () => {
    const file = csv(
      'NPI,First Name,Last Name,State,Zip\r\n1234567893,Jane,"Doe\r\nBaker",IL,60601\r\n12,No,Number,IL,60601\r\n1720377294,Zip,Wrong,IL,abc\r\n1500000001,Check,Digit,IL,\r\n',
    )
    const { importProviders: report } = await test.get(Import, { file })
    expect(report).toMatchObject({ read: 4, inserted: 2, rejected: 2 })
    expect(report.errors.map(({ line, field }) => [line, field])).toEqual([
      [4, 'npi'],
      [5, 'zip'],
    ])
    expect((await test.get(Show, { npi: '1500000001' })).provider?.provenance[0]?.source).toBe('Import')
  })

  it('takes an empty file for one without rows when it is NDJSON, by name or as told, and refuses it otherwise', async () => {
    const nothing = { importProviders: { read: 0, inserted: 0, rejected: 0 } }
    for (const strict of [false, true])
      expect(await test.get(Import, { file: csv('', 'nobody.NDJSON'), strict })).toMatchObject(nothing)
    expect(await test.get(Import, { file: csv('', 'nobody'), format: 'NDJSON' })).toMatchObject(nothing)
    for (const variables of [{ file: csv('', 'nobody') }, { file: csv('', 'nobody.ndjson'), format: 'CSV' }]) {
      expect(await test.refused(Import, variables)).toMatchObject({ message: 'the file is empty' })
    }
  })

  it('tells a row with a time that cannot be kept, in a dry run too, and keeps the others', async () => {
    const rows = ['0000-01-01', '9999-12-31T23:59-05:00'].map((time, i) => `${validNpi(122222200 + i)},Bad,${time}`)
    const file = csv(`npi,last_name,updated_at\n1234567893,Good,\n${rows.join('\n')}\n`)
    const lines = { errors: [2, 3].map((i) => ({ line: i + 1, field: 'updatedAt' })) }
    expect((await test.get(Import, { file, dryRun: true })).importProviders).toMatchObject(lines)
    expect((await test.get(Import, { file })).importProviders).toMatchObject({ inserted: 1, ...lines })
  })

  it('tells a row whose taxonomies are too long, and keeps the others', async () => {
    const row = (npi: string, description: string) =>
      JSON.stringify({ npi, lastName: 'Doe', taxonomies: [{ code: '207Q00000X', description }] })
    const text = `${row('1234567893', 'Family Medicine')}\n${row('1720377294', '\ufdfa '.repeat(60_000))}\n`
    const { importProviders } = await test.get(Import, { file: csv(text, 'providers.ndjson') })
    expect(importProviders).toMatchObject({ inserted: 1, errors: [{ line: 2, field: 'taxonomies' }] })
  })

  it.each<[string, object]>([
    ['Acme Health, L.L.C.', { name: 'Acme Health, L.L.C.', lastName: null }],
    ['Northside Clinic, P.A.', { name: 'Northside Clinic, P.A.', lastName: null }],
    ["St. Mary's Hospital, Chicago", { name: "St. Mary's Hospital, Chicago", lastName: null }],
    ['Smith, John, MD', { lastName: 'Smith', firstName: 'John', credential: 'MD' }],
    ['Smith, Jr., John Paul', { lastName: 'Smith Jr.', firstName: 'John' }],
  ])('takes the name %s apart', async (name, facts) => {
    await test.get(Import, { file: csv(`npi,name\n1234567893,"${name}"\n`) })
    expect((await test.get(Show, { npi: '1234567893' })).provider).toMatchObject(facts)
  })

  it('gives back an import of foreign values', async () => {
    const said = { entityType: 'INDIVIDUAL', status: 'ACTIVE', lastName: 'Tremblay', state: 'Quebec' }
    const row = { npi: '1234567893', ...said, sources: [{ source: 'Import', ...said }] }
    await test.get(Import, { file: csv(JSON.stringify(row), 'providers.ndjson') })
    const before = await everything()
    let text = ''
    for await (const chunk of csvChunks(test.app.services.providers.repository.everything())) text += String(chunk)
    await test.get(Clear, { confirm: true })
    expect((await test.get(Import, { file: csv(text) })).importProviders.rejected).toBe(0)
    expect(await everything()).toEqual(before)
  })

  it('leaves the registry whole when a strict import is cancelled while it writes', async () => {
    const npis = Array.from({ length: 10_000 }, (_, i) => validNpi(130_000_000 + i))
    const file = (city: string) => csv(`npi,last_name,city\n${npis.map((npi) => `${npi},Doe,${city}\n`).join('')}`)
    await test.get(Import, { file: file('Chicago') })
    const { importFile } = test.app.services.providers
    const cancel = new AbortController()
    const changed = await file('Evanston').bytes()
    let readings = 0
    const open = async function* () {
      readings++
      for (let at = 0; at < changed.length; at += 16_384) {
        if (readings === 2 && at > changed.length * 0.9) cancel.abort()
        yield changed.subarray(at, at + 16_384)
      }
    }
    const importing = importFile(open, { format: 'CSV', strict: true, signal: cancel.signal })
    await expect(importing).rejects.toThrow('nothing was written')
    expect(await total()).toBe(npis.length)
    const said = await everything()
    expect(said).toHaveLength(npis.length)
    expect(said.every((row) => row.includes('Chicago') && !row.includes('Evanston'))).toBe(true)
  })

  it('writes nothing in a dry run', async () => {
    const { importProviders: report } = await test.get(Import, {
      file: csv('npi,name\n1234567893,"Doe, Jane"\n'),
      dryRun: true,
    })
    expect([report.read, report.inserted, await total()]).toEqual([1, 0, 0])
  })

  it.each([
    ['a dry run', { dryRun: true }, '2 rows read, 1 rejected; nothing was written'],
    ['a strict import with a bad row', { strict: true }, '2 rows read, 1 rejected; nothing was written'],
    ['an import', {}, '2 rows read, 1 rejected'],
  ])('tells at the end of %s whether it wrote', async (what, options, message) => {
    const jobId = `the end of ${what}`
    await test.get(Import, { file: csv('npi,name\n1234567893,"Doe, Jane"\n12,"Doe, John"\n'), jobId, ...options })
    const news = test.app.services.providers.importProgress(jobId, AbortSignal.timeout(5_000))
    expect(await Array.fromAsync(news)).toMatchObject([{ done: 2, message, finished: true }])
  })

  it.each(['', ' '])('refuses "%s" as the name of an import, and of one to follow', async (jobId) => {
    const refusal = { code: 'BAD_USER_INPUT', fieldErrors: [{ path: 'jobId', message: 'is required' }] }
    const { extensions } = await test.refused(Import, { file: csv('npi,name\n1234567893,"Doe, Jane"\n'), jobId })
    expect([extensions, await total()]).toMatchObject([refusal, 0])
    const { errors } = await test.ask(`subscription { importProgress(jobId: "${jobId}") { done } }`)
    expect(errors?.[0]?.extensions).toMatchObject(refusal)
  })

  it('writes all rows or none when strict, and checks the check digits', async () => {
    const { importProviders: refused } = await test.get(Import, {
      file: csv('npi,name\n1234567893,"Doe, Jane"\n1234567890,"Doe, John"\n'),
      strict: true,
    })
    expect([refused.rejected, refused.inserted, await total()]).toEqual([1, 0, 0])
    const { importProviders: kept } = await test.get(Import, {
      file: csv('npi,name\n1234567893,"Doe, Jane"\n'),
      strict: true,
    })
    expect([kept.inserted, await total()]).toEqual([1, 1])
  })

  it.each([1, 100, 9_000])('finds the same NPI twice when strict, %i rows apart', async (apart) => {
    const rows = Array.from({ length: apart }, (_, i) => `${validNpi(100_000_000 + i)},Doe\n`)
    const file = csv(`npi,last_name\n${rows.join('')}${rows[0]}`)
    const { importProviders: report } = await test.get(Import, { file, strict: true })
    expect([report.rejected, report.errors[0]?.line, await total()]).toEqual([1, 2, 0])
  })

  it.each([
    ['no NPI column', 'name\nDoe\n', 'npi'],
    ['no file content', '', 'empty'],
    ['another kind of file', '\u0000\u0001PK\u0003\u0004', ''],
  ])('refuses a file with %s in one clear error', async (_what, text, word) => {
    const { extensions, message } = await test.refused(Import, { file: csv(text) })
    expect(extensions.code).toBe('BAD_USER_INPUT')
    expect(message).toContain(word)
  })

  it.each([
    ['CSV', csvChunks, 'registry.csv'],
    ['NDJSON', ndjsonChunks, 'registry.ndjson'],
  ] as const)('restores the same registry from its %s export', async (_format, chunks, name) => {
    await test.get(FetchAll, { only: ['NPPES', 'Mock-PrimaryCare'] })
    await test.get(Create, {
      input: { npi: '1234567893', lastName: '=cmd()', firstName: '"Q", uote', address: '+1 Main\tSt' },
    })
    await test.get(Update, { npi: '1500000001', patch: { phone: '312-555-0100', city: '' } })
    const before = await everything()
    const parts: string[] = []
    for await (const part of chunks(test.app.services.providers.repository.everything())) parts.push(part)
    await test.get(Clear, { confirm: true })
    const { importProviders: report } = await test.get(Import, { file: new File(parts, name) })
    expect(report.rejected).toBe(0)
    expect(await everything()).toEqual(before)
  })

  it.each([
    ['CSV', csvChunks, 'registry.csv'],
    ['NDJSON', ndjsonChunks, 'registry.ndjson'],
  ] as const)(
    'leaves a provider of which only a phone is left as it was, from its %s export',
    async (_, chunks, name) => {
      const { registry, repository } = test.app.services.providers
      await registry.write([record('2000000001', { source: 'Manual', phone: '312-555-0100', ...NAMELESS })])
      const exported = () => Array.fromAsync(chunks(repository.everything()))
      const before = await exported()
      const file = new File(before, name)
      const { importProviders: again } = await test.get(Import, { file })
      expect(again).toMatchObject({ read: 1, inserted: 0, updated: 0, unchanged: 1 })
      await test.get(Clear, { confirm: true })
      const { importProviders: restored } = await test.get(Import, { file })
      expect(restored).toMatchObject({ read: 1, inserted: 1, rejected: 0 })
      expect(await exported()).toEqual(before)
    },
  )

  it('says the same thing twice without changing anything', async () => {
    const text = 'npi,name,city\n1234567893,"Doe, Jane",Chicago\n1720377294,Acme Clinic,Boston\n'
    await test.get(Import, { file: csv(text) })
    const before = await everything()
    expect((await test.get(Import, { file: csv(text) })).importProviders).toMatchObject({
      inserted: 0,
      updated: 0,
      unchanged: 2,
    })
    expect(await everything()).toEqual(before)
  })
})
