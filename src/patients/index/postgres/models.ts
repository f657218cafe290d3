import { sql } from 'kysely'
import { prepared } from '../../../db/prepared.ts'
import type { MatchModel } from '../../matching/model/model.ts'
import type { KeptModel, PatientReads } from '../patient-index.ts'
import type { Db } from './columns.ts'

/** Reading match models. */
export function modelReads(db: Db): Pick<PatientReads, 'activeModel' | 'models'> {
  return {
    activeModel: async () => {
      const { rows } = await sql<{ model: MatchModel }>`${prepared} select model from match_model where active`.execute(
        db,
      )
      return rows[0]?.model
    },
    models: async (): Promise<KeptModel[]> => {
      const rows = await db
        .selectFrom('match_model')
        .selectAll()
        .orderBy('kept_at', 'desc')
        .orderBy('version')
        .execute()
      return rows.map((row) => ({ model: row.model, active: row.active, keptAt: row.kept_at }))
    },
  }
}

/** Keeps a model that is not in use yet, or other parameters under a version that was kept before. */
export async function keepModel(db: Db, model: MatchModel, keptAt: Date): Promise<void> {
  const row = { model: JSON.stringify(model), kept_at: keptAt }
  await db
    .insertInto('match_model')
    .values({ ...row, version: model.version, active: false })
    .onConflict((conflict) => conflict.column('version').doUpdateSet(row))
    .execute()
}

/** Puts the model of a version to use, and the one before out of it; false when there is no such version. */
export async function activateModel(db: Db, version: string): Promise<boolean> {
  const known = await db.selectFrom('match_model').select('version').where('version', '=', version).executeTakeFirst()
  if (!known) return false
  await db.updateTable('match_model').set({ active: false }).where('active', '=', true).execute()
  await db.updateTable('match_model').set({ active: true }).where('version', '=', version).execute()
  return true
}
