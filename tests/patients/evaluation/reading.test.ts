import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LabelledField } from '../../../src/patients/evaluation/columns.ts'
import { readLabelledFiles } from '../../../src/patients/evaluation/labelled-files.ts'
import type { LabelledRecord } from '../../../src/patients/evaluation/labelled-record.ts'
import { writtenOn } from '../../../src/patients/evaluation/written-on.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vault-labelled-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

type Mapping = Partial<Record<LabelledField, string>>
const mapped = (map: Mapping) => new Map(Object.entries(map) as [LabelledField, string][])

async function readBoth(texts: readonly [string, string?], map: Mapping = {}, name = 'file.csv') {
  const write = async (text: string, file: string) => {
    await writeFile(file, text)
    return file
  }
  const left = await write(texts[0], path.join(folder, name))
  const right = texts[1] === undefined ? undefined : await write(texts[1], path.join(folder, 'right.csv'))
  const { signal } = new AbortController()
  return readLabelledFiles(right === undefined ? [left] : [left, right], { map: mapped(map), signal })
}

const read = async (text: string, map: Mapping = {}) => (await readBoth([text], map))[0]
const LEFT = 'id,cluster,dob\nl,p,31/12/1980\n'
const readRight = async (text: string, map: Mapping = {}, left = LEFT) => (await readBoth([left, text], map))[1]!

describe('A labelled file', () => {
  test('of FEBRL is understood without being told', async () => {
    const { records } = await read(
      'rec_id, given_name, surname, street_number, address_1, address_2, suburb, postcode, state, date_of_birth, soc_sec_id\n' +
        'rec-7-org, ann, lee, 12, high street, the grange, mallow, 4011, wa, 19610203, 1234567\n' +
        'rec-7-dup-0, anne, lee, , high street, , mallow, 4011, wa, 19610203, 1234567\n',
    )
    expect(records.map(({ cluster, id }) => [cluster, id])).toEqual([
      ['7', 'rec-7-org'],
      ['7', 'rec-7-dup-0'],
    ])
    expect(records[0]!.patient).toMatchObject({
      firstName: 'ann',
      lastName: 'lee',
      dateOfBirth: '19610203',
      ssn: '1234567',
      address: { line1: '12 high street', line2: 'the grange', city: 'mallow', state: 'wa', zip: '4011' },
    })
    expect(records[1]!.patient.address!.line1).toBe('high street')
  })

  test('may have a whole name, several phones, and identifiers by their columns', async () => {
    const { records } = await read(
      'person_id;name;DOB;Phone 1;Phone 2;emails;MRN\np1;Lee, Ann Marie;2/3/1961;6145550101;6145550102;a@example.com|b@example.com;77\n',
    )
    expect(records[0]).toMatchObject({ cluster: 'p1', id: 'line 2' })
    expect(records[0]!.patient).toMatchObject({
      firstName: 'Ann',
      middleName: 'Marie',
      lastName: 'Lee',
      phones: ['6145550101', '6145550102'],
      emails: ['a@example.com', 'b@example.com'],
      identifiers: [{ system: 'MRN', value: '77' }],
    })
  })

  test.each([
    ['person_id,EMPI_ID', 'EMPI_ID'],
    ['person_id,EnterpriseID', 'EnterpriseID'],
    ['person_id,label', 'label'],
    ['id,person_id', 'person_id'],
    ['id,identity', 'identity'],
    ['id,z_cluster', 'z_cluster'],
    ['id,group', 'group'],
    ['group,person_id', 'person_id'],
  ])('with the headings %s tells persons apart by %s', async (headings, cluster) => {
    const { columns } = await read(`${headings},dob\n1,2,\n`)
    expect(columns.find(({ field }) => field === 'cluster')?.heading).toBe(cluster)
  })

  test('may have its birth dates in parts', async () => {
    const { records } = await read('cluster,birth_year,birth_month,birth_day\nx,1944,4,10\ny,1944,,10\n')
    expect(records.map(({ patient }) => patient.dateOfBirth)).toEqual(['1944-4-10', null])
  })

  test('may name the day before the month, as its dates tell', async () => {
    const european = await read('cluster,dob\nx,31/12/1980\ny,04.10.1944\nz,1950-02-03\n')
    expect(european.dayFirst).toBe(true)
    expect(european.records.map(({ patient }) => patient.dateOfBirth)).toEqual([
      '12/31/1980',
      '10.04.1944',
      '1950-02-03',
    ])
    const american = await read('cluster,dob\nx,12/31/1980\ny,04/10/1944\nz,05/06/1950\n')
    expect(american.dayFirst).toBe(false)
    expect(american.records[1]!.patient.dateOfBirth).toBe('04/10/1944')
  })

  test('may say in its headings whose columns they are, and that they are codes', async () => {
    const { columns } = await read(
      'cluster,patient_first_name,patient_dob,gender_cd,city_nm,zip_code,tel_no\nx,a,,,,,\n',
    )
    expect(columns.map(({ field }) => field)).toEqual([
      'cluster',
      'firstName',
      'dateOfBirth',
      'sex',
      'city',
      'zip',
      'phone',
    ])
  })

  test('may hold numbers with a fraction, NaN for nothing, and blank cells at the end of lines', async () => {
    const { records } = await read('cluster,first,dob,zip\nx,NaN,19900701.0,60601.0,\ny,Nan,,,\n')
    expect(records[0]!.patient).toMatchObject({ firstName: null, dateOfBirth: '19900701', address: { zip: '60601' } })
    expect(records[1]!.patient.firstName).toBe('Nan')
  })

  test('is read as it is told, before any guess', async () => {
    const text = 'id,cluster,who,zip,plz,dob\n1,x,p1,1,43215,\n'
    const { records } = await read(text, { cluster: 'who', zip: 'plz' })
    expect(records[0]).toMatchObject({ cluster: 'p1', patient: { address: { zip: '43215' } } })
    expect((await read(text, { zip: '' })).records[0]!.patient.address!.zip).toBeNull()
  })

  test.each([
    [
      'without a column that tells persons apart',
      'a,b\n1,2\n',
      {},
      /: line 1: .*--map cluster=<column> \(not used: columns 1 and 2\)/,
    ],
    ['with a record without a person', 'id,cluster,dob\n1,p,\n2,,\n', {}, /: line 3: column cluster is empty/],
    ['with a first record without a person', 'id,cluster,dob\n1,,\n2,p,\n', {}, /: line 2: column cluster is empty/],
    ['with an id twice', 'id,cluster,dob\n1,p,\n1,q,\n', {}, /: line 3: column id is that of line 2/],
    [
      'with an id that is none of FEBRL',
      'rec_id,surname\n1,lee\n',
      {},
      /: line 1: .*--map cluster=<column> \(rec_id as id, surname as lastName\)/,
    ],
    [
      'with a later id that is none of FEBRL',
      'rec_id,surname\nrec-1-org,lee\n1,lee\n',
      {},
      /: line 3: .*--map cluster=/,
    ],
    [
      'with a row of other length',
      'id,cluster,dob\n1,p,\n2,q,,r\n',
      {},
      /: line 3: the row has 4 fields and the header 3/,
    ],
    ['with a column that there is not', 'id,cluster\n1,p\n', { zip: 'plz' }, /no column "plz" for zip/],
    [
      'without a column about a patient',
      'id,cluster,shoe\n1,p,9\n',
      {},
      /: line 1: no column is known as that of a patient/,
    ],
    ['without records', 'id,cluster,dob\n', {}, /the file has no records/],
  ] as [string, string, Partial<Record<LabelledField, string>>, RegExp][])(
    '%s is refused',
    async (_, text, map, why) => {
      await expect(read(text, map)).rejects.toThrow(why)
    },
  )

  test('in NDJSON is refused', async () => {
    const line = '{"id":"1","cluster":"p","dob":"1980-01-02"}\n'
    await expect(readBoth([line], {}, 'file.ndjson')).rejects.toThrow(/file\.ndjson: .* evaluate reads CSV/)
  })

  test('of questions may ask for nobody', async () => {
    expect((await readRight('id,cluster,dob\n1,,\n')).records[0]!.cluster).toBeNull()
  })

  test('of questions without a true person is refused, as none would have anybody to find', async () => {
    await expect(readRight('id,ncid,dob\n1,p,1980-12-31\n')).rejects.toThrow(
      /right\.csv: line 1: .*--map cluster=<column> \(id as id, dob as dateOfBirth; not used: column 2\)/,
    )
    const febrl = await readRight('rec_id,dob\nrec-1-org,1980-12-31\nx,1980-12-31\n')
    expect(febrl.records.map(({ cluster }) => cluster)).toEqual(['1', null])
  })

  test('of questions that may be read either way names the day first as the other file does', async () => {
    const american = 'id,cluster,dob\nl,p,12/31/1980\n'
    const dateBeside = async (left: string, text: string) =>
      (await readRight(`id,cluster,dob\n1,p,${text}\n`, {}, left)).records[0]!.patient.dateOfBirth
    expect(await dateBeside(LEFT, '01/02/1980')).toBe('02/01/1980')
    expect(await dateBeside(american, '01/02/1980')).toBe('01/02/1980')
    expect(await dateBeside(LEFT, '12/31/1980')).toBe('12/31/1980')
    const [left] = await readBoth(['id,cluster,dob\n1,p,01/02/1980\n', LEFT])
    expect(left).toMatchObject({ dayFirst: true, records: [{ patient: { dateOfBirth: '02/01/1980' } }] })
  })

  test('may lack a column that was named when the other file has it, where it is guessed', async () => {
    const ncid = 'id,ncid,dob\n1,p,1980-12-31\n'
    const [left, right] = await readBoth([LEFT, ncid], { cluster: 'ncid', zip: '' })
    expect([left.records[0]!.cluster, right!.records[0]!.cluster]).toEqual(['p', 'p'])
    await expect(readBoth([LEFT, ncid], { cluster: 'who' })).rejects.toThrow(
      /file\.csv: line 1: there is no column "who"/,
    )
    await expect(readBoth([ncid], { cluster: 'who' })).rejects.toThrow('there is no column "who" for cluster')
  })

  test('is read as of a year after the youngest in it, whatever today is', async () => {
    const births = Array.from({ length: 50 }, (_, i) => `${i},p${i},${1920 + i}0304\n`).join('')
    const { records } = await read(`id,cluster,dob\n${births}`)
    expect(writtenOn(records, new Date('2026-11-24')).toISOString()).toBe('1971-01-01T00:00:00.000Z')
    expect(writtenOn(records, new Date('1960-05-05')).toISOString()).toBe('1960-05-05T00:00:00.000Z')
  })
})

test('The youngest of a small file was born before it was written', () => {
  const born = (dateOfBirth: string) => ({ patient: { dateOfBirth } }) as LabelledRecord
  const records = ['1980-02-03', '1990-05-04', '2015-06-07'].map(born)
  expect(writtenOn(records, new Date('2026-11-24')).toISOString()).toMatch(/^2017-01-01/)
  const mistaken = Array.from({ length: 1000 }, (_, i) => born(i === 7 ? '2024-06-07' : '1999-05-04'))
  expect(writtenOn(mistaken, new Date('2026-11-24')).toISOString()).toMatch(/^2001-01-01/)
})
