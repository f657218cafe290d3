import type { Kysely } from 'kysely'
import type { Database } from '../../db/tables.ts'
import type { PatientIndex } from './patient-index.ts'
import { createPostgresIndex } from './postgres/postgres-index.ts'

/** The patient index where the settings keep it. The only place that chooses between stores. */
export async function openPatientIndex({ db }: { db: Kysely<Database> }): Promise<PatientIndex> {
  return createPostgresIndex(db)
}
