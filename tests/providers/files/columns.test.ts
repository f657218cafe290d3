import { describe, expect, test } from 'vitest'
import { columnOf } from '../../../src/providers/files/columns.ts'
import { readAll } from './texts.ts'

describe('headings', () => {
  test.each([
    ['NPI Number', 'npi'],
    ['First Name', 'firstName'],
    ['first-name', 'firstName'],
    ['firstName', 'firstName'],
    ['GIVEN_NAME', 'firstName'],
    ['Surname', 'lastName'],
    ['Organisation', 'organizationName'],
    ['Degree', 'credential'],
    ['Postal Code', 'zip'],
    ['Telephone', 'phone'],
    ['Inserted At', 'insertedAt'],
    ['id', undefined],
    ['constructor', undefined],
  ])('%s means %s', (heading, column) => {
    expect(columnOf(heading)).toBe(column)
  })

  test('that mean nothing are told once', async () => {
    const { ignoredColumns, records } = await readAll('id,npi,name,Shoe Size,\n1,1234567890,"Smith, Ann",9,\n')
    expect(ignoredColumns).toEqual(['id', 'Shoe Size'])
    expect(records).toHaveLength(1)
  })

  test('of the first Provider Vault are read, legacy name and taxonomy included', async () => {
    const head =
      'id,npi,name,taxonomy,phone,address,first_name,last_name,credential,specialty,city,state,zip,inserted_at\n'
    const { records, errors } = await readAll(
      `${head}7,1234567890,"Smith, Ann Marie",Cardiology,312-555-0100,1 Main St,,,MD,,Chicago,IL,60601,2024-03-01 10:20:30\n`,
    )
    expect(errors).toEqual([])
    expect(records).toMatchObject([
      { firstName: 'Ann', middleName: 'Marie', lastName: 'Smith', specialty: 'Cardiology', taxonomy: null },
    ])
    expect(records[0]?.insertedAt).toEqual(new Date('2024-03-01T10:20:30Z'))
  })
})

describe('a single name', () => {
  const HEAD = 'npi,name,entity_type\n'
  test.each([
    ['"Smith, Ann"', '', { lastName: 'Smith', firstName: 'Ann', entityType: 'INDIVIDUAL' }],
    ['Mercy Hospital', '', { organizationName: 'Mercy Hospital', lastName: null, entityType: 'ORGANIZATION' }],
    ['"Smith, Ann"', 'ORGANIZATION', { organizationName: 'Smith, Ann', lastName: null }],
    ['"Lakeside Imaging, LLC"', '', { organizationName: 'Lakeside Imaging, LLC' }],
    ['Smith', 'INDIVIDUAL', { lastName: 'Smith', organizationName: null }],
  ])('%s of entity type "%s" is taken apart', async (name, entity, facts) => {
    const { records } = await readAll(`${HEAD}1234567890,${name},${entity}\n`)
    expect(records).toMatchObject([facts])
  })

  test.each([
    ['Smith, John A., Jr., MD', 'Smith Jr.', 'John', 'A.', 'MD'],
    ['Smith, John, III', 'Smith III', 'John', null, null],
    ['Smith, Jr., John, MD, PhD', 'Smith Jr.', 'John', null, 'MD, PhD'],
  ])('%s gives its generation to the last name', async (name, lastName, firstName, middleName, credential) => {
    const { records } = await readAll(`npi,name\n1234567890,"${name}"\n`)
    expect(records).toMatchObject([{ lastName, firstName, middleName, credential }])
  })

  test('does not override the parts', async () => {
    const { records } = await readAll('npi,name,last_name\n1234567890,"Smith, Ann",Jones\n')
    expect(records).toMatchObject([{ lastName: 'Jones', firstName: null }])
  })
})

describe('the columns of our own exports', () => {
  test('name the source, whose foreign address is kept', async () => {
    const head = 'npi,last_name,state,zip,source,sample,retrieved_at\n'
    const { records, errors } = await readAll(
      `${head}1234567890,A,Ontario,K1A 0B1,NPPES,false,2026-01-02T03:04:05.678Z\n1234567891,A,Ontario,,Manual,,\n`,
    )
    expect(records).toMatchObject([{ state: 'Ontario', zip: 'K1A 0B1', source: 'NPPES', sample: false }])
    expect(records[0]?.retrievedAt?.toISOString()).toBe('2026-01-02T03:04:05.678Z')
    expect(errors).toMatchObject([{ line: 3, field: 'state' }])
  })

  test.each([
    ['nppes', 'NPPES'],
    ['MANUAL', 'Manual'],
    ['import', 'Import'],
    ['Payer', 'Payer'],
  ])('name %s as source and mean %s', async (said, source) => {
    const { records } = await readAll(
      `npi,last_name,source,retrieved_at\n1234567890,A,${said},2026-01-02T03:04:05.678Z\n`,
    )
    expect(records).toMatchObject([{ source }])
  })

  test('keep no foreign address of a row that does not tell when the source said it', async () => {
    const head = 'npi,last_name,state,zip,phone,source,retrieved_at\n'
    const { records, errors } = await readAll(
      `${head}1234567890,A,Ontario,K1A 0B1,12345,Payer,\n1234567891,A,IL,60601,312-555-0100,Payer,\n`,
    )
    expect(errors.map(({ line, field }) => [line, field])).toEqual([
      [2, 'state'],
      [2, 'zip'],
      [2, 'phone'],
    ])
    expect(records).toMatchObject([{ npi: '1234567891', source: 'Payer' }])
  })

  test('leave the primary taxonomy of a list to whom said it', async () => {
    const list = '"[{""code"":""207R00000X"",""description"":""Internal Medicine"",""primary"":true}]"'
    const head = 'npi,last_name,taxonomies,source,retrieved_at\n'
    const { records } = await readAll(
      `${head}1234567890,A,${list},,\n1234567891,A,${list},NPPES,2026-01-02T03:04:05.678Z\n`,
    )
    expect(records.map(({ taxonomy }) => taxonomy)).toEqual(['207R00000X', null])
  })

  test.each([
    ['taxonomies', '"[{""code"":""x""}]"'],
    ['taxonomies', '{}'],
    ['sample', 'maybe'],
    ['retrieved_at', 'yesterday'],
    ['sources', '[1]'],
    ['sources', '"[{""source"":""A""},{""source"":""A""}]"'],
  ])('report %s that is %s', async (column, value) => {
    const { errors, records } = await readAll(`npi,last_name,${column}\n1234567890,A,${value}\n`)
    expect(records).toEqual([])
    expect(errors).toMatchObject([{ line: 2, field: column === 'retrieved_at' ? 'retrievedAt' : column }])
  })
})
