import { isValidNpi } from '../../../src/providers/npi.ts'
import { NO_FACTS, type Provider, type SourceRecord, type StoredRecord } from '../../../src/providers/provider.ts'
import type {
  ExportRow,
  IncomingRecord,
  RegistryBatch,
  RegistryWriter,
  WriteCounts,
} from '../../../src/providers/registry.ts'
import { displayName, mergeRecords } from '../../../src/providers/survivorship.ts'

const NOW = new Date('2026-05-01T12:00:00Z')

interface Held {
  insertedAt: Date
  updatedAt: Date
  records: Map<string, StoredRecord>
}

/** A registry in memory, for tests of what fills it. */
export class MemoryRegistry implements RegistryWriter {
  providers = new Map<string, Held>()
  writes = 0
  /** called before each write */
  beforeWrite: () => void | Promise<void> = () => {}

  batch(): RegistryBatch {
    return collectingBatch(this)
  }

  async write(records: readonly IncomingRecord[]): Promise<WriteCounts> {
    await this.beforeWrite()
    this.writes += 1
    const counts = { inserted: 0, updated: 0, unchanged: 0 }
    for (const record of records) counts[this.#put(record)] += 1
    return counts
  }

  #put({ retrievedAt, insertedAt, updatedAt, ...record }: IncomingRecord): keyof WriteCounts {
    const known = this.providers.get(record.npi)
    const held = known ?? { insertedAt: insertedAt ?? NOW, updatedAt: updatedAt ?? NOW, records: new Map() }
    this.providers.set(record.npi, held)
    const before = held.records.get(record.source)
    if (before && same(before, record)) return 'unchanged'
    held.records.set(record.source, { ...record, retrievedAt: retrievedAt ?? NOW })
    return known ? 'updated' : 'inserted'
  }

  async deactivate(): Promise<number> {
    return 0
  }

  async retire(): Promise<number> {
    return 0
  }

  async allOrNothing<T>(work: (writer: RegistryWriter) => Promise<T>): Promise<T> {
    const before = structuredClone(this.providers)
    try {
      return await work(this)
    } catch (error) {
      this.providers = before
      throw error
    }
  }

  /** Everything, as an export reads it, in batches of `size`. */
  async *rows(size = 100): AsyncGenerator<ExportRow[]> {
    const rows = [...this.providers].map(([npi, held]) => exportRow(npi, held))
    for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size)
  }
}

function same(before: StoredRecord, { npi: _npi, ...record }: SourceRecord): boolean {
  return Object.entries(record).every(
    ([field, value]) => JSON.stringify(before[field as keyof SourceRecord]) === JSON.stringify(value),
  )
}

function exportRow(npi: string, { insertedAt, updatedAt, records: held }: Held): ExportRow {
  const records = [...held.values()]
  const merged = mergeRecords(records)
  const golden = { ...merged, npi, npiValid: isValidNpi(npi), name: displayName(merged) || npi, insertedAt, updatedAt }
  return { provider: golden as Provider, records }
}

/** A batch that hands its records to `writer` in one write, of those with one NPI and source the last. */
export function collectingBatch(writer: Pick<RegistryWriter, 'write'>): RegistryBatch {
  const held = new Map<string, IncomingRecord>()
  return {
    async add(records) {
      for (const record of records) held.set(`${record.npi} ${record.source}`, record)
    },
    async write() {
      return held.size === 0 ? { inserted: 0, updated: 0, unchanged: 0 } : writer.write([...held.values()])
    },
  }
}

/** A stored record of which only `facts` are known. */
export function record(facts: Partial<IncomingRecord>): IncomingRecord {
  return { ...NO_FACTS, npi: '1234567893', source: 'NPPES', sample: false, ...facts }
}
