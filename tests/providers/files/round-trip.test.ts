import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvChunks } from '../../../src/providers/files/csv-writer.ts'
import { importProviders } from '../../../src/providers/files/import-providers.ts'
import { ndjsonChunks } from '../../../src/providers/files/ndjson-writer.ts'
import { FACT_FIELDS, type Taxonomy } from '../../../src/providers/provider.ts'
import type { IncomingRecord } from '../../../src/providers/registry.ts'
import { mergeRecords } from '../../../src/providers/survivorship.ts'
import { cleanText } from '../../../src/files/clean-text.ts'
import { MemoryRegistry, record } from './memory-registry.ts'
import { chunked, joined } from './texts.ts'
import { runs } from '../../support/runs.ts'

const FORMATS = [
  ['CSV', csvChunks],
  ['NDJSON', ndjsonChunks],
] as const

const text = fc
  .tuple(fc.constantFrom('', '=', "'", "'-", '"', ',', ';'), fc.string({ unit: 'grapheme', maxLength: 12 }))
  .map((parts) => cleanText(parts.join('')))
const taxonomy: fc.Arbitrary<Taxonomy> = fc.record({
  code: fc.constantFrom('207Q00000X', '208D00000X'),
  description: text,
  primary: fc.boolean(),
  license: text,
  licenseState: fc.constantFrom('IL', null),
})
const facts: fc.Arbitrary<Partial<IncomingRecord>> = fc.record({
  firstName: text,
  middleName: text,
  lastName: text.map((name) => name ?? 'Smith'),
  credential: text,
  specialty: text,
  taxonomy: fc.constantFrom('207Q00000X', null),
  taxonomies: fc.array(taxonomy, { maxLength: 2 }),
  address: text,
  city: text,
  state: fc.constantFrom('IL', 'Ontario', null),
  zip: fc.constantFrom('60601', 'K1A 0B1', null),
  phone: fc.constantFrom('312-555-0100', '+44 20 7946', null),
  status: fc.constantFrom('ACTIVE', 'DEACTIVATED', null),
  entityType: fc.constantFrom('INDIVIDUAL', null),
  sample: fc.boolean(),
  retrievedAt: fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
})
const edit: fc.Arbitrary<Partial<IncomingRecord>> = fc.record({
  source: fc.constantFrom('Manual', 'Import'),
  phone: fc.constantFrom('', '312-555-0199', null),
  city: fc.constantFrom('', 'Evanston', null),
})
const registry = fc.array(
  fc.tuple(
    fc.uniqueArray(fc.constantFrom('NPPES', 'PrimaryCare', 'Manual ✎')),
    fc.array(facts, { minLength: 3, maxLength: 3 }),
    fc.option(edit),
  ),
  { maxLength: 4 },
)

async function filled(providers: [string[], Partial<IncomingRecord>[], Partial<IncomingRecord> | null][]) {
  const registry = new MemoryRegistry()
  for (const [i, [sources, said, edited]] of providers.entries()) {
    const npi = String(1_234_567_890 + i)
    const times = { npi, insertedAt: new Date(1e12 + i), updatedAt: new Date(1.1e12 + i) }
    await registry.write(sources.map((source, i) => record({ ...times, ...said[i], source })))
    if (edited) await registry.write([record({ ...times, ...edited })])
  }
  return registry
}

async function imported(file: string, format: 'CSV' | 'NDJSON', into = new MemoryRegistry()) {
  const report = await importProviders(() => chunked(file, 100), { format }, { writer: into })
  return { into, report }
}

describe.each(FORMATS)('a registry exported as %s', (format, chunks) => {
  test('is restored by importing it, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(registry, async (providers) => {
        const before = await filled(providers)
        const { into, report } = await imported(await joined(chunks(before.rows(2))), format).catch((error) => {
          if (before.providers.size === 0 && /empty/.test(String(error)))
            return { into: before, report: { errors: [] } }
          throw error
        })
        expect(report.errors).toEqual([])
        expect(into.providers).toEqual(before.providers)
      }),
      { numRuns: runs(150) },
    )
  })

  test('changes nothing when it is imported into itself', async () => {
    const before = await filled([
      [['NPPES', 'PrimaryCare'], [{ lastName: 'A' }, { lastName: 'B' }], { source: 'Manual', phone: '' }],
      [['NPPES'], [{ lastName: 'C', status: 'ACTIVE', entityType: 'INDIVIDUAL' }], null],
      [[], [], { source: 'Manual', phone: '312-555-0100' }],
    ])
    const { report } = await imported(await joined(chunks(before.rows())), format, before)
    expect(report).toMatchObject({ read: 3, inserted: 0, updated: 0, unchanged: 5 })
  })

  test('keeps what somebody edited in the file as an import', async () => {
    const before = await filled([
      [
        ['NPPES', 'PrimaryCare'],
        [
          { lastName: 'A', city: 'Chicago' },
          { lastName: 'A', phone: '312-555-0100' },
        ],
        null,
      ],
    ])
    const file = await joined(chunks(before.rows()))
    const edited = format === 'CSV' ? file.replace(',Chicago,', ',Evanston,') : file.replace('"Chicago"', '"Evanston"')
    const { into } = await imported(edited, format)
    const records = [...(into.providers.get('1234567890')?.records.values() ?? [])]
    expect(records.map(({ source }) => source)).toEqual(['NPPES', 'PrimaryCare', 'Import'])
    expect(records[2]).toEqual({
      ...record({ npi: '1234567890', source: 'Import', city: 'Evanston' }),
      retrievedAt: expect.any(Date),
    })
    expect(mergeRecords(records)).toMatchObject({ city: 'Evanston', phone: '312-555-0100' })
  })

  test('names its only source and carries no list of records', async () => {
    const said = { lastName: 'A', status: 'ACTIVE', entityType: 'INDIVIDUAL' } as const
    const file = await joined(chunks((await filled([[['NPPES'], [said], null]])).rows()))
    expect(file).toContain('NPPES')
    expect(file).not.toMatch(/retrievedAt.*retrievedAt|\[\{/)
  })
})

test('an empty registry is exported as a header', async () => {
  const file = await joined(csvChunks(new MemoryRegistry().rows()))
  expect(file.trimEnd().split('\n')).toHaveLength(1)
  expect(file.split(',').length).toBe(FACT_FIELDS.length + 8)
  expect((await imported(file, 'CSV')).report).toMatchObject({ read: 0, inserted: 0 })
})
