import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATABASES, openTestApp, type TestApp } from '../support/app.ts'
import { List } from '../support/documents.ts'
import { record, validNpi } from '../support/records.ts'

type Order = 'RELEVANCE' | 'NAME_ASC' | 'NPI_ASC' | 'UPDATED_DESC'
const NAMES = ['Adams', 'Baker', 'Chavez', 'Dunn', 'Evans', 'Flores', 'Gray']
const PROVIDERS = Array.from({ length: 70 }, (_, i) =>
  record(validNpi(100000000 + ((i * 37) % 70)), {
    lastName: NAMES[i % 7]!,
    firstName: `P${i % 3}`,
    city: i % 2 ? 'Baker' : 'Bakersfield',
    state: 'CA',
  }),
)

describe.each(DATABASES)('paging, on the %s database', (kind) => {
  let test: TestApp
  beforeAll(async () => {
    test = await openTestApp(kind)
    for (let i = 0; i < PROVIDERS.length; i += 20)
      await test.app.services.providers.registry.write(PROVIDERS.slice(i, i + 20))
  })
  afterAll(() => test[Symbol.asyncDispose]())

  async function forward(variables: object, size: number): Promise<string[]> {
    const seen: string[] = []
    for (let after: string | null | undefined; ; ) {
      const { providers } = await test.get(List, { ...variables, first: size, after })
      seen.push(...providers.edges.map(({ node }) => node.npi))
      if (!providers.pageInfo.hasNextPage) return seen
      after = providers.pageInfo.endCursor
    }
  }

  async function backward(variables: object, size: number): Promise<string[]> {
    const seen: string[] = []
    for (let before: string | null | undefined; ; ) {
      const { providers } = await test.get(List, { ...variables, last: size, before })
      seen.unshift(...providers.edges.map(({ node }) => node.npi))
      if (!providers.pageInfo.hasPreviousPage) return seen
      before = providers.pageInfo.startCursor
    }
  }

  it('keeps to the reading of a search that it began with, whoever is added meanwhile', async () => {
    const page = (after?: string | null) => test.get(List, { search: 'bakre', first: 5, after })
    const { providers: first } = await page()
    const npi = validNpi(199999999)
    await test.app.services.providers.registry.write([record(npi, { lastName: 'Bakre' })])
    const { providers: second } = await page(first.pageInfo.endCursor)
    await test.app.services.providers.edits.remove(npi)
    expect(second).toEqual((await page(first.pageInfo.endCursor)).providers)
    expect(second.edges).toHaveLength(5)
  })

  it('refuses a cursor whose words are none', async () => {
    const { providers } = await test.get(List, { search: 'bakre', first: 1 })
    const parts = JSON.parse(Buffer.from(providers.pageInfo.endCursor!, 'base64url').toString()) as unknown[]
    for (const words of [[['a | b']], [[1]], [[['a']]], [[]]]) {
      const after = Buffer.from(JSON.stringify([...parts.slice(0, 4), words])).toString('base64url')
      const error = await test.refused(List, { search: 'bakre', first: 1, after })
      expect(error.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fieldErrors: [{ path: 'after' }] })
    }
  })

  const lists: [string, { orderBy?: Order; search?: string; filter?: object }][] = [
    ['by name', { orderBy: 'NAME_ASC' }],
    ['by NPI', { orderBy: 'NPI_ASC' }],
    ['by the last change', { orderBy: 'UPDATED_DESC' }],
    ['by relevance', { search: 'baker' }],
    ['of a filter by name', { filter: { city: 'Baker' } }],
    ['of a corrected search', { search: 'bakre' }],
    ['of a search by NPI', { search: 'baker', orderBy: 'NPI_ASC' }],
  ]

  it.each(lists)('meets every row of a list %s once, whatever the page size and the direction', async (_name, list) => {
    const whole = await forward(list, 1000)
    expect(whole.length).toBeGreaterThan(30)
    expect(new Set(whole).size).toBe(whole.length)
    expect(await forward(list, 7)).toEqual(whole)
    expect(await backward(list, 7)).toEqual(whole)
    expect(await backward(list, 1000)).toEqual(whole)
  })

  it('loses and repeats nothing when providers are added between two pages', async () => {
    const first = await test.get(List, { first: 10 })
    await test.app.services.providers.registry.write([record(validNpi(199999999), { lastName: 'Aaron' })])
    const next = await test.get(List, { first: 10, after: first.providers.pageInfo.endCursor })
    const seen = [...first.providers.edges, ...next.providers.edges].map(({ node }) => node.npi)
    await test.app.services.providers.edits.remove(validNpi(199999999))
    expect(seen).toEqual((await forward({}, 1000)).slice(0, 20))
  })

  it.each([
    ['a negative page size', { first: -1 }, 'first'],
    ['a page of 100,000', { first: 100_000 }, 'first'],
    ['both directions at once', { first: 1, last: 1 }, 'last'],
    ['a cursor that is none', { after: 'nonsense' }, 'after'],
    ['a cursor of other JSON', { after: Buffer.from('[1,2,3,4,5]').toString('base64url') }, 'after'],
    ['after with last', { last: 5, after: 'x' }, 'after'],
    ['before with first', { first: 5, before: 'x' }, 'before'],
  ])('refuses %s', async (_what, variables, path) => {
    const { extensions } = await test.refused(List, variables)
    expect([extensions.code, extensions.fieldErrors?.[0]?.path]).toEqual(['BAD_USER_INPUT', path])
  })

  const npis = PROVIDERS.map(({ npi }) => npi)

  it.each([
    ['that asks for no state', { filter: { city: 'Baker' } }, { filter: { city: 'Baker', state: null } }],
    ['of a city in other case', { filter: { city: 'Bakersfield' } }, { filter: { city: 'bakersfield' } }],
    ['of a state by its name', { filter: { state: 'CA' } }, { filter: { state: 'california' } }],
    ['of NPIs in another order', { filter: { npis } }, { filter: { npis: npis.toReversed() } }],
    ['by relevance without a search', {}, { orderBy: 'RELEVANCE' as const }],
    ['by name', { orderBy: 'RELEVANCE' as const }, { orderBy: 'NAME_ASC' as const }],
    ['of a search in other case and with other signs', { search: 'baker ca' }, { search: ' BAKER, Ca. ' }],
    ['of a search without a title', { search: 'Dr. Baker' }, { search: 'baker' }],
  ])('goes on in a list %s', async (_what, list, same) => {
    const { providers } = await test.get(List, { ...list, first: 3 })
    const next = await test.get(List, { ...same, first: 3, after: providers.pageInfo.endCursor })
    expect(next.providers.edges.map(({ node }) => node.npi)).toEqual((await forward(list, 1000)).slice(3, 6))
  })

  it.each([
    ['of another city', { filter: { city: 'Baker' } }, { filter: { city: 'Bakersfield' } }],
    ['of another search', { search: 'baker' }, { search: 'baker ca' }],
    ['of a search by name', { search: 'baker' }, { search: 'baker', orderBy: 'NAME_ASC' as const }],
    ['of one ZIP+4 of the ZIP', { filter: { state: 'CA' } }, { filter: { state: 'CA', zip: '93301-1234' } }],
  ])('refuses a cursor in a list %s', async (_what, list, other) => {
    const { providers } = await test.get(List, { ...list, first: 3 })
    const { message } = await test.refused(List, { ...other, first: 3, after: providers.pageInfo.endCursor })
    expect(message).toContain('another list')
  })

  it('refuses a cursor of another list', async () => {
    const { providers } = await test.get(List, { first: 3, orderBy: 'NPI_ASC' })
    const { message, extensions } = await test.refused(List, { first: 3, after: providers.pageInfo.endCursor })
    expect(extensions.code).toBe('BAD_USER_INPUT')
    expect(message).toContain('another list')
  })

  it.each(['+275760-09-13T00:00:00.000Z', '-000001-01-01T00:00:00.000Z', '0000-01-01T00:00:00.000Z'])(
    'refuses a cursor of the time %s',
    async (time) => {
      const { providers } = await test.get(List, { first: 3, orderBy: 'UPDATED_DESC' })
      const parts = JSON.parse(Buffer.from(providers.pageInfo.endCursor!, 'base64url').toString()) as unknown[]
      const after = Buffer.from(JSON.stringify(parts.with(2, time))).toString('base64url')
      const { extensions } = await test.refused(List, { first: 3, orderBy: 'UPDATED_DESC', after })
      expect([extensions.code, extensions.fieldErrors?.[0]?.path]).toEqual(['BAD_USER_INPUT', 'after'])
    },
  )

  it.each(['NAME_ASC', 'NPI_ASC', 'UPDATED_DESC'] as const)(
    'refuses a cursor of %s that was tampered with',
    async (orderBy) => {
      const { providers } = await test.get(List, { first: 3, orderBy })
      const parts = JSON.parse(Buffer.from(providers.pageInfo.endCursor!, 'base64url').toString()) as unknown[]
      for (const key of ['a\u0000', 'yesterday\u0000', '2026-99-99T00:00:00.000Z\u0000', 7]) {
        const after = Buffer.from(JSON.stringify(parts.with(2, key))).toString('base64url')
        const { extensions } = await test.refused(List, { first: 3, orderBy, after })
        expect([extensions.code, extensions.fieldErrors?.[0]?.path]).toEqual(['BAD_USER_INPUT', 'after'])
      }
    },
  )

  it('answers an empty page for a page size of zero', async () => {
    expect((await test.get(List, { first: 0 })).providers.edges).toEqual([])
  })
})
