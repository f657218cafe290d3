import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { copyLine, readCopyLine } from '../../src/db/copy.ts'
import { readRecordLine, recordLine, recordOf, statementOf } from '../../src/providers/incoming.ts'
import type { IncomingRecord } from '../../src/providers/registry.ts'
import { DATABASES, openTestApp } from '../support/app.ts'
import { record, validNpi } from '../support/records.ts'

const PROVIDERS = [0, 1, 2, 3].map(
  (i): IncomingRecord => record(validNpi(150_000_000 + i), { firstName: 'Ann', city: 'Chicago' }),
)

interface Told {
  npi: string
  insertedAt: string
  updatedAt: string
}

describe('a statement', () => {
  it('gives back the values that its line was made of, whatever they hold', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.string({ unit: 'binary' })), { minLength: 1 }), (values) => {
        expect(readCopyLine(copyLine(values))).toEqual(values)
      }),
    )
  })

  it('gives back the statement that its line was made of', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary' }),
        fc.boolean(),
        (source, city, sample) => {
          const statement = statementOf({ ...PROVIDERS[0]!, source, city, sample })
          expect(readRecordLine(recordLine(statement))).toEqual(statement)
        },
      ),
    )
  })

  it('gives back the record that it was made of', () => {
    const retrievedAt = new Date('2026-05-01T12:00:00Z')
    const taxonomies = [
      { code: '207Q00000X', description: 'a\tb\\n', primary: true, license: null, licenseState: 'IL' },
    ]
    const record: IncomingRecord = { ...PROVIDERS[0]!, address: '', city: '\\N', taxonomies, retrievedAt }
    expect(recordOf(statementOf(record), new Date())).toEqual(record)
  })
})

describe.each(DATABASES)('a batch that is thought to be new, on the %s database', (kind) => {
  it('is merged when a NPI in it is known', async () => {
    await using test = await openTestApp(kind)
    const { registry } = test.app.services.providers
    const [a, b, c, d] = PROVIDERS as [IncomingRecord, IncomingRecord, IncomingRecord, IncomingRecord]
    await registry.write([a])
    expect(await registry.write([b])).toEqual({ inserted: 1, updated: 0, unchanged: 0 })
    expect(await registry.write([c, { ...a, city: 'Elsewhere' }, b])).toEqual({ inserted: 1, updated: 1, unchanged: 1 })
    expect(await registry.write([d, { ...d, source: 'Another' }])).toEqual({ inserted: 1, updated: 1, unchanged: 0 })
    const { data } = await test.ask<{ providers: { nodes: unknown[] } }, never>('{ providers { nodes { npi city } } }')
    expect(data?.providers.nodes).toHaveLength(4)
    expect(data?.providers.nodes).toContainEqual({ npi: a.npi, city: 'Elsewhere' })
  })

  it('says once what two parts of it say of one NPI', async () => {
    await using test = await openTestApp(kind)
    const { registry } = test.app.services.providers
    await registry.write(PROVIDERS.slice(0, 1))
    const batch = registry.batch()
    await batch.add(PROVIDERS.slice(1, 3))
    await batch.add([{ ...PROVIDERS[1]!, city: 'Later' }])
    expect(await batch.write()).toEqual({ inserted: 2, updated: 0, unchanged: 0 })
  })

  it('keeps the times that records tell, and gives the others the time of the write', async () => {
    await using test = await openTestApp(kind)
    const { registry } = test.app.services.providers
    await registry.write(PROVIDERS.slice(0, 1))
    const before = new Date('2026-01-02T03:04:05Z')
    const told = { retrievedAt: before, insertedAt: before, updatedAt: before }
    const [, b, c, d] = PROVIDERS as [IncomingRecord, IncomingRecord, IncomingRecord, IncomingRecord]
    await registry.write([
      { ...b, ...told },
      { ...c, insertedAt: before },
    ])
    await registry.write([{ ...b, city: 'Elsewhere', ...told }])
    const batch = registry.batch()
    await batch.add([{ ...d, source: 'Another' }])
    await batch.add([{ ...d, ...told }])
    expect(await batch.write()).toEqual({ inserted: 1, updated: 1, unchanged: 0 })
    const text = '{ providers { nodes { npi insertedAt updatedAt } } }'
    const { data } = await test.ask<{ providers: { nodes: Told[] } }, never>(text)
    const nodes = new Map(data!.providers.nodes.map((node) => [node.npi, node]))
    const now = expect.not.stringContaining('2026-01-02')
    for (const { npi } of [b, c])
      expect(nodes.get(npi)).toMatchObject({ insertedAt: before.toISOString(), updatedAt: now })
    expect(nodes.get(d.npi)).toMatchObject({ insertedAt: now })
    const saidAt = async ({ npi }: IncomingRecord) =>
      (await registry.transaction((inside) => inside.recordsOf(npi)))
        .toSorted((one, other) => Number(one.retrievedAt) - Number(other.retrievedAt))
        .map(({ retrievedAt }) => (retrievedAt.getTime() === before.getTime() ? 'told' : 'now'))
    expect([await saidAt(b), await saidAt(c), await saidAt(d)]).toEqual([['told'], ['now'], ['told', 'now']])
  })

  it('is written in the order of the calls', async () => {
    await using test = await openTestApp(kind)
    const { registry } = test.app.services.providers
    const cities = Array.from({ length: 20 }, (_, i) => `City ${i}`)
    await Promise.all(cities.map((city) => registry.write([{ ...PROVIDERS[0]!, city }])))
    expect((await registry.transaction((inside) => inside.recordsOf(PROVIDERS[0]!.npi)))[0]?.city).toBe('City 19')
  })
})
