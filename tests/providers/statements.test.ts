import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATABASES, openTestApp, type TestApp } from '../support/app.ts'
import { Provenances, Search, Stats, Suggest } from '../support/documents.ts'
import { record } from '../support/records.ts'

const PROVIDERS = Array.from({ length: 1_000 }, (_, i) =>
  record(String(1_000_000_000 + i), { firstName: `First${i}`, city: 'Chicago', state: 'IL' }),
)

describe.each(DATABASES)('statements, on the %s database', (kind) => {
  let test: TestApp
  beforeAll(async () => {
    test = await openTestApp(kind)
    await test.app.services.providers.registry.write(PROVIDERS)
  })
  afterAll(() => test[Symbol.asyncDispose]())

  const counted = async (work: () => Promise<unknown>) => {
    test.forget()
    await work()
    return test.statements.length
  }

  it('reads a page of any size with the provenance of each row in two', async () => {
    expect(await counted(() => test.get(Provenances, { first: 10 }))).toBe(2)
    expect(await counted(() => test.get(Provenances, { first: 1_000 }))).toBe(2)
  })

  it('counts, groups and interprets only when asked, one statement each', async () => {
    expect(await counted(() => test.ask('{ providers(search: "chicago") { nodes { npi } } }'))).toBe(1)
    expect(await counted(() => test.ask('{ providers(search: "chicago") { nodes { npi } totalCount } }'))).toBe(2)
    expect(await counted(() => test.get(Search, { search: 'chicago' }))).toBe(4)
  })

  it('mends a typing error with four more at most', async () => {
    expect(await counted(() => test.ask('{ providers(search: "chigaco") { nodes { npi } } }'))).toBeLessThanOrEqual(5)
  })

  it('reads a hundred providers in a hundred aliases in one, and their provenance in one more', async () => {
    const aliases = Array.from(
      { length: 100 },
      (_, i) => `a${i}: provider(npi: "${1_000_000_000 + i}") { name provenance { field } }`,
    )
    expect(await counted(() => test.ask(`{ ${aliases.join(' ')} }`))).toBe(2)
  })

  it('completes in one, counts the registry in three', async () => {
    expect(await counted(() => test.get(Suggest, { prefix: 'doe' }))).toBe(1)
    expect(await counted(() => test.get(Stats))).toBe(3)
  })

  it("reads every source's last report in one", async () => {
    expect(await counted(() => test.ask('{ sources { name lastReport { fetched } } }'))).toBe(1)
  })

  it('writes a batch of any size in the same number', async () => {
    const { registry } = test.app.services.providers
    await registry.write(PROVIDERS.slice(0, 1).map((row) => ({ ...row, city: 'Austin' })))
    const small = await counted(() => registry.write(PROVIDERS.slice(0, 10).map((row) => ({ ...row, city: 'Boston' }))))
    const large = await counted(() => registry.write(PROVIDERS.map((row) => ({ ...row, city: 'Denver' }))))
    expect(large).toBe(small)
  })
})
