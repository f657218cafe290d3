import { MongoClient } from 'mongodb'
import { openDatabase } from '../../../src/db/open.ts'
import { collectionsIn } from '../../../src/patients/index/mongodb/collections.ts'
import { openMongoIndex } from '../../../src/patients/index/mongodb/open.ts'
import { createPostgresIndex } from '../../../src/patients/index/postgres/postgres-index.ts'
import type { PatientIndex } from '../../../src/patients/index/patient-index.ts'
import { createMatcher } from '../../../src/patients/registering/match.ts'
import { patientDeps, type PatientDeps } from '../../../src/patients/registering/patient-deps.ts'
import { createRegistrar, type Registrar } from '../../../src/patients/registering/register.ts'
import type { PatientInput } from '../../../src/patients/patient.ts'
import { freshDatabase } from '../../support/app.ts'
import { freshEmbedded } from '../../support/embedded.ts'
import { databaseSettings } from '../../support/settings.ts'
import { leaveMongo, takeMongo } from '../../support/mongo-databases.ts'
import type { DatabaseKind, StoreKind } from '../../support/stores.ts'
import { type IndexContents, mongoContents, postgresContents } from './contents.ts'

export const SECRET = 'a secret of the tests'

/** An empty store of a patient index. */
interface OpenStore {
  index: PatientIndex
  /** everything in it */
  contents(): Promise<IndexContents>
  /** the texts of the statements, or the names of the commands, so far */
  statements: string[]
  close(): Promise<void>
}

export interface OpenIndex extends OpenStore, AsyncDisposable {
  deps: PatientDeps
  register: Registrar
  match: ReturnType<typeof createMatcher>
}

/** An empty index in a store of one kind, and the services on it. */
export async function openIndex(kind: StoreKind): Promise<OpenIndex> {
  const store = kind === 'mongodb' ? await openMongoStore() : await openPostgresStore(kind)
  const deps = patientDeps(store.index, { hashSecret: SECRET, maxBatch: 10_000 })
  return {
    ...store,
    deps,
    register: createRegistrar(deps),
    match: createMatcher(deps),
    [Symbol.asyncDispose]: store.close,
  }
}

async function openPostgresStore(kind: DatabaseKind): Promise<OpenStore> {
  const statements: string[] = []
  const onQuery = (text: string) => statements.push(text)
  const { db, close } = kind === 'embedded' ? await freshEmbedded(onQuery) : await freshServer(onQuery)
  return { index: createPostgresIndex(db), contents: () => postgresContents(db), statements, close }
}

async function freshServer(onQuery: (text: string) => void) {
  const settings = databaseSettings({ url: await freshDatabase(), poolSize: 20 })
  return openDatabase(settings, { onError: console.error, onQuery })
}

async function openMongoStore(): Promise<OpenStore> {
  const uri = takeMongo()
  const statements: string[] = []
  const onCommand = (name: string) => statements.push(name)
  const opened = await openMongoIndex({ uri, poolSize: 20, waitMs: 5_000, timeoutMs: 15_000, onCommand })
  const client = new MongoClient(uri, { useBigInt64: true })
  return {
    index: opened.index,
    contents: () => mongoContents(collectionsIn(client.db())),
    statements,
    close: async () => {
      await Promise.all([client.close(), opened.close()])
      await leaveMongo(uri)
    },
  }
}

/** Records of one source, numbered from 1, or of the number given. */
export function records(patients: readonly PatientInput[], source = 'clinic', from = 1) {
  return patients.map((patient, i) => ({ source, sourceId: String(from + i), patient }))
}
