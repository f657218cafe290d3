import type { PatientReads } from '../patient-index.ts'
import { anyText } from './any-of.ts'
import { searchCandidates } from './candidates.ts'
import type { Db } from './columns.ts'
import { toPerson } from './rows.ts'

/** Reading persons. */
export function personReads(db: Db): Pick<PatientReads, 'candidates' | 'persons' | 'trees'> {
  return {
    candidates: (queries) => searchCandidates(db, queries),
    persons: async (mpiIds) => {
      if (mpiIds.length === 0) return []
      const rows = await db.selectFrom('patient_person').selectAll().where('mpi_id', '=', anyText(mpiIds)).execute()
      return rows.map(toPerson)
    },
    trees: async (roots) => {
      const rows = await db
        .selectFrom('patient_person')
        .selectAll()
        .where('mpi_id', '=', anyText(roots))
        .unionAll((other) =>
          other
            .selectFrom('patient_person')
            .selectAll()
            .where('root', '=', anyText(roots))
            .whereRef('root', '<>', 'mpi_id'),
        )
        .execute()
      return rows.map(toPerson)
    },
  }
}
