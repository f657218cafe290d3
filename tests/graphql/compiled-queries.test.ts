import { GraphQLError, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql'
import { createYoga, useExecutionCancellation } from 'graphql-yoga'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { useCompiledQueries } from '../../src/graphql/compiled-queries.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { somebody } from '../patients/graphql/people.ts'

const OFTEN = 5

/** How each of several requests was executed. */
async function waysOf(query: string, times: number, operationName?: string): Promise<string[]> {
  const type = {
    type: GraphQLString,
    resolve: (_: unknown, _args: unknown, _context: unknown, info: object) => way(info),
  }
  const way = (info: object) => ('compiled' in info ? 'compiled' : 'executed')
  const objects = { query: { query: type }, mutation: { mutation: type } }
  const schema = new GraphQLSchema({
    query: new GraphQLObjectType({ name: 'Query', fields: objects.query }),
    mutation: new GraphQLObjectType({ name: 'Mutation', fields: objects.mutation }),
  })
  const yoga = createYoga({ schema, plugins: [useCompiledQueries()], logging: false })
  const ways: string[] = []
  for (let i = 0; i < times; i++) {
    const body = JSON.stringify({ query, operationName })
    const headers = { 'content-type': 'application/json' }
    const response = await yoga.fetch('http://127.0.0.1/graphql', { method: 'POST', headers, body })
    const { data } = (await response.json()) as { data?: Record<string, string> }
    ways.push(Object.values(data ?? {})[0] ?? 'refused')
  }
  return ways
}

describe('A query that comes again and again', () => {
  it('is compiled when it comes for the third time', async () => {
    expect(await waysOf('{ query }', 4)).toEqual(['executed', 'executed', 'compiled', 'compiled'])
  })

  it.each([
    ['is a mutation', 'mutation { mutation }', undefined],
    ['has several operations', 'query a { query } query b { query }', 'b'],
    ['is long', `{ query }${' '.repeat(4_000)}`, undefined],
  ])('is never compiled when it %s', async (_what, query, operationName) => {
    expect(await waysOf(query, OFTEN, operationName)).toEqual(Array(OFTEN).fill('executed'))
  })

  it('is refused when another operation is named', async () => {
    expect(await waysOf('query a { query }', OFTEN, 'other')).toEqual(Array(OFTEN).fill('refused'))
  })
})

const MATCH = 'query($inputs: [PatientInput!]!) { matchPatients(inputs: $inputs) { status error { code field } } }'
const PROVIDER = 'query($npi: NPI!) { provider(npi: $npi) { npi } }'
const PROVIDERS = 'query($first: Int) { providers(first: $first) { edges { node { npi } } pageInfo { hasNextPage } } }'

describe('Whoever executes a query, it is answered alike:', () => {
  let app: TestApp
  beforeAll(async () => void (app = await openTestApp('embedded')))
  afterAll(() => app[Symbol.asyncDispose]())

  const patient = somebody(1)
  it.each([
    ['a batch', MATCH, { inputs: [patient, { lastName: 'Only' }] }],
    ['one input for a list', MATCH, { inputs: patient }],
    ['no variables', MATCH, {}],
    ['an unknown field', MATCH, { inputs: [{ ...patient, nickname: 'secret' }] }],
    ['an unknown value of an enum', MATCH, { inputs: [{ ...patient, sex: 'secret' }] }],
    ['a number for a text', MATCH, { inputs: [{ ...patient, firstName: 12 }] }],
    ['a list for an input object', MATCH, { inputs: [[]] }],
    ['a list for an input object within', MATCH, { inputs: [{ ...patient, address: [] }] }],
    ['null for what must be there', MATCH, { inputs: [null] }],
    ['a batch that is too large', MATCH, { inputs: Array(1_001).fill(patient) }],
    ['a number that is no NPI', PROVIDER, { npi: '12345' }],
    ['nobody', PROVIDER, { npi: '1234567893' }],
    ['a page', PROVIDERS, { first: 3 }],
    ['the default of an argument', PROVIDERS, {}],
    ['a page that is too large', PROVIDERS, { first: 100_000 }],
    ['a page that costs too much', `{ providers(first: 500) { edges { node { npi records { sourceId } } } } }`, {}],
    ['aliases with the cost of many', `{ ${many(9)} }`, {}],
    [
      'fields that are left out',
      'query($yes: Boolean!) { a: __typename @skip(if: $yes) b: __typename @include(if: $yes) }',
      { yes: true },
    ],
    ['fragments', 'query { ...all } fragment all on Query { limits { maxBatch ... { maxDepth } } }', {}],
    [
      'an error behind some lines',
      '{\r\n  limits {\n maxBatch }\n\n   matchPatients(inputs: [{ firstName: "Ann" }]) { status error { code } } providers(first: -1) { edges { node { npi } } } }',
      {},
    ],
  ])('%s', async (_what, query, variables) => {
    const answers = []
    for (let i = 0; i < OFTEN; i++) answers.push(await app.ask(query, variables))
    expect(JSON.stringify(answers)).not.toContain('secret')
    for (const answer of answers) expect(answer).toEqual(answers[0])
  })
})

it('A client that goes away is no failure, whoever executes its query', async () => {
  let begun = Promise.withResolvers<void>()
  const resolve = (_root: unknown, _args: unknown, { request: { signal } }: { request: Request }) => {
    begun.resolve()
    return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))
  }
  const query = new GraphQLObjectType({ name: 'Query', fields: { wait: { type: GraphQLString, resolve } } })
  const failures: unknown[] = []
  const yoga = createYoga({
    schema: new GraphQLSchema({ query }),
    plugins: [useExecutionCancellation(), useCompiledQueries()],
    logging: false,
    maskedErrors: { maskError: (error) => (failures.push(error), error as Error) },
  })
  for (let i = 0; i < OFTEN; i++) {
    const leaving = new AbortController()
    begun = Promise.withResolvers()
    const headers = { 'content-type': 'application/json' }
    const given = { method: 'POST', headers, body: '{"query":"{ wait }"}', signal: leaving.signal }
    const asked = Promise.resolve(yoga.fetch('http://127.0.0.1/graphql', given)).catch(() => {})
    await begun.promise
    leaving.abort()
    await asked
  }
  expect(failures.filter((failure) => failure instanceof GraphQLError)).toEqual([])
})

function many(count: number): string {
  return Array.from({ length: count }, (_, i) => `a${i}: providers(first: 1000) { edges { node { npi } } }`).join(' ')
}
