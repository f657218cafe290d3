import { sql } from 'kysely'
import { through, within } from '../guarded.ts'
import type { PatientIndex, PatientReads, PatientUnit } from '../patient-index.ts'
import { prepared } from '../../../db/prepared.ts'
import type { Db } from './columns.ts'
import { decisionReads } from './decision-reads.ts'
import { figureReads } from './figure-reads.ts'
import { keepHashMark, markReads } from './hash-mark.ts'
import { activateModel, keepModel, modelReads } from './models.ts'
import { personReads } from './person-reads.ts'
import { recordReads } from './record-reads.ts'
import { createTurnQueue } from '../turn-queue.ts'
import { createWatch } from './watch.ts'
import { withoutValues } from './without-values.ts'
import { writeChanges } from './writes.ts'

/** A server that answers at all says within this time that its own limit is over. */
const GRACE_MS = 1_000

/**
 * The index in PostgreSQL, a server's or embedded. `timeoutMs` is the server's own limit of a statement: what has no answer
 * some time after that has none, and the call ends.
 */
export function createPostgresIndex(db: Db, timeoutMs?: number): PatientIndex {
  const limitMs = timeoutMs === undefined ? undefined : timeoutMs + GRACE_MS
  const queue = createTurnQueue(timeoutMs)
  const told = (error: unknown) => {
    throw withoutValues(error)
  }
  return {
    ...through(createReads(db), (ask) => (limitMs === undefined ? ask() : within(limitMs, ask())).catch(told)),
    transaction: (work) => queue(() => alone(db, limitMs, work)).catch(told),
  }
}

/** One transaction among all of all processes. */
async function alone<T>(db: Db, limitMs: number | undefined, work: (unit: PatientUnit) => Promise<T>): Promise<T> {
  using watch = createWatch(limitMs)
  const working = db.transaction().execute(async (trx) => {
    await watch.step(() =>
      sql`${prepared} select pg_advisory_xact_lock(hashtextextended('patient-index', 0))`.execute(trx),
    )
    const result = await work(through(unitIn(trx), watch.step))
    watch.committing()
    return result
  })
  return await Promise.race([working, watch.over])
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
      const { rows } = await sql<{ last: number }>`${prepared}
        select setval('patient_id', nextval('patient_id') + ${count}::bigint - 1) as last`.execute(db)
      return rows[0]!.last - count + 1
    },
    write: (changes) => writeChanges(db, changes),
    keepModel: (model, keptAt) => keepModel(db, model, keptAt),
    activateModel: (version) => activateModel(db, version),
    keepHashMark: (mark) => keepHashMark(db, mark),
  }
}
