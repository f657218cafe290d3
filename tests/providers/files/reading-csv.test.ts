import { describe, expect, test } from 'vitest'
import { readProviderFile } from '../../../src/providers/files/read-file.ts'
import { chunked, collected, readAll } from './texts.ts'

const HEAD = 'npi,first_name,last_name,address,city\n'
const row = (n: number, rest = 'Ann,Smith,1 Main St,Chicago') => `${1_234_567_890 + n},${rest}\n`

describe('reading a CSV file', () => {
  test('takes quoted values with commas, doubled quotes and line breaks', async () => {
    const { records, errors } = await readAll(
      `${HEAD}${row(0, 'Ann,"O""Hara, Jr","1 Main St\nSuite 2",Chicago')}${row(1)}`,
    )
    expect(errors).toEqual([])
    expect(records[0]).toMatchObject({ lastName: 'O"Hara, Jr', address: '1 Main St Suite 2' })
    expect(records[1]).toMatchObject({ npi: '1234567891', source: 'Import', sample: false })
  })

  test.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('counts physical lines with %s, blank lines and line breaks in values', async (_name, end) => {
    const text = `${HEAD}\n${row(0, 'Ann,Smith,"a\nb\nc",X')}\n \n${row(1, ',,,')}${row(2)}123,A,B,C,D\n`.replaceAll(
      '\n',
      end,
    )
    for (const size of [1, 7, 1000]) {
      const { records, errors, read } = await readAll(chunked(text, size))
      expect(records.map(({ npi }) => npi)).toEqual(['1234567890', '1234567892'])
      expect(errors.map(({ line, field }) => [line, field])).toEqual([
        [8, 'lastName'],
        [10, 'npi'],
      ])
      expect(read).toBe(4)
    }
  })

  test.each(['2024-02-30', '2023-02-29 12:00', '2024-04-31T00:00:00Z', '2024-13-01', '2024-01-00'])(
    'refuses %s, which is no day, and takes the last day of a February',
    async (day) => {
      const text = `npi,last_name,retrieved_at\n1234567890,A,2024-02-29T23:30:00-05:00\n1234567891,B,${day}\n`
      const { records, errors } = await readAll(text)
      expect(records.map(({ retrievedAt }) => retrievedAt)).toEqual([new Date('2024-03-01T04:30:00Z')])
      expect(errors.map(({ line, field }) => [line, field])).toEqual([[3, 'retrievedAt']])
    },
  )

  test('passes over a byte order mark', async () => {
    const { records } = await readAll(`\ufeff${HEAD}${row(0)}`)
    expect(records).toHaveLength(1)
  })

  test('reads the last row without a line end', async () => {
    expect((await readAll(`${HEAD}1234567890,A,B,C,D`)).records).toHaveLength(1)
  })

  test('reads UTF-8 and Windows-1252 in one file, row by row', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${HEAD}${row(0, 'José,Peña à,voilà,北京')}`),
      Buffer.from(row(1, 'Jos\xe9,O\x92Brien,\x80 5,X'), 'latin1'),
    ])
    const { records } = await readAll(bytes)
    expect(records[0]).toMatchObject({ firstName: 'José', lastName: 'Peña à', address: 'voilà', city: '北京' })
    expect(records[1]).toMatchObject({ firstName: 'José', lastName: 'O’Brien', address: '€ 5' })
  })

  test.each([
    ['semicolons', ';'],
    ['pipes', '|'],
    ['tabs', '\t'],
  ])('takes %s as delimiter from the header line', async (_name, delimiter) => {
    const { records } = await readAll(`\n\n${HEAD}${row(0)}`.replaceAll(',', delimiter))
    expect(records[0]).toMatchObject({ lastName: 'Smith', city: 'Chicago' })
  })

  test('reports bad rows by line and field and keeps the good ones', async () => {
    const text =
      'npi,last_name,state,zip,phone\n12,A,IL,60601,\n1234567890,B,XX,606,1\n1234567891,C,il,60601,3125550100\n'
    const { records, errors, rejected } = await readAll(text)
    expect(errors.map(({ line, field }) => `${line} ${field}`)).toEqual(['2 npi', '3 state', '3 zip', '3 phone'])
    expect(rejected).toBe(2)
    expect(records).toMatchObject([{ npi: '1234567891', state: 'IL', phone: '312-555-0100' }])
  })

  test('reports rows with too few or too many fields', async () => {
    const { records, errors } = await readAll(`${HEAD}1234567890,A\n${row(1)}${row(2, 'a,b,c,d,e,f')}`)
    expect(records).toHaveLength(1)
    expect(errors).toEqual([
      { line: 2, field: null, message: 'the row has 2 fields and the header 5' },
      { line: 4, field: null, message: 'the row has 7 fields and the header 5' },
    ])
  })

  test.each([
    ['opened and never closed', row(1, 'Ann,"Smith,1 Main St,Chicago'), /never closed|not closed/],
    ['closed within a value', row(1, 'Ann,"Smi"th,1 Main St,Chicago'), /not doubled/],
    ['in a bare value', row(1, 'Ann,Sm"ith,1 Main St,Chicago'), /not quoted/],
  ])('loses only the line with a quote %s', async (_name, bad, message) => {
    const text = `${HEAD}${row(0)}${bad}${row(2)}${row(3, 'Ann,"Smith, Jr",1 Main St,Chicago')}`
    for (const size of [1, 5, 1000]) {
      const { records, errors } = await readAll(chunked(text, size))
      expect(records.map(({ npi }) => npi)).toEqual(['1234567890', '1234567892', '1234567893'])
      expect(errors).toEqual([{ line: 3, field: null, message: expect.stringMatching(message) }])
    }
  })

  test('names a line that is too long and holds none of it', async () => {
    let most = 0
    async function* endless() {
      yield Buffer.from(`${HEAD}${row(0)}1234567891,"`)
      for (let i = 0; i < 200; i++) {
        yield Buffer.alloc(64 * 1024, 0x61)
        most = Math.max(most, process.memoryUsage().arrayBuffers)
      }
      yield Buffer.from(`\n${row(2)}`)
    }
    const before = process.memoryUsage().arrayBuffers
    const { records, errors } = await readAll(endless(), { maxRecordBytes: 10_000 })
    expect(errors).toEqual([{ line: 3, field: null, message: 'the line is longer than 10000 bytes' }])
    expect(records.map(({ npi }) => npi)).toEqual(['1234567890', '1234567892'])
    expect(most - before).toBeLessThan(64 * 1024 * 1024)
  })

  test('reports the earlier of two rows with the same NPI and keeps the later', async () => {
    const { records, errors } = await readAll(`${HEAD}${row(0)}${row(1)}${row(0, 'Eve,Jones,,')}`)
    expect(records.find(({ npi }) => npi === '1234567890')).toMatchObject({ lastName: 'Jones' })
    expect(errors).toEqual([
      { line: 2, field: 'npi', message: 'the same NPI stands again in line 4; the later row is kept' },
    ])
  })

  test('finds a row that stands again some batches further on', async () => {
    const rows = Array.from({ length: 600 }, (_, n) => row(n)).join('')
    const batches = await collected(
      readProviderFile(chunked(`${HEAD}${rows}${row(0)}`), { format: 'CSV', strict: false }),
    )
    expect(batches.length).toBeGreaterThan(2)
    expect(batches.map(({ complete }) => complete)).toEqual([...batches.slice(1).map(() => false), true])
    expect(batches.flatMap(({ errors }) => errors)).toEqual([
      { line: 2, field: 'npi', message: 'the same NPI stands again in line 602; the later row is kept' },
    ])
  })

  test('hands over batches and tells how far it is', async () => {
    const text = HEAD + [0, 1, 2, 3, 4].map((n) => row(n)).join('')
    const batches = await collected(
      readProviderFile(chunked(text, 20), { format: 'CSV', strict: false, completeRows: 2 }),
    )
    expect(batches.map(({ records, read }) => [records.length, read])).toEqual([
      [2, 2],
      [2, 4],
      [1, 5],
    ])
    expect(batches.at(-1)?.bytes).toBe(text.length)
    expect(batches.every(({ complete }) => complete)).toBe(true)
  })

  test('ends a batch of very long rows early', async () => {
    const long = 'x'.repeat(500_000)
    const rows = Array.from({ length: 40 }, (_, i) => `${1_000_000_000 + i},A,${long}\n`)
    const batches = await collected(
      readProviderFile(chunked(`npi,name,notes\n${rows.join('')}`), { format: 'CSV', strict: false }),
    )
    expect(batches.length).toBeGreaterThan(1)
    expect(batches.at(-1)?.read).toBe(40)
  })

  test('checks check digits when strict', async () => {
    const text = `${HEAD}${row(3)}${row(4)}`
    expect((await readAll(text)).errors).toEqual([])
    expect((await readAll(text, { strict: true })).errors).toMatchObject([{ line: 3, field: 'npi' }])
  })
})

describe('a CSV file that cannot be read', () => {
  test.each([
    [
      'has no NPI column',
      'first_name,last_name\nA,B\n',
      'line 1: the column "npi" is missing; the columns are: first_name, last_name',
    ],
    ['has no name column', '\nnpi,city\n1,B\n', /^line 2: a column for the name is missing/],
    ['has a column twice', 'npi,city,city,name\n', 'line 1: the column "city" stands twice'],
    [
      'has two spellings of a column',
      'npi,zip,Postal Code,name\n',
      'line 1: the columns "zip" and "Postal Code" both mean zip',
    ],
    ['is empty', '', 'the file is empty'],
    ['is blank', '\n \n\n', 'the file is empty'],
    ['is UTF-16', Buffer.from('\ufeffnpi,name\n', 'utf16le'), /save it as UTF-8/],
    ['is an Excel workbook', Buffer.from('PK\x03\x04\x14\0\x06\0\x08\0'), /Excel/],
    ['is compressed', Buffer.from('\x1f\x8b\x08\0\0\0\0\0', 'latin1'), /compressed by gzip/],
    ['is one endless line', 'x'.repeat(9_000_000), /^line 1: the line is longer than 4194304 bytes/],
  ])('%s: one line says so', async (_name, text, message) => {
    const failure = await readAll(text).catch((error: unknown) => error)
    expect(failure).toMatchObject({ name: 'FileFormatError', message: expect.stringMatching(message) })
    expect((failure as Error).message).not.toContain('\n')
  })
})
