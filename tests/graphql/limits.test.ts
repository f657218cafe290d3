import { parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkDocument, LIMITS } from '../../src/graphql/limits.ts'
import { openTestApp, type TestApp } from '../support/app.ts'

describe('limits of a document', () => {
  let test: TestApp
  beforeAll(async () => {
    test = await openTestApp('server')
  })
  afterAll(() => test[Symbol.asyncDispose]())

  const nested = (depth: number) => `${'{ providers { nodes '.repeat(depth)}{ npi }${' }}'.repeat(depth)}`
  const bomb = Array.from({ length: 25 }, (_, i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`).join(' ')

  it('tells a long value that cannot be taken as soon as a short one, and does not repeat it', async () => {
    const query = 'query($inputs: [PatientInput!]!) { matchPatients(inputs: $inputs) { status } }'
    const inputs = [{ sex: 'cannot represent '.repeat(100_000) }]
    const { errors } = await test.ask(query, { inputs } as never)
    expect(errors![0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT' })
    expect(JSON.stringify(errors).length).toBeLessThan(1_000)
  })

  it.each([
    ['unknown fields', [Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`secret${i}`, 1]))]],
    ['wrong entries of a list', Array(50_000).fill('secret')],
    ['wrong values', Array.from({ length: 50_000 }, () => ({ sex: 'secret', address: { city: {} } }))],
    ['long names', [Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`${i}`.padEnd(200_000, 'secret'), 1]))]],
  ])('tells the first of thousands of %s soon, whoever executes it, and not what is in them', async (_what, inputs) => {
    const query = 'query($inputs: [PatientInput!]!) { matchPatients(inputs: $inputs) { mpiId } }'
    for (let i = 0; i < 5; i++) {
      const { errors } = await test.ask(query, { inputs } as never)
      expect(errors).toHaveLength(51)
      expect(errors![0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fieldErrors: [{}] })
      expect(errors![50]).toMatchObject({ message: 'The variables have more than 50 faults; these are the first.' })
      expect(JSON.stringify(errors)).not.toContain('secret')
    }
  })

  it('takes a value out of what is wrong with the variables of a subscription', async () => {
    const query = 'subscription($id: ID) { fetchProgress(runId: $id) { done } }'
    const error = await test.refused(query, { id: { secret: 'secret' } })
    expect(error.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fieldErrors: [{ path: 'id' }] })
    expect(JSON.stringify(error)).not.toContain('secret')
  })

  it.each([
    ['60 levels deep', nested(30)],
    ['with 5,000 aliases', `{ ${Array.from({ length: 5_000 }, (_, i) => `a${i}: __typename`).join(' ')} }`],
    ['that repeats a field 10,000 times', `{ ${'limits { maxBatch } '.repeat(3_000)} }`],
    ['of more tokens than the limit', `{ ${'a '.repeat(LIMITS.maxTokens)} }`],
    ['of more characters than the limit', `{ ${' '.repeat(LIMITS.maxDocumentCharacters)} }`],
    ['with a thousand directives', `{ limits ${'@include(if: true) '.repeat(1_000)} { maxBatch } }`],
    [
      'whose fragments double at each of 25 levels',
      `query { ...f0 } ${bomb} fragment f25 on Query { limits { maxBatch } }`,
    ],
    [
      'that costs too much',
      '{ a: providers(first: 1000) { nodes { provenance { field } } } b: providers(first: 1000) { nodes { provenance { field } } } c: providers(first: 1000) { nodes { provenance { field } } } d: providers(first: 1000) { nodes { provenance { field } } } e: providers(first: 1000) { nodes { provenance { field } } } }',
    ],
    [
      'that asks for facets again and again, by a fragment of a large page',
      `{ a: providers(first: 1000) { ...f } ${Array.from({ length: 90 }, (_, i) => `b${i}: providers(first: 1) { ...f }`).join(' ')} } fragment f on ProviderConnection { facets { states { value } } }`,
    ],
    [
      'with introspection without end',
      `{ __schema { types ${'{ fields { type '.repeat(15)} { name } ${' } }'.repeat(15)} } }`,
    ],
    [
      'that describes the schema again and again, by a fragment',
      `{ ${Array.from({ length: 80 }, (_, i) => `a${i}: __schema { ...f }`).join(' ')} } fragment f on __Schema { types { name description fields { name description } } }`,
    ],
  ])('refuse one %s', async (_what, document) => {
    const { extensions, message } = await test.refused(document)
    expect(extensions.code).toBe('QUERY_TOO_COMPLEX')
    expect(message.length).toBeLessThan(200)
  })

  it('refuse one that asks for thousands of NPIs again and again', async () => {
    const fields = Array.from({ length: 200 }, (_, i) => `a${i}: providers(filter: $f, first: 1) { nodes { npi } }`)
    const { extensions } = await test.refused(`query($f: ProviderFilter) { ${fields.join(' ')} }`, {
      f: { npis: Array(1_000).fill('1234567893') },
    })
    expect(extensions.code).toBe('QUERY_TOO_COMPLEX')
  })

  it('let a page of a thousand with its count, facets and interpretation through', async () => {
    const { errors } = await test.ask(
      '{ providers(first: 1000, search: "x") { totalCount facets { states { value } } interpretation { unresolved } nodes { npi } } }',
    )
    expect(errors).toBeUndefined()
  })

  it('let the introspection of tools through', async () => {
    const { getIntrospectionQuery } = await import('graphql')
    const { data } = await test.ask(getIntrospectionQuery())
    expect(data).toBeTruthy()
  })

  it('let a thousand aliases through, and the question for the limits themselves', async () => {
    const { errors } = await test.ask(
      `{ ${Array.from({ length: LIMITS.maxAliases }, (_, i) => `a${i}: provider(npi: "1234567893") { npi }`).join(' ')} }`,
    )
    expect(errors).toBeUndefined()
    const { data } = await test.ask('{ limits { maxBatch maxPageSize maxAliases maxDepth maxTokens maxBodyBytes } }')
    expect(data).toEqual({
      limits: {
        maxBatch: 10_000,
        maxPageSize: 1_000,
        maxAliases: 1_000,
        maxDepth: 12,
        maxTokens: 20_000,
        maxBodyBytes: 16 * 2 ** 20,
      },
    })
  })

  it('do not hang on fragments that spread each other', () => {
    expect(() =>
      checkDocument(parse('query { ...a } fragment a on Query { ...b } fragment b on Query { ...a }')),
    ).not.toThrow()
  })
})

describe('errors of input', () => {
  let test: TestApp
  beforeAll(async () => {
    test = await openTestApp('server')
  })
  afterAll(() => test[Symbol.asyncDispose]())

  const create = 'mutation($input: ProviderInput!) { createProvider(input: $input) { npi } }'
  it.each([
    ['a scalar', 'query($n: NPI!) { provider(npi: $n) { name } }', { n: 'SECRET' }, 'n'],
    ['a field of an input', create, { input: { npi: 'SECRET', lastName: 'SECRET' } }, 'input.npi'],
    ['an unknown field', create, { input: { npi: '1234567893', SECRET: 'SECRET' } }, 'input'],
    ['an unknown field like another', create, { input: { npii: 'SECRET', lastNme: 5432109, zip: 5432109 } }, 'input'],
    ['an unknown field of two words', create, { input: { 'SECRET found: SECRET': 5432109, zip: 5432109 } }, 'input'],
    ['a missing field', create, { input: { lastName: 'SECRET' } }, 'input'],
    ['a wrong type', create, { input: { npi: '1234567893', lastName: { SECRET: 1 } } }, 'input.lastName'],
    ['an enum', 'query($o: ProviderOrder) { providers(orderBy: $o) { totalCount } }', { o: 'SECRET' }, 'o'],
    ['a number', 'query($n: Int) { providers(first: $n) { totalCount } }', { n: 'SECRET' }, 'n'],
  ])('name the place and never the value: %s in a variable', async (_what, document, variables, path) => {
    const error = await test.refused(document, variables)
    expect([error.extensions.code, error.extensions.fieldErrors?.[0]?.path]).toEqual(['BAD_USER_INPUT', path])
    expect(JSON.stringify(error)).not.toMatch(/SECRET|5432109/)
  })

  it('have a code of ours also when the document cannot be read', async () => {
    for (const document of ['{ x', '{ provider(npi: "SECRET }', '']) {
      const error = await test.refused(document)
      expect(error.extensions.code).toBe('BAD_USER_INPUT')
      expect(JSON.stringify(error)).not.toContain('SECRET')
    }
  })

  it('name the field that was probably meant', async () => {
    const error = await test.refused(create, { input: { npi: '1234567893', lastNme: 5432109 } })
    expect(error.message).toMatch(/ a field that it does not have\. Did you mean "lastName"[^0-9]*\?$/)
  })

  it.each([
    ['is missing', {}],
    ['is null', { n: null }],
  ])('name a variable that is needed and %s', async (_what, variables) => {
    const error = await test.refused('query($n: NPI!) { provider(npi: $n) { name } }', variables)
    expect([error.extensions.code, error.extensions.fieldErrors?.[0]?.path]).toEqual(['BAD_USER_INPUT', 'n'])
  })

  it('name the place of a literal as that of a variable', async () => {
    const error = await test.refused('mutation { createProvider(input: { npi: "123", lastName: "Doe" }) { npi } }')
    expect([error.extensions.code, error.extensions.fieldErrors?.[0]?.path]).toEqual(['BAD_USER_INPUT', 'input.npi'])
  })

  it.each([
    '{ provider(npi: "SECRET") { name } }',
    '{ providers(first: "SECRET") { totalCount } }',
    '{ providers(filter: { city: { a: "SECRET" } }) { totalCount } }',
    '{ providers(filter: "SECRET") { totalCount } }',
    '{ providers(filter: { citty: 5, zip: SECRET }) { totalCount } }',
  ])('never repeat the literal of %s', async (document) => {
    expect(JSON.stringify(await test.refused(document))).not.toContain('SECRET')
  })
})
