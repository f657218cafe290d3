import { describe, expect, test } from 'vitest'
import { chunked, readAll } from './texts.ts'

const lines = (...objects: unknown[]) => objects.map((object) => `${JSON.stringify(object)}\n`).join('')
const ndjson = { format: 'NDJSON' } as const

describe('reading an NDJSON file', () => {
  test('takes one object a line, keys in camelCase or snake_case', async () => {
    const text = lines(
      { npi: '1234567890', firstName: 'José', lastName: 'Peña' },
      { npi: 1234567891, organization_name: 'Mercy', zip: 60601, phone: null },
    )
    for (const size of [1, 9, 1000]) {
      const { records, errors } = await readAll(chunked(text, size), ndjson)
      expect(errors).toEqual([])
      expect(records).toMatchObject([
        { firstName: 'José', lastName: 'Peña' },
        { npi: '1234567891', organizationName: 'Mercy', zip: '60601', phone: null },
      ])
    }
  })

  test('keeps every digit of a number', async () => {
    const text = '{"npi":1234567890,"last_name":9007199254740993,"first_name":9007199254740991}\n'
    expect((await readAll(text, ndjson)).records).toMatchObject([
      { npi: '1234567890', lastName: '9007199254740993', firstName: '9007199254740991' },
    ])
  })

  test.each(['', '\n\n', '\ufeff'])('finds no rows in %j', async (text) => {
    expect(await readAll(text, ndjson)).toMatchObject({ read: 0, rejected: 0, records: [] })
  })

  test('reports what is not an object, by line, and reads on', async () => {
    const text = `\ufeff{"npi":"1234567890","lastName":"A"}\r\n\n{bad\n[1]\n{"npi":"1234567891","lastName":{"a":1}}\n{"npi":"1234567892","zip":"1","zip_code":"2"}\n{"npi":"1234567893","lastName":"B"}`
    const { records, errors, read } = await readAll(text, ndjson)
    expect(records.map(({ npi }) => npi)).toEqual(['1234567890', '1234567893'])
    expect(errors.map(({ line, field, message }) => [line, field, message])).toEqual([
      [3, null, 'the line is not valid JSON'],
      [4, null, 'the line must be a JSON object'],
      [5, 'lastName', 'must be text'],
      [5, 'lastName', 'is required, or an organisation name'],
      [6, null, 'two keys of the object mean zip'],
    ])
    expect(read).toBe(6)
  })

  test('reports a line that is too long and reads on', async () => {
    const text = lines({ npi: '1234567890', lastName: 'x'.repeat(5_000) }, { npi: '1234567891', lastName: 'B' })
    const { records, errors } = await readAll(chunked(text, 100), { ...ndjson, maxRecordBytes: 1_000 })
    expect(errors).toEqual([{ line: 1, field: null, message: 'the line is longer than 1000 bytes' }])
    expect(records).toHaveLength(1)
  })

  test('tells keys that mean nothing once', async () => {
    const object = { npi: '1234567890', lastName: 'A', shoeSize: 9 }
    expect((await readAll(lines(object, object), ndjson)).ignoredColumns).toEqual(['shoeSize'])
  })

  const TAXONOMIES = [
    { code: '207R00000X', description: 'Internal Medicine', primary: true },
    { code: '207Q00000X', description: 'Family Medicine', primary: false },
  ]
  test.each([
    ['nothing', {}, '207R00000X', 'Internal Medicine'],
    ['a specialty', { specialty: 'Internist' }, '207R00000X', 'Internist'],
    ['another code of the list', { taxonomy: '207q00000x' }, '207Q00000X', 'Family Medicine'],
    ['a code that is not in the list', { taxonomy: '208000000X' }, '208000000X', null],
    ['the name of a specialty as its code', { taxonomy: 'Internist' }, '207R00000X', 'Internist'],
  ])('beside %s takes what is blank from the list of taxonomies', async (_said, said, taxonomy, specialty) => {
    const row = { npi: '1234567890', lastName: 'A', taxonomies: TAXONOMIES, ...said }
    const { records, errors } = await readAll(lines(row), ndjson)
    expect(errors).toEqual([])
    expect(records).toMatchObject([{ taxonomy, specialty, taxonomies: TAXONOMIES }])
  })

  test('takes no primary taxonomy where none of the list is', async () => {
    const taxonomies = TAXONOMIES.map((entry) => ({ ...entry, primary: false }))
    const { records } = await readAll(lines({ npi: '1234567890', lastName: 'A', taxonomies }), ndjson)
    expect(records).toMatchObject([{ taxonomy: null, specialty: null, taxonomies }])
  })
})
