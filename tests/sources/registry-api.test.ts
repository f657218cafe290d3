import type { RequestListener } from 'node:http'
import { describe, expect, test } from 'vitest'
import { fetchFromRegistry } from '../../src/sources/nppes/api.ts'
import { nppes } from '../../src/sources/nppes/source.ts'
import { resilient } from '../../src/sources/resilience.ts'
import { TransientError, type Source } from '../../src/sources/source.ts'
import { collect, npis } from './support/collect.ts'
import { body, cutShort, hangUp, inTurn, json, packed, serve, silence, status } from './support/web.ts'

const DOCTOR = {
  number: '1568946812',
  enumeration_type: 'NPI-1',
  basic: { first_name: 'MARIA', last_name: 'SANTOS', middle_name: '--', credential: 'M.D.', status: 'A' },
  addresses: [
    { address_purpose: 'MAILING', address_1: 'PO BOX 9', city: 'GARY', state: 'IN', postal_code: '46401' },
    {
      address_purpose: 'LOCATION',
      address_1: '1 MAIN ST',
      address_2: 'STE 4',
      city: 'CHICAGO',
      state: 'IL',
      postal_code: '606110001',
      telephone_number: '312-555-0100',
    },
  ],
  taxonomies: [
    { code: '207R00000X', desc: 'Internal Medicine', primary: false, state: 'IL', license: null },
    { code: '207Q00000X', desc: 'Family Medicine', primary: false, state: 'WI', license: 'B2' },
    { code: '207Q00000X', desc: 'Family Medicine', primary: true, state: 'IL', license: 'A1' },
  ],
}

async function registry(answer: RequestListener, limit = 15): Promise<{ source: Source; asked: string[] }> {
  const { url, asked } = await serve(answer)
  const apiQuery = 'taxonomy_description=Family Medicine&state=IL'
  return { source: nppes({ ...SETTINGS, mode: 'api', apiUrl: `${url}api/`, apiQuery, limit }), asked }
}
const SETTINGS = { file: undefined, seed: 1, taxonomyFile: undefined }

const found = (...results: unknown[]) => json({ result_count: results.length, results })
const only = async (result: unknown) => (await collect((await registry(found(result))).source)).records[0]

describe('the NPI Registry API', () => {
  test('gives the practice address, the taxonomy whose switch is set, and nulls for placeholders', async () => {
    expect(await only(DOCTOR)).toEqual({
      npi: '1568946812',
      source: 'NPPES',
      sample: false,
      entityType: 'INDIVIDUAL',
      firstName: 'MARIA',
      middleName: null,
      lastName: 'SANTOS',
      organizationName: null,
      credential: 'M.D.',
      specialty: 'Family Medicine',
      taxonomy: '207Q00000X',
      taxonomies: [
        { code: '207R00000X', description: 'Internal Medicine', primary: false, license: null, licenseState: 'IL' },
        { code: '207Q00000X', description: 'Family Medicine', primary: true, license: 'A1', licenseState: 'IL' },
      ],
      address: '1 MAIN ST, STE 4',
      city: 'CHICAGO',
      state: 'IL',
      zip: '60611-0001',
      phone: '312-555-0100',
      status: 'ACTIVE',
    })
  })

  test('is asked page by page with the criteria, until a page is not full', async () => {
    const page = (from: number, count: number) =>
      found(...Array.from({ length: count }, (_, i) => ({ ...DOCTOR, number: 1_000_000_000 + from + i })))
    const { source, asked } = await registry(inTurn(page(0, 200), page(200, 200), page(400, 30)), 1_000)
    const { records } = await collect(source)
    expect(new Set(npis(records)).size).toBe(430)
    expect(asked).toHaveLength(3)
    expect(new URL(asked[2]!, 'http://x').search).toBe(
      '?taxonomy_description=Family+Medicine&state=IL&version=2.1&limit=200&skip=400',
    )
  })

  test('never asks beyond the 1,200 records that it can reach', async () => {
    let from = 0
    const { source, asked } = await registry((request, response) => {
      const results = Array.from({ length: 200 }, () => ({ ...DOCTOR, number: 1_000_000_000 + from++ }))
      json({ result_count: 200, results })(request, response)
    }, 5_000)
    const { records, isCutOff } = await collect(source)
    expect([records.length, isCutOff]).toEqual([1_200, true])
    expect(asked.at(-1)).toContain('skip=1000')
  })

  test('reads numbers where text is documented, and switches and keys in any spelling', async () => {
    const record = await only({
      Number: 1568946812,
      enumerationType: 'npi-2',
      basic: { organizationName: 'LAKE CLINIC', status: 'a' },
      addresses: [{ addressPurpose: 'Location', city: 'CHICAGO', state: 'ILLINOIS', postalCode: 60611 }],
      taxonomies: [
        { code: '261QP2300X', desc: 'Primary Care', primary: 'N' },
        { code: '261QD0000X', desc: 'Dental', primary: 'true' },
      ],
    })
    expect(record).toMatchObject({
      npi: '1568946812',
      entityType: 'ORGANIZATION',
      organizationName: 'LAKE CLINIC',
      state: 'IL',
      zip: '60611',
      specialty: 'Dental',
    })
  })

  test('keeps a record without addresses and taxonomies, and one that is deactivated', async () => {
    expect(await only({ number: '1568946812', basic: { last_name: 'SANTOS', status: 'D' } })).toMatchObject({
      lastName: 'SANTOS',
      address: null,
      specialty: null,
      taxonomies: [],
      status: 'DEACTIVATED',
    })
  })

  test('takes the mailing address when there is no other', async () => {
    expect(await only({ ...DOCTOR, addresses: [DOCTOR.addresses[0]] })).toMatchObject({ city: 'GARY', state: 'IN' })
  })

  test('rejects results that have no NPI or no name, and keeps the others', async () => {
    const { source } = await registry(found({ ...DOCTOR, number: '12' }, { number: '1720377294' }, 7, DOCTOR))
    const { records, rejected } = await collect(source)
    expect(npis(records)).toEqual(['1568946812'])
    expect(rejected).toEqual([
      { npi: null, message: 'npi: must be ten digits' },
      { npi: '1720377294', message: expect.stringContaining('lastName: is required') },
      { npi: null, message: 'a result of the Registry API is not an object' },
    ])
  })

  test('fails with the words of an error that comes with status 200, and asks no second time', async () => {
    const { source, asked } = await registry(
      json({ Errors: [{ number: '04', description: 'No valid search criteria', field: 'state' }] }),
    )
    await expect(collect(resilient(source, { timeoutMs: 5_000 }))).rejects.toThrow(
      'the Registry API refused the query: error 04, No valid search criteria (state)',
    )
    expect(asked).toHaveLength(1)
  })

  test.for<[string, RequestListener, RegExp]>([
    ['a web page', body('<!doctype html><title>Maintenance</title>', 'text/html'), /web page/],
    [
      'half a body',
      cutShort('{"result_count": 1, "resu'),
      /read: the connection broke before the answer was complete$/,
    ],
    ['no answer', hangUp, /read: the connection broke before the answer was complete$/],
    ['a reset', (_, { socket }) => socket!.resetAndDestroy(), /read: the connection broke before the answer/],
    ['no HTTP', (_, { socket }) => socket!.end('SSH-2.0\r\n'), /read: its answer is no HTTP/],
    ['no gzip', packed('hello'), /read: its compressed answer is damaged$/],
    ['half of the JSON', body('{"result_count": 1, "resu'), /not complete JSON/],
    ['a status 503', status(503), /status 503/],
  ])('treats %s as a failure that may pass', async ([, answer, message]) => {
    const { source } = await registry(answer)
    const failure = await collect(source).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(TransientError)
    expect((failure as Error).message).toMatch(message)
  })

  test.for<[string, RequestListener, RegExp]>([
    ['JSON of another shape', json({ hello: 'world' }), /without a list of results/],
    ['JSON that is no object', json([1, 2]), /not an object/],
    ['a status 404', status(404), /status 404/],
    ['a body without end', body('x'.repeat(21 * 2 ** 20)), /more than 20971520 bytes/],
    ['redirects in a circle', status(302, { location: '/api/' }), /redirects more than 3 times/],
    ['a redirect to a file', status(302, { location: 'file:///etc/hostname' }), /refused/],
  ])('fails for good on %s', async ([, answer, message]) => {
    const { source } = await registry(answer)
    const failure = await collect(source).catch((error: unknown) => error)
    expect(failure).not.toBeInstanceOf(TransientError)
    expect((failure as Error).message).toMatch(message)
  })

  test('follows a redirect', async () => {
    const { source } = await registry(inTurn(status(301, { location: '/moved/' }), found(DOCTOR)))
    expect((await collect(source)).records).toHaveLength(1)
  })

  test('is asked again after the time that a 429 names', async () => {
    const { source, asked } = await registry(inTurn(status(429, { 'retry-after': '0' }), found(DOCTOR)))
    expect((await collect(resilient(source, { timeoutMs: 5_000 }))).records).toHaveLength(1)
    expect(asked).toHaveLength(2)
  })

  test('is given up when it says nothing within the time limit', async () => {
    const { source } = await registry(silence)
    await expect(collect(resilient(source, { timeoutMs: 60 }))).rejects.toThrow('took longer than 0.06 s')
  })

  test('cannot be reached: the message says so without the query', async () => {
    const options = { apiUrl: 'http://127.0.0.1:2/', apiQuery: 'last_name=Secret', limit: 1 }
    const signal = new AbortController().signal
    const failure = await fetchFromRegistry(options, { signal })
      .next()
      .catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(TransientError)
    expect((failure as Error).message).toMatch(/^http:\/\/127\.0\.0\.1:2\/ could not be read: nothing listens there$/)
  })
})
