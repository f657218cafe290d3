import { sql } from 'kysely'
import type { MatchModel } from '../../matching/model/model.ts'
import type { PatientIndex, PatientUnit } from '../patient-index.ts'
import type { Db } from './columns.ts'
import { createReads } from './reads.ts'
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
  }
}

async function keepModel(db: Db, model: MatchModel, keptAt: Date): Promise<void> {
  const row = { model: JSON.stringify(model), kept_at: keptAt }
  await db
    .insertInto('match_model')
    .values({ ...row, version: model.version, active: false })
    .onConflict((conflict) => conflict.column('version').doUpdateSet(row))
    .execute()
}

async function activateModel(db: Db, version: string): Promise<boolean> {
  const known = await db.selectFrom('match_model').select('version').where('version', '=', version).executeTakeFirst()
  if (!known) return false
  await db.updateTable('match_model').set({ active: false }).where('active', '=', true).execute()
  await db.updateTable('match_model').set({ active: true }).where('version', '=', version).execute()
  return true
}
