import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATABASES, openTestApp, type TestApp } from '../support/app.ts'
import { Clear, Create, Delete, Search, Show, Update } from '../support/documents.ts'
import { record, validNpi } from '../support/records.ts'

const NAMELESS = { lastName: null, entityType: null }

describe.each(DATABASES)('editing by hand, on the %s database', (kind) => {
  let test: TestApp
  beforeAll(async () => {
    test = await openTestApp(kind)
  })
  afterAll(() => test[Symbol.asyncDispose]())

  const fieldErrors = (error: { extensions: { fieldErrors?: { path: string }[] } }) =>
    error.extensions.fieldErrors?.map(({ path }) => path)

  it('adds a provider with its values normalised and its credential as written', async () => {
    const input = {
      npi: '1234567893',
      firstName: 'Jane',
      lastName: 'Doe',
      credential: 'M.D., Ph.D.',
      state: 'illinois',
      zip: '606011234',
      phone: '(312) 555-0100',
    }
    const { createProvider } = await test.get(Create, { input })
    expect(createProvider).toEqual({
      npi: '1234567893',
      name: 'Doe, Jane',
      npiValid: true,
      sample: false,
      entityType: 'INDIVIDUAL',
      credential: 'M.D., Ph.D.',
      zip: '60601-1234',
      phone: '312-555-0100',
      state: 'IL',
    })
  })

  it('refuses a NPI that the registry has already', async () => {
    const error = await test.refused(Create, { input: { npi: '1234567893', lastName: 'Other' } })
    expect(error.extensions.code).toBe('DUPLICATE_NPI')
  })

  it.each(['1234567890', '3000000001', '4000000008'])(
    'refuses %s, whose check digit or first digit is wrong',
    async (npi) => {
      const error = await test.refused(Create, { input: { npi, lastName: 'Doe' } })
      expect([error.extensions.code, fieldErrors(error)]).toEqual(['BAD_USER_INPUT', ['npi']])
    },
  )

  it('names every field at fault at once, and never its value', async () => {
    const input = { npi: validNpi(123456780), state: 'Atlantis', zip: '6060', phone: '555-Nemo', taxonomy: 'x' }
    const error = await test.refused(Create, { input })
    expect(fieldErrors(error)).toEqual(['taxonomy', 'state', 'zip', 'phone', 'lastName'])
    expect(JSON.stringify(error)).not.toMatch(/Atlantis|Nemo/)
  })

  it('lets an edit win over the sources until it is taken back', async () => {
    const npi = '1500000001'
    const { registry } = test.app.services.providers
    await registry.write([record(npi, { city: 'Chicago', phone: '312-555-0199', sample: true })])
    await test.get(Update, { npi, patch: { phone: '312-555-0100' } })
    await registry.write([record(npi, { city: 'Boston', phone: '617-555-0111', sample: true })])
    const edited = await test.get(Show, { npi })
    expect(edited.provider).toMatchObject({ phone: '312-555-0100', city: 'Boston', sample: true })
    expect(edited.provider?.provenance.find(({ field }) => field === 'phone')).toEqual({
      field: 'phone',
      value: '312-555-0100',
      source: 'Manual',
      others: [{ source: 'NPPES', value: '617-555-0111' }],
    })
    const { updateProvider } = await test.get(Update, { npi, patch: { phone: null } })
    expect(updateProvider.phone).toBe('617-555-0111')
    const back = await test.get(Show, { npi })
    expect(JSON.stringify(back.provider?.provenance)).not.toContain('Manual')
  })

  it("lets a person neither turn a source's person into an organisation nor take its name away", async () => {
    const npi = '1500000001'
    await test.get(Update, { npi, patch: { organizationName: 'Foo Clinic' } })
    const { data } = await test.ask<{ provider: unknown }, unknown>(`{ provider(npi: "${npi}") { entityType name } }`)
    expect(data?.provider).toEqual({ entityType: 'INDIVIDUAL', name: 'Doe' })
    await test.get(Update, { npi, patch: { organizationName: null } })
    expect(fieldErrors(await test.refused(Update, { npi, patch: { lastName: '' } }))).toEqual(['lastName'])
  })

  it('calls a person with a practice by their name, and lets an edit of another field change neither', async () => {
    const input = { npi: '1336265503', firstName: 'Jane', lastName: 'Doe', organizationName: 'Doe Clinic' }
    const shown = async (text: string) => (await test.ask<{ it: object }, unknown>(text)).data?.it
    const person = { name: 'Doe, Jane', entityType: 'INDIVIDUAL' }
    const create = `mutation { it: createProvider(input: { npi: "${input.npi}", firstName: "Jane", lastName: "Doe", organizationName: "Doe Clinic" }) { name entityType } }`
    expect(await shown(create)).toEqual(person)
    const edit = (patch: string) =>
      shown(`mutation { it: updateProvider(npi: "${input.npi}", patch: { ${patch} }) { name entityType } }`)
    expect(await edit('phone: "312-555-0100"')).toEqual(person)
    expect(await edit('lastName: "", firstName: ""')).toEqual({ name: 'Doe Clinic', entityType: 'ORGANIZATION' })
    await test.get(Delete, { npi: input.npi })
  })

  it('takes the empty string as blank on purpose', async () => {
    const npi = '1500000001'
    const { updateProvider } = await test.get(Update, { npi, patch: { city: '' } })
    expect(updateProvider.city).toBeNull()
  })

  it('answers NOT_FOUND for an edit of a provider that is not there', async () => {
    const error = await test.refused(Update, { npi: '1720377294', patch: { city: 'Boston' } })
    expect(error.extensions.code).toBe('NOT_FOUND')
  })

  describe('of which the sources say nothing any more', () => {
    const npi = '2000000001'
    const left = async () => {
      const { provider } = await test.get(Show, { npi })
      return [provider?.name, provider?.phone, provider?.city]
    }

    it('can be taken back field by field, though the provider has no name', async () => {
      const { registry } = test.app.services.providers
      await registry.write([record(npi, { source: 'Manual', ...NAMELESS, phone: '312-555-0100', city: 'Boston' })])
      await test.get(Update, { npi, patch: { phone: null } })
      expect(await left()).toEqual([npi, null, 'Boston'])
    })

    it('is kept when nothing would be left, and the refusal names the way to remove the provider', async () => {
      const { extensions, message } = await test.refused(Update, { npi, patch: { city: null } })
      expect([extensions.code, extensions.fieldErrors]).toEqual(['CONFLICT', undefined])
      expect(message).toMatch(/deleteProvider.*bin\/vault delete/)
      expect(await left()).toEqual([npi, null, 'Boston'])
    })

    it('can only be added to with a name', async () => {
      expect(fieldErrors(await test.refused(Update, { npi, patch: { phone: '312-555-0100' } }))).toEqual(['lastName'])
      await test.get(Update, { npi, patch: { phone: '312-555-0100', lastName: 'Doe' } })
      expect(await left()).toEqual(['Doe', '312-555-0100', 'Boston'])
      await test.get(Delete, { npi })
    })
  })

  it('leaves no record of a person whose edits are all taken back', async () => {
    const npi = '2000000001'
    const { registry, repository } = test.app.services.providers
    await registry.write([record(npi)])
    await test.get(Update, { npi, patch: { phone: '312-555-0100' } })
    await test.get(Update, { npi, patch: { phone: null } })
    const [records] = await repository.recordsByNpis([npi])
    expect(records?.map(({ source }) => source)).toEqual(['NPPES'])
    await test.get(Delete, { npi })
  })

  it('keeps a provider that was added by hand from losing its name', async () => {
    const error = await test.refused(Update, { npi: '1234567893', patch: { lastName: null } })
    expect(fieldErrors(error)).toEqual(['lastName'])
    expect((await test.get(Show, { npi: '1234567893' })).provider?.lastName).toBe('Doe')
  })

  it('deletes a provider once, and says so', async () => {
    expect(await test.get(Delete, { npi: '1234567893' })).toEqual({ deleteProvider: true })
    expect(await test.get(Delete, { npi: '1234567893' })).toEqual({ deleteProvider: false })
    expect((await test.get(Show, { npi: '1234567893' })).provider).toBeNull()
  })

  it('clears the registry only when that is confirmed', async () => {
    expect((await test.refused(Clear, { confirm: false })).extensions.code).toBe('BAD_USER_INPUT')
    expect(await test.get(Clear, { confirm: true })).toEqual({ clearProviders: 1 })
  })

  it('changes nothing of a provider by an edit that says nothing', async () => {
    const npi = validNpi(123456701)
    await test.app.services.providers.registry.write([record(npi, { taxonomy: '207Q00000X' })])
    const { provider: before } = await test.get(Show, { npi })
    for (const patch of [{}, { phone: null }]) await test.get(Update, { npi, patch })
    expect((await test.get(Show, { npi })).provider!.updatedAt).toBe(before!.updatedAt)
  })

  it('leaves the time of the last change when a source says something that changes nothing', async () => {
    const npi = validNpi(123456703)
    const { registry } = test.app.services.providers
    await registry.write([record(npi, { source: 'NPPES', lastName: 'Lee', specialty: 'Family Medicine' })])
    const { provider: before } = await test.get(Show, { npi })
    await registry.write([
      record(npi, { source: 'Mock-PrimaryCare', lastName: 'Li', specialty: 'Cardiology', city: null }),
    ])
    expect((await test.get(Show, { npi })).provider).toMatchObject({ lastName: 'Lee', updatedAt: before!.updatedAt })
    await registry.write([record(npi, { source: 'Mock-PrimaryCare', lastName: 'Li', city: 'Newtown' })])
    const { provider: after } = await test.get(Show, { npi })
    expect([after!.city, after!.updatedAt === before!.updatedAt]).toEqual(['Newtown', false])
  })

  it('tells who gave the list of taxonomies as it is shown, when an edit puts a code into it', async () => {
    const [npi, byHand] = [validNpi(123456704), validNpi(123456705)]
    const unsaid = { description: null, license: null, licenseState: null }
    const taxonomies = [
      { code: '363L00000X', primary: true, ...unsaid },
      { code: '207N00000X', primary: false, ...unsaid },
    ]
    await test.app.services.providers.registry.write([record(npi, { taxonomy: '363L00000X', taxonomies })])
    const listed = async (of: string) => {
      const provider = (await test.get(Show, { npi: of })).provider!
      const origin = provider.provenance.find(({ field }) => field === 'taxonomies')
      if (origin) expect(origin.value).toBe(provider.taxonomies.map(({ code }) => code).join(', '))
      return origin && [origin.source, origin.others]
    }
    expect(await listed(npi)).toEqual(['NPPES', []])
    for (const taxonomy of ['207RC0000X', '207N00000X']) {
      await test.get(Update, { npi, patch: { taxonomy } })
      expect(await listed(npi)).toEqual(['Manual', [{ source: 'NPPES', value: '363L00000X, 207N00000X' }]])
    }
    for (const taxonomy of ['363L00000X', '', null]) {
      await test.get(Update, { npi, patch: { taxonomy } })
      expect(await listed(npi)).toEqual(['NPPES', []])
    }
    await test.get(Create, { input: { npi: byHand, lastName: 'Doe', taxonomy: '207RC0000X' } })
    expect(await listed(byHand)).toEqual(['Manual', []])
    await test.get(Update, { npi: byHand, patch: { taxonomy: '' } })
    expect(await listed(byHand)).toBeUndefined()
  })

  it('leaves no taxonomy primary when the primary one is blank on purpose', async () => {
    const npi = validNpi(123456702)
    const taxonomies = [{ code: '207Q00000X', description: null, primary: true, license: null, licenseState: null }]
    await test.app.services.providers.registry.write([record(npi, { taxonomy: '207Q00000X', taxonomies })])
    const { updateProvider } = (
      await test.ask(
        `mutation { updateProvider(npi: "${npi}", patch: { taxonomy: "" }) { taxonomies { code primary } } }`,
      )
    ).data as { updateProvider: { taxonomies: object[] } }
    expect(updateProvider.taxonomies).toEqual([{ code: '207Q00000X', primary: false }])
  })

  describe('of a specialty or its code', () => {
    const DERMATOLOGY = { taxonomy: '207N00000X', specialty: 'Dermatology' }
    const PSYCHIATRY = { taxonomy: '2084P0800X', specialty: 'Psychiatry' }
    const npi = validNpi(123456790)
    const edited = async (patch: { taxonomy?: string | null; specialty?: string | null }) => {
      await test.get(Update, { npi, patch })
      const { taxonomy, specialty, taxonomies } = (await test.get(Show, { npi })).provider!
      return [taxonomy, specialty, taxonomies.map(({ code, description }) => `${code} ${description}`)]
    }
    const named = async (search: string) =>
      (await test.get(Search, { search })).providers.interpretation?.taxonomies.map(
        ({ code, description }) => `${code} ${description}`,
      )
    beforeAll(() =>
      test.app.services.providers.registry.write([
        record(npi, DERMATOLOGY),
        record(validNpi(123456791), PSYCHIATRY),
        record(validNpi(123456792), PSYCHIATRY),
        record(validNpi(123456793), { ...PSYCHIATRY, specialty: 'Psychiatry, so called' }),
      ]),
    )

    it('brings the description that most providers have for a code that is set alone', async () => {
      expect(await edited({ taxonomy: '2084P0800X' })).toEqual(['2084P0800X', 'Psychiatry', ['2084P0800X Psychiatry']])
      expect(await edited({ taxonomy: null })).toEqual(['207N00000X', 'Dermatology', ['207N00000X Dermatology']])
    })

    it('shows no description rather than that of another code', async () => {
      expect(await edited({ taxonomy: '207ZP0102X' })).toEqual(['207ZP0102X', null, ['207ZP0102X null']])
      const { providers } = await test.get(Search, { search: 'dermatology' })
      expect(providers).toMatchObject({ nodes: [], interpretation: { taxonomies: [] } })
      await edited({ taxonomy: null })
    })

    it('tells what the sources say of a specialty that an edit of the code, or a blank, takes away', async () => {
      const origin = async () => {
        const { specialty, provenance } = (await test.get(Show, { npi })).provider!
        return [specialty, provenance.find(({ field }) => field === 'specialty')]
      }
      const others = [{ source: 'NPPES', value: 'Dermatology' }]
      for (const patch of [{ taxonomy: '207ZP0102X' }, { taxonomy: null, specialty: '' }]) {
        await edited(patch)
        expect(await origin()).toEqual([null, { field: 'specialty', value: null, source: 'Manual', others }])
      }
      await edited({ specialty: null })
      expect(await origin()).toEqual([
        'Dermatology',
        { field: 'specialty', value: 'Dermatology', source: 'NPPES', others: [] },
      ])
    })

    it('shows a specialty that is set alone, and does not take it for the meaning of the code', async () => {
      expect(await edited({ specialty: 'Psychiatry' })).toEqual([
        '207N00000X',
        'Psychiatry',
        ['207N00000X Dermatology'],
      ])
      expect(await named('psychiatry')).toEqual(['2084P0800X Psychiatry'])
      expect(await edited({ taxonomy: '207ZP0102X' })).toEqual(['207ZP0102X', 'Psychiatry', ['207ZP0102X Psychiatry']])
      expect(await named('psychiatry')).toEqual(['2084P0800X Psychiatry'])
    })

    describe('that a person has typed', () => {
      const PROVIDERS = [
        ['that a source speaks of', validNpi(123456794), '207N00000X'],
        ['that was added by hand', validNpi(123456795), null],
      ] as const
      beforeAll(async () => {
        const [[, fetched], [, byHand]] = PROVIDERS
        await test.app.services.providers.registry.write([record(fetched, DERMATOLOGY)])
        await test.get(Create, {
          input: { npi: byHand, lastName: 'Doe', specialty: 'Wizardry', taxonomy: '2084P0800X' },
        })
      })

      it.each(PROVIDERS)('stays when the code of a provider %s comes, changes and goes', async (_which, npi, own) => {
        const said = async (patch: { taxonomy?: string | null; specialty?: string | null }) => {
          await test.get(Update, { npi, patch })
          const { taxonomy, specialty } = (await test.get(Show, { npi })).provider!
          return [taxonomy, specialty]
        }
        await said({ specialty: 'Wizardry' })
        for (const taxonomy of ['2084P0800X', '999X00000X', '2084P0800X'])
          expect(await said({ taxonomy })).toEqual([taxonomy, 'Wizardry'])
        expect(await said({ taxonomy: null })).toEqual([own, 'Wizardry'])
        await said({ specialty: 'Wizardry', taxonomy: '2084P0800X' })
        expect(await said({ taxonomy: null })).toEqual([own, 'Wizardry'])
        const [, meant] = await said({ specialty: null, taxonomy: '2084P0800X' })
        expect(meant).toBeTruthy()
        await said({ specialty: '' })
        expect(await said({ specialty: null })).toEqual(['2084P0800X', meant])
      })
    })
  })

  it('tells the sources of a provider as they are after each of several edits', async () => {
    const npi = validNpi(123456703)
    await test.app.services.providers.registry.write([record(npi)])
    const edit = (alias: string, phone: string) =>
      `${alias}: updateProvider(npi: "${npi}", patch: { phone: "${phone}" }) { phone provenance { field value } }`
    const { first, second } = (
      await test.ask(`mutation { ${edit('first', '312-555-0101')} ${edit('second', '312-555-0102')} }`)
    ).data as Record<string, { phone: string; provenance: { field: string; value: string }[] }>
    for (const { phone, provenance } of [first!, second!])
      expect(provenance.find(({ field }) => field === 'phone')?.value).toBe(phone)
  })

  it('adds a provider once when eight clients add it at the same moment', async () => {
    const npi = validNpi(123456781)
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => test.ask(Create, { input: { npi, lastName: 'Doe' } })),
    )
    expect(answers.filter(({ data }) => data)).toHaveLength(1)
    expect(new Set(answers.flatMap(({ errors }) => errors?.map(({ extensions }) => extensions.code) ?? []))).toEqual(
      new Set(['DUPLICATE_NPI']),
    )
  })
})
