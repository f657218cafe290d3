import { describe, expect, it } from 'vitest'
import type { Services } from '../../src/graphql/context.ts'
import { keptDocuments } from '../../src/graphql/kept-documents.ts'
import { schema } from '../../src/graphql/schema.ts'
import { createGraphQL } from '../../src/http/yoga.ts'
import { createLog } from '../../src/observability/log.ts'
import { createMetrics } from '../../src/observability/metrics.ts'

const unused = () => {
  throw new Error('no service is asked')
}

/** A GraphQL endpoint without services, and the documents that it keeps. */
function openEndpoint() {
  const kept = keptDocuments(schema)
  const given: string[] = []
  const documents = {
    ...kept,
    get: (text: string) => {
      const found = kept.get(text)
      if (found) given.push(text)
      return found
    },
  }
  const services = { maxBatch: 1, providers: {}, sources: {}, patients: { persons: {}, match: unused } }
  const graphql = createGraphQL({
    services: services as unknown as Services,
    log: createLog('silent', { write: () => {} }),
    metrics: createMetrics(),
    corsOrigins: [],
    documents,
  })
  const ask = async (query: string) => {
    const info = { caller: { kind: 'local' as const }, requestId: 'test', uploaded: { query } }
    const headers = { 'content-type': 'application/json' }
    const asked = { method: 'POST', headers, body: '{"query":""}' }
    const response = await graphql.run(info, () => graphql.yoga.fetch('http://127.0.0.1/graphql', asked, info))
    await response.text()
  }
  return { ask, kept, given }
}

describe('A document', () => {
  it('that is short and comes again is parsed once', async () => {
    const { ask, kept, given } = openEndpoint()
    for (let i = 0; i < 3; i++) await ask('{ __typename }')
    expect([kept.entries(), given]).toEqual([1, ['{ __typename }', '{ __typename }']])
  })

  it('with a text written into it is kept when it does not tell of patients', async () => {
    const { ask, kept } = openEndpoint()
    await ask('{ provider(npi: "1234567893") { npi } }')
    expect(kept.entries()).toBe(1)
  })

  it.each([
    ['is long', `{ __typename }${' '.repeat(8_000)}`],
    ['cannot be parsed', '{ __typename'],
    ['asks for patients by texts written into it', '{ matchPatient(input: { lastName: "Doe" }) { status } }'],
    ['changes something by texts written into it', 'mutation { removePatient(sourceId: "1") { mpiId } }'],
  ])('that %s is not kept', async (_what, query) => {
    const { ask, kept } = openEndpoint()
    await ask(query)
    expect(kept.entries()).toBe(0)
  })

  it('is let go of when a thousand others are kept, or fewer long ones', async () => {
    const few = openEndpoint()
    for (let i = 0; i < 1_010; i++) await few.ask(`{ a${i}: __typename }`)
    expect(few.kept.entries()).toBe(1_000)
    const long = openEndpoint()
    for (let i = 0; i < 200; i++) await long.ask(`{ a${i}: __typename }${' '.repeat(7_900)}`)
    expect(long.kept.entries()).toBeLessThan(200)
    expect(long.kept.bytes()).toBeLessThan(64 * 2 ** 20)
  })
})
