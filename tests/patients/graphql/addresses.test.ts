import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ListeningApp, openListeningApp } from '../../support/http.ts'

describe('an address', () => {
  let server: ListeningApp
  beforeAll(async () => {
    server = await openListeningApp()
  })
  afterAll(() => server[Symbol.asyncDispose]())

  const get = async (query: string, rest: Record<string, string> = {}, accept = 'application/json') => {
    const response = await fetch(`${server.url}/graphql?${new URLSearchParams({ query, ...rest })}`, {
      headers: { accept },
    })
    return { status: response.status, allow: response.headers.get('allow'), text: await response.text() }
  }

  it.each<[string, Record<string, string>?]>([
    ['{ matchPatient(input: { firstName: "Ada" }) { status } }'],
    ['{ matchPatients(inputs: []) { status } }'],
    ['{ providers { totalCount } patient(mpiId: "1") { active } }'],
    ['{ patients(mpiIds: ["1"]) { active } }'],
    ['{ record(source: "a", sourceId: "1") { mpiId } }'],
    ['{ records(refs: []) { mpiId } }'],
    ['{ reviewQueue { totalCount } }'],
    ['{ review(id: "1") { status } }'],
    ['{ ...F } fragment F on Query { a: patient(mpiId: "1") { active } }'],
    [
      'query A { limits { maxBatch } } query B { ... on Query { patient(mpiId: "1") { active } } }',
      { operationName: 'A' },
    ],
    ['query($i: PatientInput!) { matchPatient(input: $i) { status } }', { variables: '{"i":{"firstName":"Ada"}}' }],
  ])('holds nothing of a patient: %s is refused by GET', async (query, rest = {}) => {
    const { status, allow, text } = await get(query, rest)
    expect([status, allow]).toEqual([405, 'POST'])
    expect(text).toContain('use POST')
    expect(text).not.toMatch(/Ada|"data":\{/)
  })

  it('asks for everything else', async () => {
    expect(JSON.parse((await get('{ providers { totalCount } indexStats { persons } }')).text)).toEqual({
      data: { providers: { totalCount: 0 }, indexStats: { persons: 0 } },
    })
  })

  it('stays what it is while somebody edits in GraphiQL', async () => {
    const { text } = await get('{ __typename }', {}, 'text/html')
    expect(text.indexOf('history.replaceState = () => {}')).toBeGreaterThan(0)
    expect(text.indexOf('history.replaceState = () => {}')).toBeLessThan(text.indexOf('replaceState({},""'))
  })
})
