import type { Kysely } from 'kysely'
import type { Config } from '../../config.ts'
import type { Database } from '../../db/tables.ts'
import type { PatientIndex } from './patient-index.ts'
import { createPostgresIndex } from './postgres/postgres-index.ts'

export interface OpenPatientIndex {
  index: PatientIndex
  /** Whether the servers answer that only the index needs, by name. */
  checks: Readonly<Record<string, () => Promise<boolean>>>
  close(): Promise<void>
}

/**
 * The patient index where the settings keep it: in the MongoDB of MONGODB_URI, else beside the providers in `db`. `onCommand` is
 * called with the name of every MongoDB command. The only place that chooses between stores.
 */
export async function openPatientIndex(
  config: Config,
  db: Kysely<Database>,
  onCommand?: (name: string) => void,
): Promise<OpenPatientIndex> {
  const { mongo } = config.patients
  if (mongo === undefined) {
    const { url, statementTimeoutMs } = config.database
    const index = createPostgresIndex(db, url === undefined ? undefined : statementTimeoutMs)
    return { index, checks: {}, close: async () => {} }
  }
  const { openMongoIndex } = await import('./mongodb/open.ts')
  const { index, answers, close } = await openMongoIndex({ ...mongo, onCommand })
  return { index, checks: { mongodb: answers }, close }
}
