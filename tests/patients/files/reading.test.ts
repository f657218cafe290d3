import { describe, expect, test } from 'vitest'
import { mapLabelledColumns } from '../../../src/patients/evaluation/columns.ts'
import { headerColumns, type FileField } from '../../../src/patients/files/file-columns.ts'
import { missingColumns } from '../../../src/patients/files/missing-columns.ts'
import { ofNoSource } from '../../../src/patients/files/local-numbers.ts'
import { inBatches } from '../../../src/patients/files/in-batches.ts'
import type { PatientRow } from '../../../src/patients/files/patient-row.ts'
import { readPatients } from '../../../src/patients/files/read-patients.ts'
import type { PatientInput } from '../../../src/patients/patient.ts'
import { repeatedIds } from '../../../src/patients/files/repeated-ids.ts'

const signal = new AbortController().signal
interface Asked {
  format?: 'CSV' | 'NDJSON'
  map?: Partial<Record<FileField, string>>
  needed?: [FileField, string][]
  source?: string
}

async function* bytes(text: string) {
  yield Buffer.from(text)
}

async function rowsOf(
  text: string,
  { format = 'CSV', map = {}, needed = [], source }: Asked = {},
): Promise<PatientRow[]> {
  const options = {
    format,
    map: new Map(Object.entries(map) as [FileField, string][]),
    needed: new Map(needed),
    source: source ?? null,
    signal,
  }
  const rows: PatientRow[] = []
  for await (const piece of readPatients(bytes(text), options)) rows.push(...piece.rows)
  return rows
}

const ndjson = (...lines: unknown[]) =>
  rowsOf(lines.map((line) => JSON.stringify(line)).join('\n'), { format: 'NDJSON' })

describe('a patient file in CSV', () => {
  test.each([
    ['John Smith Jr', ['John', '', 'Smith', 'Jr']],
    ['John Q. Public III', ['John', 'Q.', 'Public', 'III']],
    ['"Smith, John A, Jr."', ['John', 'A', 'Smith', 'Jr.']],
    ['"Smith, John A Jr"', ['John', 'A', 'Smith', 'Jr']],
    ['"John Smith, Sr"', ['John', '', 'Smith', 'Sr']],
    ['"Smith, John"', ['John', '', 'Smith', '']],
    ['Mary Ann Jones', ['Mary', 'Ann', 'Jones', '']],
    ['"Smith, Baby Girl B"', ['Baby Girl B', '', 'Smith', '']],
    ['Cher', ['Cher', '', '', '']],
  ])('has the parts of the name %s', async (name, [firstName, middleName, lastName, suffix]) => {
    const [row] = await rowsOf(`id,name\n1,${name}\n`)
    const { patient } = row as { patient: PatientInput }
    const parts = [patient.firstName, patient.middleName, patient.lastName, patient.suffix]
    expect(parts.map((part) => part || '')).toEqual([firstName, middleName, lastName, suffix])
  })

  test('is read by headings that are known, several phones among them', async () => {
    const [row] = await rowsOf('rec_id,Given Name,SURNAME,dob,Phone,mobile,mrn\n7,Ada,Byron,1985-12-10,1;2,3,A9\n')
    expect(row).toMatchObject({
      line: 2,
      id: '7',
      patient: {
        firstName: 'Ada',
        lastName: 'Byron',
        dateOfBirth: '1985-12-10',
        phones: ['1', '2', '3'],
        identifiers: [{ system: 'mrn', value: 'A9' }],
      },
    })
  })

  test.each([
    'name.family,name.given,birthDate,gender,address.line,address.city,address.postalCode,telecom.phone',
    'LAST_NAME,FIRST_NAME,BIRTH_DT_TM,SEX_CD,STREET_ADDR,CITY,ZIPCODE,PHONE_NUM',
    'Nachname,Vorname,Geburtsdatum,Geschlecht,Straße,Ort,PLZ,Telefon',
    'Apellidos,Nombre,Fecha de Nacimiento,Sexo,Dirección,Ciudad,Código Postal,Teléfono',
    'Nom,Prénom,Date de naissance,Sexe,Adresse,Ville,Code postal,Téléphone',
    'Achternaam,Voornaam,Geboortedatum,Geslacht,Adres,Plaats,Postcode,Telefoon',
    'Sobrenome,Nome,Data de Nascimento,Sexo,Endereço,Cidade,CEP,Telefone',
    'sobrenome,nome,data_nascimento,sexo,logradouro,cidade,cep,telefone',
  ])('is read by the headings %s', async (headings) => {
    const [row] = await rowsOf(`${headings}\nByron,Ada,1985-12-10,F,1 Elm St,Bonn,53111,1\n`)
    expect(row).toMatchObject({
      patient: {
        lastName: 'Byron',
        firstName: 'Ada',
        dateOfBirth: '1985-12-10',
        sex: 'F',
        address: { line1: '1 Elm St', city: 'Bonn', zip: '53111' },
        phones: ['1'],
      },
    })
  })

  const fieldsOf = (text: string) =>
    headerColumns(text.split(','), new Map(), new Map(), 1).map(({ field }) => field ?? '-')

  test.each([
    [
      'first_name,midl_name,last_name,name_sufx_cd,res_street_address,res_city_desc,state_cd,zip_code,full_phone_num,mail_addr1,mail_city',
      'firstName middleName lastName suffix line1 city state zip phone - -',
    ],
    [
      'SOS_VOTERID,LAST_NAME,VOTER_STATUS,RESIDENTIAL_ADDRESS1,RESIDENTIAL_CITY,RESIDENTIAL_STATE,RESIDENTIAL_ZIP,MAILING_ZIP',
      '- lastName - line1 city state zip -',
    ],
    [
      'Name Last,Residence Address Line 1,Residence Address Line 2,Residence City (USPS),Residence Zipcode,Daytime Phone Number',
      'lastName line1 line2 city zip phone',
    ],
    [
      'client_first,client_last,client_dob,last4_ssn,st,postal,ph',
      'firstName lastName dateOfBirth ssn state zip phone',
    ],
    ['contact_name,contact_phone', 'name phone'],
    ['local_id,identity.first_name,identity.lastName,identity.dob', 'id firstName lastName dateOfBirth'],
    ['identity,local_id,record_id,identity_card,dob', '- - id - dateOfBirth'],
    [
      'Given Names,Surnames,Sex at Birth,Home Street,Home City,Home State,Home Zip',
      'firstName lastName sex line1 city state zip',
    ],
    ['Legal Sex,Primary Phone,HomePhoneNbr,StreetAddr1,clientDOB', 'sex phone phone line1 dateOfBirth'],
    ['nome_completo,uf,Medicare No,medicare_number', 'name state identifier identifier'],
    ['Straße,Hausnummer,Telefonnummer', 'line1 streetNumber phone'],
    ['straat,huisnummer,telefoonnummer,postcode_fake', 'line1 streetNumber phone zip'],
  ])('is read by the words of the headings %s', (headings, fields) => {
    expect(fieldsOf(headings)).toEqual(fields.split(' '))
  })

  test.each(['true_person', 'person_uid'])('tells persons apart by %s, for an evaluation', (heading) => {
    const columns = mapLabelledColumns(['id', heading, 'client_dob', 'client_person'], new Map(), 1)
    expect(columns.map(({ field }) => field)).toEqual(['id', 'cluster', 'dateOfBirth', null])
  })

  test.each([
    [
      'last_name,mother_phone,Phone (Mother),emergency_phone,Primary Physician Phone,guardian_dob',
      'lastName - - - - -',
    ],
    ['last_name,home_town,birth_city,City (of birth),mailing_city,client_id,voter_id', 'lastName - - - - - -'],
    ['first_name,last_name,contact_name,contact_phone,member_dob', 'firstName lastName - - -'],
    ['name,client_first,client_last', 'name - -'],
    ['name,street_address,Hausnummer,home_address,city_nbr,city,home_city', 'name line1 - - - city -'],
    ['patient_address,streetaddr1,dob,client_dob', 'line1 - dateOfBirth -'],
  ])('does not take what is of others, or is told already, for the patient: %s', (headings, fields) => {
    expect(fieldsOf(headings)).toEqual(fields.split(' '))
  })

  test.each([
    ['first_name,dob', []],
    ['name,yob,birth_month,birth_day', []],
    ['rufname,dob', ['name']],
    ['last_name,birth_year,birth_month,phone', ['dateOfBirth']],
    ['phone', ['name', 'dateOfBirth']],
  ])('tells which of name and birth date no column of %s is', (headings, missing) => {
    const columns = headerColumns(headings.split(','), new Map(), new Map(), 1)
    expect(missingColumns(columns)).toEqual(missing)
  })

  test.each([
    ['name,birth_year', 'name -'],
    ['name,birth_year,birth_month,dob', 'name - - dateOfBirth'],
    ['name,birth_year,birth_month,birth_day', 'name birthYear birthMonth birthDay'],
  ])('uses no year of birth alone: %s', (headings, fields) => {
    expect(fieldsOf(headings)).toEqual(fields.split(' '))
  })

  test('is read by the columns that are mapped, before any guess', async () => {
    const text = 'id,nr,first_name,plz\n1,2,Ada,12345\n'
    const [row] = await rowsOf(text, { map: { id: 'nr', zip: 'plz', firstName: '' } })
    expect(row).toMatchObject({ id: '2', patient: { firstName: null, address: { zip: '12345' } } })
    await expect(rowsOf(text, { map: { zip: 'post' } })).rejects.toThrow('line 1: there is no column "post" for zip')
  })

  const identifiersOf = (row: PatientRow | undefined) => (row as { patient: PatientInput }).patient.identifiers

  test('holds numbers of two sources apart where each gives them out by itself', async () => {
    const text = 'id,source,MRN,Chart Number,mbi,passport\n1,south,7,8,9,10\n2,,7,8,9,10\n'
    const [own, none] = await rowsOf(text)
    const shared = [
      { system: 'mbi', value: '9' },
      { system: 'passport', value: '10' },
    ]
    const systems = (suffix: string) => [
      { system: `MRN${suffix}`, value: '7' },
      { system: `Chart Number${suffix}`, value: '8' },
      ...shared,
    ]
    expect(identifiersOf(own)).toEqual(systems('@south'))
    expect(identifiersOf(none)).toEqual(systems(''))
    const [still, given] = await rowsOf(text, { source: 'north' })
    expect(identifiersOf(still)).toEqual(systems('@south'))
    expect(identifiersOf(given)).toEqual(systems('@north'))
  })

  test('may name the source of a number in its heading', async () => {
    const [row] = await rowsOf('id,mrn@north\n1,7\n', { source: 'desk' })
    expect(identifiersOf(row)).toEqual([{ system: 'mrn@north', value: '7' }])
    const columns = (...headings: string[]) => headings.map((heading) => ({ heading, field: 'identifier' }))
    expect(ofNoSource(columns('mrn', 'mbi', 'mrn@north'), null)).toEqual(['mrn'])
    expect(ofNoSource(columns('mrn'), 'north')).toEqual([])
  })

  test('takes the guard of a spreadsheet formula off', async () => {
    const [row] = await rowsOf(`id,phone\n1,'+1 312 555 0134\n`)
    expect(row).toMatchObject({ patient: { phones: ['+1 312 555 0134'] } })
  })

  test('is refused when nothing in it is about a patient, without telling what is in it', async () => {
    const read = rowsOf('Ada,Byron\nBob,Brown\n')
    await expect(read).rejects.toThrow('no column is known as that of a patient')
    await expect(read).rejects.not.toThrow(/Ada|Byron/)
  })

  test('is refused without a column that is needed', async () => {
    const read = rowsOf('first_name\nAda\n', { needed: [['id', 'give --id-column <column>']] })
    await expect(read).rejects.toThrow('line 1: no column is the id of the records: give --id-column <column>')
  })

  test('has bad rows in their places', async () => {
    const rows = await rowsOf('id,last_name,recorded_at\n1,A,2026-01-02\n2,B\n3,C,yesterday\n4,"D\n')
    expect(rows).toMatchObject([
      { line: 2, id: '1', recordedAt: new Date('2026-01-02T00:00Z') },
      { line: 3, field: null, message: 'the row has 2 fields and the header 3' },
      { line: 4, field: 'recordedAt' },
      { line: 5, field: null },
    ])
  })
})

describe('a patient file in NDJSON', () => {
  test('keeps every digit of the number of a record', async () => {
    const identifiers = '[{"system":"MRN","value":9007199254740993}]'
    const text = [3, 2].map((last) => `{"id":1234567890123456789${last},"identifiers":${identifiers}}`).join('\n')
    expect(await rowsOf(text, { format: 'NDJSON' })).toMatchObject([
      { id: '12345678901234567893', patient: { identifiers: [{ value: '9007199254740993' }] } },
      { id: '12345678901234567892' },
    ])
  })

  const patient = {
    firstName: 'Ada',
    address: { line1: '1 Elm St', zip: 60601 },
    phones: ['1', '2'],
    identifiers: [{ system: 'MRN', value: 'A9' }],
  }
  const read = {
    firstName: 'Ada',
    address: { line1: '1 Elm St', zip: '60601' },
    phones: ['1', '2'],
    identifiers: [{ system: 'MRN', value: 'A9' }],
  }

  test('holds columns, the input of a question or the input of a record', async () => {
    const rows = await ndjson({ rec_id: 7, given_name: 'Ada', zip: null }, patient, {
      source: 'clinic',
      sourceId: '9',
      patient,
      recordedAt: '2026-01-02T03:04:05Z',
    })
    expect(rows).toMatchObject([
      { line: 1, id: '7', patient: { firstName: 'Ada' } },
      { line: 2, patient: read },
      { line: 3, source: 'clinic', id: '9', recordedAt: new Date('2026-01-02T03:04:05Z'), patient: read },
    ])
  })

  test('has bad lines in their places, told by their field', async () => {
    const text = ['{"id":1,"firstName":"A"}', '{', '[]', '{"firstName":true}', '{"identifiers":["x"]}', ''].join('\n')
    expect(await rowsOf(text, { format: 'NDJSON' })).toMatchObject([
      { line: 1, id: '1' },
      { line: 2, field: null, message: 'the line is no JSON object' },
      { line: 3, field: null, message: 'the line is no JSON object' },
      { line: 4, field: 'firstName', message: 'must be text' },
      { line: 5, patient: {} },
    ])
  })

  test('has no contact for the patient where a line lacks the name', async () => {
    const rows = await ndjson({ last_name: null, contact_name: 'Eve', home_city: 'Bonn' })
    expect(rows).toMatchObject([{ patient: { firstName: null, lastName: null, address: { city: 'Bonn' } } }])
  })

  test('may lack a key that is mapped in some lines', async () => {
    const rows = await rowsOf('{"nr":1,"id":2}\n{"id":3}', { format: 'NDJSON', map: { id: 'nr' } })
    expect(rows).toMatchObject([{ id: '1' }, { id: null }])
  })
})

describe('batches', () => {
  test('keep the order and end early where rows are long', async () => {
    const long = 'x'.repeat(1000)
    const text = `id,last_name\n1,A\n2,B\n3,C\n4,${long}\n5,${long}\n`
    const options = { format: 'CSV', map: new Map(), needed: new Map(), signal } as const
    const lines: number[][] = []
    for await (const { rows } of inBatches(readPatients(bytes(text), options), 3, 2_000)) {
      lines.push(rows.map(({ line }) => line))
    }
    expect(lines).toEqual([[2, 3, 4], [5], [6]])
  })
})

test('a number that stands again is found out by its source, in a file of any size', () => {
  const repeated = repeatedIds()
  for (let line = 1; line <= 20_000; line++) expect(repeated.before('a', `${line}`, line)).toBeUndefined()
  for (const line of [1, 4_711, 20_000]) {
    expect(repeated.before('a', `${line}`, 99_999)).toBe(line)
    expect(repeated.before('b', `${line}`, 99_999)).toBeUndefined()
  }
})
