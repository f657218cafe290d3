import { sql } from 'kysely'
import type { PatientIndex, PatientReads, PatientUnit } from '../patient-index.ts'
import type { Db } from './columns.ts'
import { decisionReads } from './decision-reads.ts'
import { figureReads } from './figure-reads.ts'
import { keepHashMark, markReads } from './hash-mark.ts'
import { activateModel, keepModel, modelReads } from './models.ts'
import { personReads } from './person-reads.ts'
import { recordReads } from './record-reads.ts'
import { withoutValues } from './without-values.ts'
import { writeChanges } from './writes.ts'

/** The index in PostgreSQL, a server's or embedded. */
export function createPostgresIndex(db: Db): PatientIndex {
  return {
    ...createReads(db),
    transaction: async (work) => {
      try {
        return await db.transaction().execute(async (trx) => {
          await sql`select pg_advisory_xact_lock(hashtextextended('patient-index', 0))`.execute(trx)
          return work(unitIn(trx))
        })
      } catch (error) {
        throw withoutValues(error)
      }
    },
  }
}

/** The reading side on a database or within a transaction. A batch of nothing asks nothing. */
function createReads(db: Db): PatientReads {
  return {
    ...personReads(db),
    ...recordReads(db),
    ...decisionReads(db),
    ...figureReads(db),
    ...modelReads(db),
    ...markReads(db),
  }
}

function unitIn(db: Db): PatientUnit {
  return {
    ...createReads(db),
    takeIds: async (count) => {
      const { rows } = await sql<{ last: number }>`
        select setval('patient_id', nextval('patient_id') + ${count}::bigint - 1) as last`.execute(db)
      return rows[0]!.last - count + 1
    },
    write: (changes) => writeChanges(db, changes),
    keepModel: (model, keptAt) => keepModel(db, model, keptAt),
    activateModel: (version) => activateModel(db, version),
    keepHashMark: (mark) => keepHashMark(db, mark),
  }
}
