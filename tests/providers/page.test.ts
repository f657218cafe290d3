import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../src/app.ts'
import type { OpenDatabase } from '../../src/db/open.ts'
import { createLog } from '../../src/observability/log.ts'
import { type PageRequest, type Reach, readPage, type SortKey } from '../../src/providers/search/page.ts'
import { clausesOf, condition } from '../../src/providers/search/predicate.ts'
import { parseTerms } from '../../src/providers/search/terms.ts'
import { freshEmbedded } from '../support/embedded.ts'
import { validNpi } from '../support/records.ts'
import { runs } from '../support/runs.ts'
import { testConfig } from '../support/settings.ts'

const COUNT = 120
const CITIES = ['Chicago', 'Boise', 'Smith', 'Boise']
/** The Smiths stand together, in the midst of the order of names; the cities by turns. */
const LINES = Array.from({ length: COUNT }, (_, i) => {
  const name = i % 3 === 0 ? 'Smith' : `${'AZ'[i % 2]}${String.fromCharCode(97 + (i % 26))}`
  return `${validNpi(100_000_000 + ((i * 7_919) % 1_000_000))},${name},${CITIES[i % 4]},${i < 100 ? 'IL' : 'CA'}\n`
})

/** No walk, and everything that matches is sorted. */
const PLAIN: Reach = { first: 0, on: 1, sorted: COUNT, walked: 0 }
const anyReach = fc.record({
  first: fc.integer({ min: 1, max: 30 }),
  on: fc.integer({ min: 30, max: 90 }),
  sorted: fc.integer({ min: 0, max: 60 }),
  walked: fc.integer({ min: 0, max: COUNT }),
})
const ASKED = [
  ...['smith', 'chicago', 'smith boise', 'sm', 'boise il', 'nobody'].map((search) => ({ search, filter: {} })),
  ...[{ city: 'Boise' }, { state: 'CA' }, { city: 'Chicago', state: 'CA' }].map((filter) => ({ search: '', filter })),
]

describe('a page, whichever way it is found', () => {
  let database: OpenDatabase
  let close: () => PromiseLike<void>
  beforeAll(async () => {
    database = await freshEmbedded()
    const app = await createApp({ config: testConfig(), log: createLog('silent', process.stderr), database })
    close = () => app[Symbol.asyncDispose]()
    const file = new Blob(['npi,last_name,city,state\n', ...LINES])
    await app.services.providers.importFile(() => file.stream(), { format: 'CSV' })
  })
  afterAll(() => close())

  /** The NPIs of all pages from the first, or the last, on. */
  async function pages(request: Omit<PageRequest, 'from'>): Promise<number[][]> {
    const all: number[][] = []
    let from: PageRequest['from']
    while (all.length <= COUNT) {
      const rows = await readPage(database.db, { ...request, from })
      if (rows.length === 0) return all
      all.push(rows.map(({ row }) => row.npi))
      from = rows.at(-1)!.position
    }
    throw new Error('the pages have no end')
  }

  test('holds the same providers in the same order', async () => {
    const request = fc.record({
      asked: fc.constantFrom(...ASKED),
      sort: fc.constantFrom<SortKey>('name', 'npi', 'updated'),
      backward: fc.boolean(),
      limit: fc.integer({ min: 1, max: 50 }),
      reach: anyReach,
    })
    const property = fc.asyncProperty(request, async ({ asked, reach, ...rest }) => {
      const tiers = asked.search ? ([1, 2, 3] as const) : ([3] as const)
      const terms = parseTerms(asked.search)
      const where = tiers.map((tier) => condition(clausesOf(terms, tier), asked.filter))
      const plain = await pages({ ...rest, tiers: where, reach: PLAIN })
      expect(await pages({ ...rest, tiers: where, reach })).toEqual(plain)
      expect(new Set(plain.flat()).size).toBe(plain.flat().length)
    })
    await fc.assert(property, { numRuns: runs(24) })
  })
})
