import { migrate } from '../../../src/db/migrate.ts'
import { openDatabase } from '../../../src/db/open.ts'
import { createPostgresIndex } from '../../../src/patients/index/postgres/postgres-index.ts'
import type { PatientIndex } from '../../../src/patients/index/patient-index.ts'
import { createMatcher } from '../../../src/patients/registering/match.ts'
import { patientDeps, type PatientDeps } from '../../../src/patients/registering/patient-deps.ts'
import { createRegistrar, type Registrar } from '../../../src/patients/registering/register.ts'
import type { PatientInput } from '../../../src/patients/patient.ts'
import { type DatabaseKind, freshDatabase } from '../../support/app.ts'
import { databaseSettings } from '../../support/settings.ts'

export const SECRET = 'a secret of the tests'

export interface OpenIndex extends AsyncDisposable {
  db: Awaited<ReturnType<typeof openDatabase>>['db']
  index: PatientIndex
  deps: PatientDeps
  register: Registrar
  match: ReturnType<typeof createMatcher>
  /** the texts of the statements so far */
  statements: string[]
}

/** An empty index on a database of one kind, and the services on it. */
export async function openIndex(kind: DatabaseKind): Promise<OpenIndex> {
  const url = kind === 'server' ? await freshDatabase() : undefined
  const statements: string[] = []
  const database = await openDatabase(databaseSettings({ url, poolSize: 20 }), {
    onError: console.error,
    onQuery: (text) => statements.push(text),
  })
  if (kind === 'embedded') await migrate(database.db)
  const index = createPostgresIndex(database.db)
  const deps = patientDeps(index, { hashSecret: SECRET, maxBatch: 10_000 })
  return {
    db: database.db,
    index,
    deps,
    register: createRegistrar(deps),
    match: createMatcher(deps),
    statements,
    [Symbol.asyncDispose]: () => database.close(),
  }
}

/** Records of one source, numbered from 1, or of the number given. */
export function records(patients: readonly PatientInput[], source = 'clinic', from = 1) {
  return patients.map((patient, i) => ({ source, sourceId: String(from + i), patient }))
}
