import { setTimeout as sleep } from 'node:timers/promises'
import { MongoClient } from 'mongodb'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { migrate } from '../../src/db/migrate.ts'
import { openDatabase } from '../../src/db/open.ts'
import { collectionsIn } from '../../src/patients/index/mongodb/collections.ts'
import { openMongoIndex } from '../../src/patients/index/mongodb/open.ts'
import type { PatientIndex, PatientUnit } from '../../src/patients/index/patient-index.ts'
import { createPostgresIndex } from '../../src/patients/index/postgres/postgres-index.ts'
import type { PatientInput } from '../../src/patients/patient.ts'
import { createMatcher } from '../../src/patients/registering/match.ts'
import { patientDeps } from '../../src/patients/registering/patient-deps.ts'
import { createRegistrar } from '../../src/patients/registering/register.ts'
import { type IndexContents, mongoContents, postgresContents } from '../patients/index/contents.ts'
import { expectSound } from '../patients/index/invariants.ts'
import { records, SECRET } from '../patients/index/open-index.ts'
import { freshDatabase } from '../support/app.ts'
import { freshMongo, STORES } from '../support/stores.ts'
import { expectReplayable } from '../patients/stewardship/dump.ts'
import { findMongod, type MongoServer, startMongo } from '../support/mongo-server.ts'
import { startOwnPostgres } from '../support/own-postgres.ts'
import type { PostgresServer } from '../support/postgres-server.ts'
import { databaseSettings } from '../support/settings.ts'

const TIMEOUT_MS = 2_000

/** An index of its own on a server that the test can stop. */
interface Subject extends AsyncDisposable {
  index: PatientIndex
  contents(): Promise<IndexContents>
}

async function onPostgres(server: PostgresServer): Promise<Subject> {
  const url = await freshDatabase('template1', server.url('postgres'))
  const settings = databaseSettings({ url, statementTimeoutMs: TIMEOUT_MS })
  const { db, close } = await openDatabase(settings, { onError: () => {} })
  await migrate(db)
  return {
    index: createPostgresIndex(db, TIMEOUT_MS),
    contents: () => postgresContents(db),
    [Symbol.asyncDispose]: close,
  }
}

async function onMongo(server: MongoServer): Promise<Subject> {
  const uri = freshMongo(server.uri('any'))
  const { index, close } = await openMongoIndex({ uri, poolSize: 20, waitMs: 5_000, timeoutMs: TIMEOUT_MS })
  const client = new MongoClient(uri, { useBigInt64: true })
  return {
    index,
    contents: () => mongoContents(collectionsIn(client.db())),
    [Symbol.asyncDispose]: async () => {
      await Promise.all([client.close(), close()])
    },
  }
}

/** The index, with something that happens at one point of its transactions. */
function disturbed(index: PatientIndex, disturb: (write: () => Promise<void>) => Promise<void>): PatientIndex {
  const disturbedUnit = (unit: PatientUnit): PatientUnit => ({
    ...unit,
    write: (changes) => disturb(() => unit.write(changes)),
  })
  return { ...index, transaction: (work) => index.transaction((unit) => work(disturbedUnit(unit))) }
}

const person = (i: number): PatientInput => ({
  firstName: `Ada${'abcdefghij'[i % 10]}`,
  lastName: [...String(10_000 + i * 7_919)].map((digit) => 'bcdfghjklm'[Number(digit)]).join('o'),
  dateOfBirth: `19${10 + (i % 80)}-03-04`,
  phones: [`415-555-${1_000 + i}`],
})
const BATCH = Array.from({ length: 300 }, (_, i) => person(i % 250))

const code = (work: Promise<unknown>) =>
  work.then(() => 'done').catch((error: { code?: string; message: string }) => error.code ?? error.message)

/** Does it again as a client does who was told that the index is unavailable. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if ((error as { code?: string }).code !== 'UPSTREAM_UNAVAILABLE') throw error
      await sleep(100)
    }
  }
}

describe.each(STORES.filter((kind) => kind !== 'embedded'))('A server of the patient index (%s)', (kind) => {
  let server: PostgresServer | MongoServer
  let open: () => Promise<Subject>
  let subject: Subject
  const services = (index = subject.index) => {
    const deps = patientDeps(index, { hashSecret: SECRET, maxBatch: 10_000 })
    return { deps, register: createRegistrar(deps), match: createMatcher(deps) }
  }
  beforeAll(async () => {
    if (kind === 'mongodb') {
      const mongo = await startMongo(findMongod()!)
      server = mongo
      open = () => onMongo(mongo)
    } else {
      const postgres = await startOwnPostgres()
      server = postgres
      open = () => onPostgres(postgres)
    }
  })
  afterAll(() => server?.[Symbol.asyncDispose]())
  beforeEach(async () => {
    subject = await open()
    await patiently(() => services().register(records(BATCH.slice(0, 50), 'before'), 'tester'))
  })
  afterEach(() => subject?.[Symbol.asyncDispose]())

  const expectWhole = async () => {
    await expectSound({ ...subject, deps: services().deps })
    await expectReplayable(subject)
  }

  test.each([
    [
      'before a batch is written',
      async (write: () => Promise<void>) => {
        await server.signal('SIGKILL')
        await write()
      },
    ],
    [
      'while a batch is written',
      async (write: () => Promise<void>) => {
        const writing = write()
        writing.catch(() => {})
        await sleep(5)
        await server.signal('SIGKILL')
        await writing
      },
    ],
    [
      'when a batch is written and not committed',
      async (write: () => Promise<void>) => {
        await write()
        await server.signal('SIGKILL')
      },
    ],
  ])('that is killed %s keeps nothing of it, and it can be sent again', async (_when, disturb) => {
    const before = await patiently(() => subject.index.counts())
    const batch = records(BATCH, 'batch')
    const { register, match } = services()
    expect(await code(services(disturbed(subject.index, disturb)).register(batch, 'tester'))).toBe(
      'UPSTREAM_UNAVAILABLE',
    )
    expect(await code(match(BATCH.slice(0, 3)))).toBe('UPSTREAM_UNAVAILABLE')
    await server.restart()
    expect(await patiently(() => subject.index.counts())).toEqual(before)
    await expectWhole()
    const results = await patiently(() => register(batch, 'tester'))
    const again = await patiently(() => register(batch, 'tester'))
    expect(again.map(({ status, mpiId }) => [status, mpiId])).toEqual(results.map(({ mpiId }) => ['UNCHANGED', mpiId]))
    expect((await patiently(() => subject.index.counts())).records).toBe(before.records + batch.length)
    await expectWhole()
  })

  test('that ceases to answer ends the calls, and keeps nobody waiting once it answers again', async () => {
    const batch = records(BATCH.slice(0, 50), 'frozen')
    const frozen = Promise.withResolvers<void>()
    const freezing = disturbed(subject.index, async (write) => {
      await write()
      await server.signal('SIGSTOP')
      frozen.resolve()
    })
    const { register, match } = services()
    const first = code(services(freezing).register(batch, 'tester'))
    await frozen.promise
    const calls = [first, code(register(batch, 'tester')), code(register(batch, 'tester'))]
    expect(await Promise.all(calls)).toEqual(calls.map(() => 'UPSTREAM_UNAVAILABLE'))
    expect(await code(match(BATCH.slice(0, 3)))).toBe('UPSTREAM_UNAVAILABLE')
    await server.signal('SIGCONT')
    const results = await patiently(() => register(batch, 'tester'))
    expect(results.every(({ mpiId }) => mpiId !== null)).toBe(true)
    await expectWhole()
  })
})
