import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { words } from '../../src/providers/search/words.ts'
import { DATABASES, openTestApp, type TestApp } from '../support/app.ts'
import { List, Search, Suggest } from '../support/documents.ts'
import { record, validNpi } from '../support/records.ts'

const PROVIDERS = [
  record('1000000001', {
    firstName: 'Ana',
    lastName: 'Núñez',
    specialty: 'Cardiovascular Disease',
    taxonomy: '207RC0000X',
    credential: 'M.D.',
    city: 'Chicago',
    state: 'IL',
    zip: '60601-1234',
  }),
  record('1000000002', {
    firstName: 'Bo',
    lastName: "O'Brien",
    specialty: 'Pharmacist, Cardiology',
    taxonomy: '1835C0206X',
    city: 'New York',
    state: 'NY',
    zip: '10001',
  }),
  record('1000000003', {
    lastName: null,
    organizationName: 'Chicago Cardiology, Inc.',
    entityType: 'ORGANIZATION',
    city: 'Boston',
    state: 'MA',
    zip: '02139',
  }),
  record('1000000004', {
    firstName: 'Carl',
    lastName: 'Smith',
    specialty: 'Family Medicine',
    taxonomy: '207Q00000X',
    city: 'Chicago',
    state: 'IL',
    zip: '60611',
    sample: true,
    source: 'Mock-PrimaryCare',
  }),
  record('1000000005', {
    firstName: 'Dora',
    lastName: 'Smithson',
    specialty: 'Pediatrics',
    taxonomy: '208000000X',
    city: 'Smithville',
    state: 'TX',
    zip: '78957',
  }),
  record('2000000006', {
    firstName: 'Smith',
    lastName: 'Adams',
    specialty: 'Orthopaedic Surgery',
    taxonomy: '207X00000X',
    city: 'Houston',
    state: 'TX',
    credential: 'CPNP, DNP',
  }),
]

describe.each(DATABASES)('searching, on the %s database', (kind) => {
  let test: TestApp
  beforeAll(async () => {
    test = await openTestApp(kind)
    await test.app.services.providers.registry.write(PROVIDERS)
  })
  afterAll(() => test[Symbol.asyncDispose]())

  const found = async (search: string, filter = {}) =>
    (await test.get(Search, { search, filter })).providers.nodes.map(({ npi }) => Number(npi.slice(-1)))

  it.each([
    ['a name, whatever its case and accents', 'NUNEZ', [1]],
    ['a name with an apostrophe', "o'brien", [2]],
    ['the same name without it', 'obrien', [2]],
    ['the same name in two words', 'o brien', [2]],
    ['the same name in two words among others', 'bo O Brien new york', [2]],
    ['a name behind a title', 'Dr. Nunez', [1]],
    ['a name behind a title that is written out', 'doctor nunez chicago', [1]],
    ['an initial and a surname', 'o smith', []],
    ['names first, then other whole words, then beginnings', 'smith', [6, 4, 5]],
    ['a city', 'Houston', [6]],
    ['a city of two words', 'new york', [2]],
    ['a state by its name', 'Illinois', [1, 4]],
    ['a state by its code', 'TX', [6, 5]],
    ['a ZIP', '02139', [3]],
    ['a ZIP+4', '60601-1234', [1]],
    ['a ZIP+4 in a row', '606011234', [1]],
    ['nine digits of a NPI', '200000000', [6]],
    ['the beginning of a NPI', '2000', [6]],
    ['a whole NPI', '1000000004', [4]],
    ['a taxonomy code', '207Q00000X', [4]],
    ['a credential with or without dots', 'md', [1]],
    ['one credential of several', 'DNP', [6]],
    ['every word, each somewhere', 'smith chicago', [4]],
    ['a lay word for a specialty', 'cardiologist', [1, 2]],
    ['a specialty by its usual name', 'Cardiology', [3, 1, 2]],
    ['a phrase for a specialty', 'heart doctor', [1, 2]],
    ['a lay word in the plural', 'cardiologists', [1, 2]],
    ['a phrase in the plural', 'heart doctors', [1, 2]],
    ['a plural in a city', 'the heart doctors in chicago', [1]],
    ['a plural in -ies', 'orthopaedic surgeries', [6]],
    ['doctors of a city', 'Doctors near the chicago', [3, 1, 4]],
    ['what is near whoever asks', 'heart doctor near me', [1, 2]],
    ['a specialty in a city', 'cardiologist in chicago', [1]],
    ['a city behind a small word alone', 'in chicago', [3, 1, 4]],
    ['a specialty with an article', 'a cardiologist in chicago', [1]],
    ['a specialty with an article before a vowel', 'an orthopedist in houston', [6]],
    ['where somebody is from', 'cardiologist from chicago', [1]],
    ['all of a city', 'all doctors in chicago', [3, 1, 4]],
    ['what somebody comes with', 'the surgeon with dnp', [6]],
    ['whom somebody is for', 'pediatrician for kids in smithville', [5]],
    ['whom somebody is for alone', 'doctor for children', [5]],
    ['a word that is no preposition but Indiana', 'carl IN chicago', []],
    ['letters dropped', 'Cardiolgy', [3, 1, 2]],
    ['letters swapped', 'Chigaco', [3, 1, 4]],
    ['a mistyped word beside a right one', 'smoth chicago', [4]],
    ['the beginning of a word', 'pedia', [5]],
    ['the beginning of the last of many words', 'carl smith family medi', [4]],
  ])('finds by %s', async (_what, search, npis) => {
    expect(await found(search)).toEqual(npis)
  })

  it.each([
    ['An', ['An', 'an', 'An Nguyen', 'an nguyen', 'Nguyen An', 'nguyen an', 'An, Nguyen']],
    ['All', ['All', 'all', 'All Nguyen', 'nguyen all']],
    ['With', ['With', 'with', 'With Nguyen', 'nguyen with']],
    ['In', ['In', 'In Nguyen', 'nguyen in']],
  ])('finds somebody whose last name is %s, though that is a small word', async (lastName, searches) => {
    const [npi, other] = [validNpi(150_000_011), validNpi(150_000_012)]
    const { registry, edits } = test.app.services.providers
    await registry.write([record(npi, { firstName: 'Nguyen', lastName }), record(other, { lastName: 'Nguyen' })])
    for (const search of searches) {
      const npis = (await test.get(Search, { search })).providers.nodes.map((node) => node.npi)
      expect([search, npis[0], npis.includes(other)]).toEqual([search, npi, false])
    }
    await Promise.all([edits.remove(npi), edits.remove(other)])
  })

  it('tells how a search was read', async () => {
    const { providers } = await test.get(Search, { search: 'Cardiolgy' })
    expect(providers.interpretation?.filter).toContain('"cardiolgy" read as "cardiology"')
    expect(providers.interpretation?.taxonomies.map(({ code }) => code)).toEqual(['207RC0000X', '1835C0206X'])
    expect(providers.interpretation?.unresolved).toEqual([])
  })

  it('names the words that it cannot read, and finds nothing rather than everything', async () => {
    const { providers } = await test.get(Search, { search: 'smith xqzzyk' })
    expect(providers).toMatchObject({ totalCount: 0, nodes: [], interpretation: { unresolved: ['xqzzyk'] } })
    expect(await found('!!!')).toEqual([])
  })

  it('names a usual word that nobody has, and takes it for no other that is near', async () => {
    const npi = validNpi(150_000_007)
    await test.app.services.providers.registry.write([record(npi, { specialty: 'Mental Health Counsellor' })])
    const { providers } = await test.get(Search, { search: 'counselor' })
    expect(providers.nodes.map((node) => node.npi)).toEqual([npi])
    await test.app.services.providers.edits.remove(npi)
    await test.app.services.providers.registry.write([record(npi, { firstName: 'Denise' })])
    for (const search of ['counselor', 'dentist'])
      expect((await test.get(Search, { search })).providers).toMatchObject({
        totalCount: 0,
        interpretation: { unresolved: [search] },
      })
    await test.app.services.providers.edits.remove(npi)
  })

  it.each([
    ['Clinical Social Work', 'social worker'],
    ['Obstetrics & Gynecology', 'OB/GYN'],
  ])('finds %s by %s', async (specialty, search) => {
    const npi = validNpi(150_000_008)
    await test.app.services.providers.registry.write([record(npi, { specialty })])
    expect((await test.get(Search, { search })).providers.nodes.map((node) => node.npi)).toEqual([npi])
    await test.app.services.providers.edits.remove(npi)
  })

  describe('of names in letters that are not Latin', () => {
    const NAMES = [
      'Иванов',
      'Александрова',
      'Παπαδόπουλος',
      'Ωνάσης',
      'אברהמוב',
      'Հակոբյան',
      'გიორგაძე',
      '北京大学医院',
    ]
    const npis = NAMES.map((_, i) => validNpi(150_000_020 + i))
    beforeAll(() =>
      test.app.services.providers.registry.write(npis.map((npi, i) => record(npi, { lastName: NAMES[i]! }))),
    )
    afterAll(async () => {
      for (const npi of npis) await test.app.services.providers.edits.remove(npi)
    })

    it.each([
      ['a letter dropped', 'Ивнов', 'иванов'],
      ['the first letter dropped', 'ванов', 'иванов'],
      ['a letter added', 'Иваннов', 'иванов'],
      ['another letter added', 'Ивањнов', 'иванов'],
      ['a letter changed', 'Иваноф', 'иванов'],
      ['the first letter changed', 'Юванов', 'иванов'],
      ['a Latin letter that looks alike', 'Ив\u0061нов', 'иванов'],
      ['letters swapped', 'Иавнов', 'иванов'],
      ['first and last letter swapped', 'Вванои', 'иванов'],
      ['two errors in a long name', 'Алексндрава', 'александрова'],
      ['a letter dropped, in Greek', 'Παπαδόπουος', 'παπαδοπουλος'],
      ['a letter added, in Greek', 'Παπαδόππουλος', 'παπαδοπουλος'],
      ['a letter changed, in Greek', 'Παπαδόφουλος', 'παπαδοπουλος'],
      ['letters swapped, in Greek', 'Ωνάσςη', 'ωνασης'],
      ['two errors in a long name, in Greek', 'Παπδόπουλοςα', 'παπαδοπουλος'],
      ['a letter dropped, in Hebrew', 'אברמוב', 'אברהמוב'],
      ['a letter changed, in Armenian', 'Հակոպյան', 'հակոբյան'],
      ['letters swapped, in Georgian', 'გიოგრაძე', 'გიორგაძე'],
      ['a letter added, in Chinese', '北京大学医医院', '北京大学医院'],
      ['a letter changed, in Chinese', '北京大學医院', '北京大学医院'],
    ])('finds one by %s: %s', async (_what, search, meant) => {
      const { providers } = await test.get(Search, { search })
      expect(providers).toMatchObject({ totalCount: 1, interpretation: { unresolved: [] } })
      expect(providers.interpretation?.filter).toContain(`read as "${meant}"`)
      expect(words(providers.nodes[0]!.name)).toContain(meant)
    })

    it('takes none for another that is too far', async () => {
      for (const search of ['Иваф', 'Ванва', 'Петров', 'Παπαδάκης'])
        expect((await test.get(Search, { search })).providers).toMatchObject({
          totalCount: 0,
          interpretation: { unresolved: words(search) },
        })
    })

    it('mends one beside a mistyped Latin word', async () => {
      const npi = validNpi(150_000_030)
      await test.app.services.providers.registry.write([record(npi, { lastName: 'Иванова', city: 'Chicago' })])
      const { providers } = await test.get(Search, { search: 'Чванова Chigaco' })
      expect(providers.nodes.map((node) => node.npi)).toEqual([npi])
      await test.app.services.providers.edits.remove(npi)
    })
  })

  it('counts spellings of one specialty together', async () => {
    const { registry, edits, stats } = test.app.services.providers
    const spellings = ['Podiatrist', 'PODIATRIST', 'Podiatrist']
    const npis = spellings.map((_, i) => validNpi(150_000_070 + i))
    await registry.write(npis.map((npi, i) => record(npi, { specialty: spellings[i]! })))
    const { providers } = await test.get(Search, { search: 'podiatrist' })
    expect(providers.facets.specialties).toEqual([{ value: 'Podiatrist', count: 3 }])
    expect((await stats()).bySpecialty).toContainEqual({ value: 'Podiatrist', count: 3 })
    for (const npi of npis) await edits.remove(npi)
  })

  it.each([
    "'",
    '\\',
    ':*',
    '& | !',
    "'; drop table provider; --",
    '<->',
    '\u0000',
    '😀',
    'a'.repeat(500),
    'smith '.repeat(83),
  ])('survives %j', async (search) => {
    expect((await test.get(Search, { search })).providers.nodes.length).toBeLessThanOrEqual(PROVIDERS.length)
  })

  it.each([
    [{ city: 'chicago' }, [1, 4]],
    [{ city: 'New  York' }, [2]],
    [{ state: 'Texas' }, [6, 5]],
    [{ zip: '60601' }, [1]],
    [{ zip: '60601-1234' }, [1]],
    [{ zip: '60601-9999' }, []],
    [{ specialty: 'family medicine' }, [4]],
    [{ taxonomies: ['207Q00000X', '208000000X'] }, [4, 5]],
    [{ taxonomies: [] }, []],
    [{ credential: 'MD' }, [1]],
    [{ entityType: 'ORGANIZATION' }, [3]],
    [{ source: 'Mock-PrimaryCare' }, [4]],
    [{ sample: true }, [4]],
    [{ npis: ['1000000002', '1000000003', '9999999999'] }, [3, 2]],
    [{ state: 'IL', specialty: 'Family Medicine' }, [4]],
    [{ city: '' }, []],
  ] as const)('filters by %j', async (filter, npis) => {
    expect(await found('', filter)).toEqual(npis)
  })

  it('counts what it found and groups it', async () => {
    const { providers } = await test.get(Search, { search: 'chicago' })
    expect(providers.totalCount).toBe(3)
    expect(providers.facets.states).toEqual([
      { value: 'IL', count: 2 },
      { value: 'MA', count: 1 },
    ])
  })

  it.each<[string, object, string]>([
    ['more than twelve different words', { search: 'a1 b1 c1 d1 e1 f1 g1 h1 i1 j1 k1 l1 m1' }, 'search'],
    ['a search of more than 500 characters', { search: 'ana '.repeat(200) + 'x' }, 'search'],
    ['more than a thousand NPIs', { filter: { npis: Array(1_001).fill('1000000001') } }, 'filter.npis'],
    ['a text of more than 200 characters', { filter: { state: 'a '.repeat(101) } }, 'filter.state'],
    ['a code of more than 200 characters', { filter: { taxonomies: ['a'.repeat(201)] } }, 'filter.taxonomies'],
    [
      'more than a thousand taxonomies',
      { filter: { taxonomies: Array(1_001).fill('207Q00000X') } },
      'filter.taxonomies',
    ],
  ])('refuses %s', async (_, variables, path) => {
    const error = await test.refused(List, variables)
    expect(error.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fieldErrors: [{ path }] })
  })

  it('finds a ZIP+4 however it is written', async () => {
    const npi = validNpi(188888888)
    await test.app.services.providers.registry.write([record(npi, { zip: '96941-0001' })])
    const found = async (zip: string) =>
      (await test.get(List, { filter: { zip } })).providers.edges.map(({ node }) => node.npi)
    for (const zip of ['96941', '96941-0001', '96941 0001', ' 969410001']) expect(await found(zip)).toEqual([npi])
    expect(await found('96941 0002')).toEqual([])
    await test.app.services.providers.edits.remove(npi)
  })

  it('finds a saint, an elided name and a surname that is a title too, however they are written', async () => {
    const { registry, edits } = test.app.services.providers
    const cities = ['Saint Louis', 'St. Louis', "Coeur d'Alene", 'Boise']
    const npis = cities.map((_, i) => validNpi(188888870 - i))
    const name = (city: string) => ({ city, lastName: city === 'Boise' ? 'Doctor' : 'Rivers' })
    await registry.write(npis.map((npi, i) => record(npi, { firstName: 'Zoe', ...name(cities[i]!) })))
    const found = async (search: string) =>
      (await test.get(List, { search })).providers.edges.map(({ node }) => node.npi).toSorted()
    for (const search of ['saint louis', 'St Louis', 'St. Louis'])
      expect(await found(search)).toEqual([npis[0]!, npis[1]!].toSorted())
    for (const search of ['coeur d alene', "coeur d'alene", 'zoe d alene'])
      expect(await found(search)).toEqual([npis[2]])
    for (const search of ['Doctor, Zoe', 'doctor', 'zoe doctor']) expect(await found(search)).toEqual([npis[3]])
    for (const npi of npis) await edits.remove(npi)
  })

  it('finds a postcode from elsewhere as a whole, and by its words', async () => {
    const zips = ['110001', '11000', 'K1A 0B1', 'K1A 9Z9']
    const npis = zips.map((_, i) => validNpi(188888880 - i))
    await test.app.services.providers.registry.write(npis.map((npi, i) => record(npi, { zip: zips[i]! })))
    const nodes = async (variables: object) =>
      (await test.get(List, variables)).providers.edges.map(({ node }) => node.npi)
    for (const [i, zip] of zips.entries()) {
      expect(await nodes({ filter: { zip } })).toEqual([npis[i]])
      expect(await nodes({ search: zip })).toContain(npis[i])
    }
    for (const npi of npis) await test.app.services.providers.edits.remove(npi)
  })

  it('finds a corrected provider under its new words only', async () => {
    const { registry } = test.app.services.providers
    await registry.write([
      record('1000000004', {
        firstName: 'Carl',
        lastName: 'Schmidt',
        city: 'Denver',
        state: 'CO',
        sample: true,
        source: 'Mock-PrimaryCare',
      }),
    ])
    expect(await found('schmidt')).toEqual([4])
    expect(await found('smith chicago')).toEqual([])
    await registry.write(PROVIDERS)
  })

  it.each([
    ['smi', ['Smith, Carl', 'Smithson, Dora', 'Adams, Smith']],
    ['smith, c', ['Smith, Carl']],
    ['carl smi', ['Smith, Carl']],
    ['chicago car', ['Chicago Cardiology, Inc.']],
    ['20000', ['Adams, Smith']],
    ['nún', ['Núñez, Ana']],
    ['', []],
    ['%', []],
    ['smi\u0000', ['Adams, Smith', 'Smith, Carl', 'Smithson, Dora']],
  ])('completes %j', async (prefix, names) => {
    expect((await test.get(Suggest, { prefix })).suggestProviders.map(({ name }) => name)).toEqual(names)
  })
})
