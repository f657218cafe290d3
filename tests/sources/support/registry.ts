import type { SourceRecord } from '../../../src/providers/provider.ts'
import type { RegistryWriter } from '../../../src/providers/registry.ts'
import { collectingBatch } from '../../providers/files/memory-registry.ts'

/** A registry's writing side that remembers what it was told. */
export function recordingWriter(onWrite: (records: readonly SourceRecord[]) => void = () => {}) {
  const written: SourceRecord[] = []
  const sizes: number[] = []
  const retired: string[] = []
  const writer: RegistryWriter = {
    batch: () => collectingBatch(writer),
    async write(records) {
      onWrite(records)
      const known = new Set(written.map(({ npi, source }) => `${npi} ${source}`))
      const unchanged = records.filter(({ npi, source }) => known.has(`${npi} ${source}`)).length
      written.push(...records)
      sizes.push(records.length)
      return { inserted: records.length - unchanged, updated: 0, unchanged }
    },
    async retire(source) {
      retired.push(source)
      return 1
    },
    deactivate: async (_source, npis) => npis.length,
    allOrNothing: (work) => work(writer),
  }
  return { writer, written, sizes, retired }
}
