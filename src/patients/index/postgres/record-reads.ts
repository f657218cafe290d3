import { type Selectable, sql } from 'kysely'
import { prepared } from '../../../db/prepared.ts'
import type { PatientReads } from '../patient-index.ts'
import type { RecordRef, StoredRecord } from '../stored.ts'
import type { PatientRecordTable } from '../tables.ts'
import { anyId, anyText } from './any-of.ts'
import type { Db } from './columns.ts'
import { toRecord } from './rows.ts'

/** Reading records. */
export function recordReads(
  db: Db,
): Pick<PatientReads, 'records' | 'recordsById' | 'recordsOf' | 'recordsAfter' | 'firstRecords'> {
  return {
    records: (refs) => recordsByRef(db, refs),
    recordsById: async (ids) => {
      if (ids.length === 0) return []
      const rows = await db.selectFrom('patient_record').selectAll().where('id', '=', anyId(ids)).execute()
      return rows.map(toRecord)
    },
    recordsOf: async (mpiIds) => {
      if (mpiIds.length === 0) return []
      const rows = await db
        .selectFrom('patient_record')
        .selectAll()
        .where('mpi_id', '=', anyText(mpiIds))
        .orderBy('mpi_id')
        .orderBy('id')
        .execute()
      return rows.map(toRecord)
    },
    recordsAfter: async (id, count) => {
      const rows = await db
        .selectFrom('patient_record')
        .selectAll()
        .where('id', '>', id)
        .orderBy('id')
        .limit(count)
        .execute()
      return rows.map(toRecord)
    },
    firstRecords: async (mpiIds) => {
      if (mpiIds.length === 0) return new Map()
      const rows = await db
        .selectFrom('patient_record')
        .select(['mpi_id', (of) => of.fn.min('id').as('id')])
        .where('mpi_id', '=', anyText(mpiIds))
        .groupBy('mpi_id')
        .execute()
      return new Map(rows.map((row) => [row.mpi_id, row.id]))
    },
  }
}

/** One look-up of the index a record, whatever the planner makes of the size of a batch. */
async function recordsByRef(db: Db, refs: readonly RecordRef[]): Promise<StoredRecord[]> {
  if (refs.length === 0) return []
  const { rows } = await sql<Selectable<PatientRecordTable>>`${prepared}
    select r.*
    from (select distinct * from unnest(
      ${refs.map((ref) => ref.source)}::text[], ${refs.map((ref) => ref.sourceId)}::text[]) as given(source, source_id)) asked
    cross join lateral (
      select * from patient_record where source = asked.source and source_id = asked.source_id offset 0
    ) r
    order by r.id`.execute(db)
  return rows.map(toRecord)
}
