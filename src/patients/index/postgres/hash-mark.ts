import type { PatientReads } from '../patient-index.ts'
import type { Db } from './columns.ts'

/** Reading the mark of the secret. */
export function markReads(db: Db): Pick<PatientReads, 'hashMark'> {
  return {
    hashMark: async () => (await db.selectFrom('patient_hash_mark').select('mark').executeTakeFirst())?.mark,
  }
}

export async function keepHashMark(db: Db, mark: string): Promise<void> {
  await db
    .insertInto('patient_hash_mark')
    .values({ mark })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ mark }))
    .execute()
}
