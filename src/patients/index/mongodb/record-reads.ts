import type { PatientReads } from '../patient-index.ts'
import type { StoredRecord } from '../stored.ts'
import type { Filter } from 'mongodb'
import { type RecordDocument, refOf, toRecord } from './documents.ts'
import { asking, type Scope } from './scope.ts'

/** Reading records. */
export function recordReads(
  scope: Scope,
): Pick<PatientReads, 'records' | 'recordsById' | 'recordsOf' | 'recordsAfter' | 'firstRecords'> {
  const { records } = scope.collections
  const find = (filter: Filter<RecordDocument>) => records.find(filter, { projection: { keys: 0 }, ...asking(scope) })
  const all = async (found: ReturnType<typeof find>): Promise<StoredRecord[]> => (await found.toArray()).map(toRecord)
  return {
    records: async (refs) => {
      if (refs.length === 0) return []
      const asked = [...new Set(refs.map(({ source, sourceId }) => refOf(source, sourceId)))]
      return all(find({ ref: { $in: asked } }).sort({ _id: 1 }))
    },
    recordsById: async (ids) => (ids.length === 0 ? [] : all(find({ _id: { $in: [...ids] } }))),
    recordsOf: async (mpiIds) =>
      mpiIds.length === 0 ? [] : all(find({ mpiId: { $in: [...mpiIds] } }).sort({ mpiId: 1, _id: 1 })),
    recordsAfter: (id, count) =>
      all(
        find({ _id: { $gt: id } })
          .sort({ _id: 1 })
          .limit(count),
      ),
    firstRecords: async (mpiIds) => {
      if (mpiIds.length === 0) return new Map()
      const first = records.aggregate<{ _id: string; id: number }>(
        [{ $match: { mpiId: { $in: mpiIds } } }, { $group: { _id: '$mpiId', id: { $min: '$_id' } } }],
        asking(scope),
      )
      return new Map((await first.toArray()).map(({ _id, id }) => [_id, id]))
    },
  }
}
