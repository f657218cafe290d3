import type { RequestListener } from 'node:http'
import { describe, expect, test } from 'vitest'
import { mockPrimaryCare } from '../../src/sources/rosters/primary-care.ts'
import { resilient } from '../../src/sources/resilience.ts'
import { TransientError } from '../../src/sources/source.ts'
import { collect, npis } from './support/collect.ts'
import { body, cutShort, inTurn, json, serve, status } from './support/web.ts'

const feed = async (answer: RequestListener) => mockPrimaryCare((await serve(answer)).url)
const read = async (answer: RequestListener) => collect(await feed(answer))

const MARIA = {
  npi: '1568946812',
  source: 'Mock-PrimaryCare',
  sample: false,
  firstName: 'Maria',
  lastName: 'Santos',
  credential: 'MD',
  specialty: 'Family Medicine',
  taxonomy: '207Q00000X',
  taxonomies: [
    { code: '207Q00000X', description: 'Family Medicine', primary: true, license: null, licenseState: null },
  ],
  city: 'Chicago',
  state: 'IL',
  zip: '60611',
  phone: '312-555-0100',
}
const CSV = [
  'NPI,First Name,Last Name,Credential,Specialty,Taxonomy Code,City,State,ZIP Code,Telephone',
  '1568946812,Maria,Santos,MD,Family Medicine,207Q00000X,Chicago,Illinois,60611,(312) 555-0100',
].join('\r\n')
const ENTRY = {
  npi: 1568946812,
  first_name: 'Maria',
  lastName: 'Santos',
  credential: 'MD',
  specialty: 'Family Medicine',
  taxonomy: '207Q00000X',
  city: 'Chicago',
  state: 'IL',
  zip: 60611,
  phone: '3125550100',
}

describe('a roster feed', () => {
  test('keeps the name of its source and is no sample', async () => {
    const source = await feed(body(CSV))
    expect(source).toMatchObject({ name: 'Mock-PrimaryCare', sample: false })
  })

  test.for<[string, RequestListener]>([
    ['CSV', body(CSV, 'text/csv')],
    ['CSV of no declared type, with a byte-order mark', body(`\ufeff${CSV}`)],
    ['a JSON array', json([ENTRY])],
    ['a JSON array of no declared type', body(`\n ${JSON.stringify([ENTRY])}`)],
    ['a JSON object with providers', json({ providers: [ENTRY] })],
  ])('is read as %s', async ([, answer]) => {
    const { records, rejected } = await read(answer)
    expect(records).toEqual([expect.objectContaining(MARIA)])
    expect(rejected).toEqual([])
  })

  test('rejects the rows that cannot be kept, each with its place, and keeps the others', async () => {
    const { records, rejected } = await read(body('npi,last_name\n12,Ames\n1720377294,Baker\n1003802901,\n'))
    expect(npis(records)).toEqual(['1720377294'])
    expect(rejected).toEqual([
      { npi: null, message: 'line 2: npi: must be ten digits' },
      { npi: '1003802901', message: expect.stringMatching(/^line 4: lastName: is required/) },
    ])
    const entries = await read(json([ENTRY, null, { npi: '1720377294' }]))
    expect(npis(entries.records)).toEqual(['1568946812'])
    expect(entries.rejected.map(({ message }) => message)).toEqual([
      'entry 2: is not an object',
      expect.stringMatching(/^entry 3: lastName: is required/),
    ])
  })

  test('tells the columns that it does not know, and counts the values that are none of their field', async () => {
    const rows = ['npi,last_name,zip,phone,Shoe Size', '1720377294,Baker,12,5,9', '1568946812,Ames,60611,,9']
    const { records, ignored, unread } = await read(body(rows.join('\n')))
    expect([records.length, ignored, unread]).toEqual([2, ['Shoe Size'], { zip: 1, phone: 1 }])
  })

  test('takes the value of two keys of one column, of which one is blank, and rejects two that differ', async () => {
    const { records, rejected } = await read(
      json([
        { ...ENTRY, telephone: null, zipcode: '' },
        { ...ENTRY, npi: '1720377294', telephone: '312-555-0199' },
      ]),
    )
    expect(records).toEqual([expect.objectContaining(MARIA)])
    expect(rejected.map(({ message }) => message)).toEqual(['entry 2: two of its keys mean phone'])
  })

  test('may be JSON that is not UTF-8', async () => {
    const bytes = Buffer.from(JSON.stringify([{ ...ENTRY, lastName: 'Müller' }]), 'latin1')
    const { records } = await read((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json; charset=iso-8859-1' }).end(bytes)
    })
    expect(records[0]).toMatchObject({ lastName: 'Müller' })
  })

  test('gives the taxonomies that it lists, the specialty from the one that is primary', async () => {
    const taxonomies = [
      { code: '207R00000X', description: 'Internal Medicine', primary: false },
      { code: '207RC0000X', description: 'Cardiovascular Disease', primary: true },
    ]
    const { records } = await read(json([{ npi: '1568946812', name: 'Santos, Maria', taxonomies }]))
    expect(records[0]).toMatchObject({ taxonomy: '207RC0000X', specialty: 'Cardiovascular Disease', taxonomies })
  })

  test('may name the specialty where the code belongs', async () => {
    const { records } = await read(body('npi,last_name,taxonomy\n1568946812,Santos,Family Medicine\n'))
    expect(records[0]).toMatchObject({ specialty: 'Family Medicine', taxonomy: null, taxonomies: [] })
  })

  test('delivers a large roster in several batches, and no more than the limit', async () => {
    const source = await feed(json(Array.from({ length: 5_000 }, (_, i) => ({ ...ENTRY, npi: 1_000_000_000 + i }))))
    const sizes: number[] = []
    const signal = new AbortController().signal
    for await (const batch of source.fetch({ signal })) sizes.push(batch.records.length)
    expect(sizes).toEqual([2_000, 2_000, 1_000])
    expect((await collect(source, { limit: 2_500 })).records).toHaveLength(2_500)
  })

  test('lends its credentials to the feed without showing them in an error', async () => {
    let seen: string | undefined
    const { url } = await serve((request, response) => {
      seen = request.headers.authorization
      status(403)(request, response)
    })
    const source = mockPrimaryCare(url.replace('http://', 'http://clinic:s3cret@'))
    await expect(collect(source)).rejects.toThrow(`${url} answered with status 403`)
    expect(seen).toBe(`Basic ${Buffer.from('clinic:s3cret').toString('base64')}`)
  })

  test.for<[string, RequestListener, RegExp]>([
    ['CSV without a column for the NPI', body('name,city\nx,y\n'), /column "npi" is missing/],
    ['an empty body', body(''), /empty/],
    ['JSON that is no list', json({ people: [] }), /neither a JSON array nor/],
    ['a web page', body('<html>', 'text/html'), /web page/],
    ['half of the JSON', body('[{"npi":', 'application/json'), /not complete JSON/],
  ])('fails on %s', async ([, answer, message]) => {
    await expect(read(answer)).rejects.toThrow(message)
  })

  test('that is cut short is asked again, and each record is delivered once', async () => {
    const rows = Array.from({ length: 3_000 }, (_, i) => `${1_000_000_000 + i},Santos`)
    const half = ['npi,last_name', ...rows.slice(0, 2_500)].join('\n')
    const whole = ['npi,last_name', ...rows].join('\n')
    const torn = await read(cutShort(half)).catch((error: unknown) => error)
    expect(torn).toBeInstanceOf(TransientError)
    const source = resilient(await feed(inTurn(cutShort(half), body(whole))), { timeoutMs: 5_000, backoffMs: 1 })
    const { records } = await collect(source)
    expect(records).toHaveLength(3_000)
    expect(new Set(npis(records)).size).toBe(3_000)
  })
})
