import { execFileSync } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { readTaxonomyNames } from '../../src/sources/nppes/taxonomy-names.ts'
import { fetchFromFile, type BulkOptions } from '../../src/sources/nppes/file.ts'
import type { Source } from '../../src/sources/source.ts'
import { bulkCsv, doctor, HEADINGS, npi, testFile, testFolder, type Row } from './support/bulk.ts'
import { collect, npis } from './support/collect.ts'
import { body, cutShort, serve, silence } from './support/web.ts'
import { zip } from './support/zip.ts'

function bulk(file: string, options: Partial<BulkOptions> = {}): Source {
  const settings = { file, limit: 15, seed: 1, ...options }
  return { name: 'NPPES', description: '', sample: false, fetch: (fetch) => fetchFromFile(settings, fetch) }
}
const read = async (content: string | Buffer, options?: Partial<BulkOptions>) =>
  collect(bulk(await testFile(content), options))
const only = async (changes: Row) => (await read(bulkCsv([doctor(npi(1), changes)]))).records[0]

describe('a row of the bulk file', () => {
  test('is bound by its headings wherever they stand', async () => {
    expect(await only({})).toEqual({
      npi: '1000000001',
      source: 'NPPES',
      sample: false,
      entityType: 'INDIVIDUAL',
      firstName: 'MARIA',
      middleName: null,
      lastName: 'SANTOS',
      organizationName: null,
      credential: 'M.D.',
      specialty: null,
      taxonomy: '207Q00000X',
      taxonomies: [
        { code: '207R00000X', description: null, primary: false, license: null, licenseState: null },
        { code: '207Q00000X', description: null, primary: true, license: '036-1', licenseState: 'IL' },
      ],
      address: '1 MAIN ST',
      city: 'CHICAGO',
      state: 'IL',
      zip: '60611-0001',
      phone: '312-555-0100',
      status: 'ACTIVE',
    })
  })

  test('finds the primary taxonomy in the fifteenth slot', async () => {
    const record = await only({
      'Healthcare Provider Primary Taxonomy Switch_2': 'N',
      'Healthcare Provider Taxonomy Code_15': '208D00000X',
      'Healthcare Provider Primary Taxonomy Switch_15': 'Y',
    })
    expect(record?.taxonomy).toBe('208D00000X')
  })

  test('has nulls for placeholders', async () => {
    const organization = await only({
      'Entity Type Code': '2',
      'Provider Last Name (Legal Name)': '<UNAVAIL>',
      'Provider First Name': 'NONE',
      'Provider Credential Text': '====',
      'Provider Organization Name (Legal Business Name)': 'LAKE CLINIC',
      'Provider Second Line Business Practice Location Address': '$$$$$$',
    })
    expect(organization).toMatchObject({ lastName: null, firstName: null, credential: null, address: '1 MAIN ST' })
    expect(organization).toMatchObject({ entityType: 'ORGANIZATION', organizationName: 'LAKE CLINIC' })
  })

  test.for([
    ['05/01/2020', '', 'DEACTIVATED'],
    ['05/01/2020', '12/31/2019', 'DEACTIVATED'],
    ['05/01/2020', '05/01/2020', 'ACTIVE'],
    ['12/01/2019', '01/15/2020', 'ACTIVE'],
  ])('deactivated on %s and reactivated on "%s" is %s', async ([off, on, status]) => {
    expect(await only({ 'NPI Deactivation Date': off!, 'NPI Reactivation Date': on! })).toMatchObject({ status })
  })

  test('of which only the number and its deactivation is left is rejected', async () => {
    const stub = { NPI: npi(2), 'NPI Deactivation Date': '05/01/2020' }
    const { records, rejected } = await read(bulkCsv([doctor(npi(1)), stub]))
    expect(npis(records)).toEqual([npi(1)])
    expect(rejected).toEqual([
      {
        npi: npi(2),
        message: 'line 3: deactivated on 05/01/2020; the file keeps nothing but the number',
        deactivated: true,
      },
    ])
  })

  test('that is short of values is rejected with its line, and the rows after it are read', async () => {
    const csv = bulkCsv([doctor(npi(1)), doctor(npi(2))]).replace(`"${npi(1)}"`, `"${npi(3)}","1"\n"${npi(1)}"`)
    const { records, rejected } = await read(csv)
    expect(npis(records)).toEqual([npi(1), npi(2)])
    expect(rejected[0]).toMatchObject({ npi: npi(3), message: `line 2: has 2 of ${HEADINGS.length} values` })
  })

  test('takes its specialty from the taxonomy file when one is set', async () => {
    const taxonomyFile = await testFile(
      'Code,Grouping,Classification,Specialization,Display Name\r\n207Q00000X,G,Family Medicine,,Family Medicine Physician\r\n',
      'nucc.csv',
    )
    const { records } = await read(bulkCsv([doctor(npi(1))]), { taxonomyFile })
    expect(records[0]).toMatchObject({ specialty: 'Family Medicine Physician' })
  })
})

describe('the text of the bulk file', () => {
  const named = (name: string) => bulkCsv([doctor(npi(1), { 'Provider Last Name (Legal Name)': name })])
  const lastName = async (content: string | Buffer) => (await read(content)).records[0]?.lastName

  test('may have CRLF line ends, a byte-order mark, and commas and quotes within quotes', async () => {
    expect(await lastName(bulkCsv([doctor(npi(1))], { lineEnd: '\r\n' }))).toBe('SANTOS')
    expect(await lastName(`\ufeff${named('SANTOS')}`)).toBe('SANTOS')
    expect(await lastName(named('SANTOS, ""MIA""'))).toBe('SANTOS, "MIA"')
  })

  test('may be UTF-8 or Windows-1252, row by row', async () => {
    expect(await lastName(named('NUÑEZ'))).toBe('NUÑEZ')
    expect(await lastName(Buffer.from(named('NUÑEZ'), 'latin1'))).toBe('NUÑEZ')
    expect(await lastName(Buffer.concat([Buffer.from('\ufeff'), Buffer.from(named('NUÑEZ'), 'latin1')]))).toBe('NUÑEZ')
  })
})

describe('a bulk file that cannot be read', () => {
  test('for want of a column names it', async () => {
    const headings = HEADINGS.filter((heading) => heading !== 'Provider First Name')
    await expect(read(bulkCsv([doctor(npi(1))], { headings }))).rejects.toThrow(
      'this is no NPPES V2 main file: it lacks the column "Provider First Name"',
    )
  })

  test.for<[string, string | Buffer, RegExp]>([
    ['is empty', '', /^npidata.csv is empty$/],
    [
      'is a torn zip',
      zip({ 'npidata_pfile_1.csv': bulkCsv([doctor(npi(1))]) }).subarray(0, 300),
      /is a zip that cannot be read/,
    ],
    [
      'is a zip without the main file',
      zip({ 'othername_pfile_1.csv': 'NPI\n' }),
      /is a zip that cannot be read: no entry/,
    ],
    ['is a web page', '<!doctype html>\n<title>404</title>\n', /lacks the column "NPI"/],
  ])('because it %s is an error of one line', async ([, content, message]) => {
    const failure = await read(content).catch((error: unknown) => error)
    expect((failure as Error).message).toMatch(message)
    expect((failure as Error).message).not.toContain('\n')
  })

  test('because it is a directory or does not exist says so', async () => {
    const folder = await testFolder()
    await expect(collect(bulk(folder))).rejects.toThrow(/is a directory, not a file$/)
    await expect(collect(bulk(`${folder}/none.csv`))).rejects.toThrow('none.csv does not exist')
  })

  test('because it is a pipe that nobody writes to says so, and waits for nobody', async () => {
    const pipe = `${await testFolder()}/pipe`
    execFileSync('mkfifo', [pipe])
    await expect(collect(bulk(pipe))).rejects.toThrow(/is not a regular file$/)
    await expect(readTaxonomyNames(pipe)).rejects.toThrow(/it is not a regular file$/)
  })
})

describe('a zip', () => {
  test('is read from its main file, not from the header file beside it', async () => {
    const content = zip({
      'npidata_pfile_20050523-20260607_fileheader.csv': bulkCsv([]),
      'pl_pfile_20050523-20260607.csv': 'NPI\n1\n',
      'npidata_pfile_20050523-20260607.csv': bulkCsv([doctor(npi(1)), doctor(npi(2))]),
    })
    expect(npis((await read(content)).records)).toEqual([npi(1), npi(2)])
  })
})

describe('the draw', () => {
  const many = (count: number) => bulkCsv(Array.from({ length: count }, (_, i) => doctor(npi(i))))

  test('is repeatable, and another with another seed', async () => {
    const file = await testFile(many(500))
    const draw = async (seed: number) => npis((await collect(bulk(file, { seed }))).records)
    const first = await draw(7)
    expect(new Set(first).size).toBe(15)
    expect(await draw(7)).toEqual(first)
    expect(await draw(8)).not.toEqual(first)
  })

  test('is made from the first 10,000 rows, and reads no further', async () => {
    const csv = many(10_050)
    const { records } = await read(csv, { limit: 10_000 })
    expect(records).toHaveLength(10_000)
    expect(records.every((record) => record.npi < npi(10_000))).toBe(true)
  })

  test('is not made for more than 10,000: those are the first rows in order', async () => {
    const { records } = await read(many(10_050), { limit: 10_020 })
    expect(npis(records)).toEqual(Array.from({ length: 10_020 }, (_, i) => npi(i)))
  })
})

describe('a bulk file on the web', () => {
  const temporary = async (folder: string) =>
    (await readdir(folder)).filter((name) => name.startsWith('provider-vault-'))
  async function withTemporaryFolder(): Promise<string> {
    const folder = await testFolder()
    vi.stubEnv('TMPDIR', folder)
    onTestFinished(() => void vi.unstubAllEnvs())
    return folder
  }

  test('is downloaded, read, and removed', async () => {
    const folder = await withTemporaryFolder()
    const { url } = await serve(body(zip({ 'npidata_pfile_1.csv': bulkCsv([doctor(npi(1))]) }), 'application/zip'))
    expect((await collect(bulk(`${url}weekly.zip`))).records).toHaveLength(1)
    expect(await temporary(folder)).toEqual([])
  })

  test('is removed when it is cut short, is not what was wanted, or is left half read', async () => {
    const folder = await withTemporaryFolder()
    const torn = await serve(cutShort(bulkCsv([doctor(npi(1))])))
    await expect(collect(bulk(torn.url))).rejects.toThrow(/could not be read/)
    const other = await serve(body('nothing of the kind'))
    await expect(collect(bulk(other.url))).rejects.toThrow(/lacks the column/)
    const good = await serve(body(bulkCsv(Array.from({ length: 20_000 }, (_, i) => doctor(npi(i))))))
    const batches = bulk(good.url, { limit: 15_000 }).fetch({ signal: new AbortController().signal })
    for await (const batch of batches) if (batch.records.length > 0) break
    expect(await temporary(folder)).toEqual([])
  })

  test('is removed when the fetch is cancelled', async () => {
    const folder = await withTemporaryFolder()
    const { url } = await serve(silence)
    await expect(collect(bulk(url), { signal: AbortSignal.timeout(50) })).rejects.toThrow(/timeout/)
    expect(await temporary(folder)).toEqual([])
  })
})
