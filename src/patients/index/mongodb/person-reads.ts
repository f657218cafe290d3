import type { PatientReads } from '../patient-index.ts'
import type { SearchCandidates } from './candidates.ts'
import { toPerson } from './documents.ts'
import { asking, type Scope } from './scope.ts'

const WITHOUT_KEYS = { keys: 0, counts: 0 }

/** Reading persons. */
export function personReads(
  scope: Scope,
  searchCandidates: SearchCandidates,
): Pick<PatientReads, 'candidates' | 'persons' | 'trees'> {
  const { persons } = scope.collections
  return {
    candidates: (queries) => searchCandidates(scope, queries),
    persons: async (mpiIds) => {
      if (mpiIds.length === 0) return []
      const found = persons.find({ _id: { $in: [...mpiIds] } }, { projection: WITHOUT_KEYS, ...asking(scope) })
      return (await found.toArray()).map(toPerson)
    },
    trees: async (roots) => {
      if (roots.length === 0) return []
      const among = { $in: [...roots] }
      const found = persons.find(
        { $or: [{ _id: among }, { root: among, mergedInto: { $type: 'string' } }] },
        { projection: WITHOUT_KEYS, ...asking(scope) },
      )
      return (await found.toArray()).map(toPerson)
    },
  }
}
