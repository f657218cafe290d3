import { sql } from 'kysely'
import type { Frequencies, IndexCounts, KeptModel, PatientReads } from '../patient-index.ts'
import type { RecordRef, Separation, StoredRecord } from '../stored.ts'
import { searchCandidates } from './candidates.ts'
import { bigints, type Db } from './columns.ts'
import { pageOfReviews } from './review-pages.ts'
import { toEvent, toPerson, toRecord, toReview } from './rows.ts'

const anyText = (values: readonly string[]) => sql<string>`any(${values}::text[])`
const anyId = (values: readonly number[]) => sql<number>`any(${values}::bigint[])`

/** The reading side on a database or within a transaction. A batch of nothing asks nothing. */
export function createReads(db: Db): PatientReads {
  return {
    candidates: (queries) => searchCandidates(db, queries),
    persons: async (mpiIds) => {
      if (mpiIds.length === 0) return []
      const rows = await db.selectFrom('patient_person').selectAll().where('mpi_id', '=', anyText(mpiIds)).execute()
      return rows.map(toPerson)
    },
    trees: async (roots) => {
      const rows = await db
        .selectFrom('patient_person')
        .selectAll()
        .where('mpi_id', '=', anyText(roots))
        .unionAll((other) =>
          other
            .selectFrom('patient_person')
            .selectAll()
            .where('root', '=', anyText(roots))
            .whereRef('root', '<>', 'mpi_id'),
        )
        .execute()
      return rows.map(toPerson)
    },
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
    event: async (id) => {
      const row = await db.selectFrom('patient_event').selectAll().where('id', '=', id).executeTakeFirst()
      return row && toEvent(row)
    },
    eventsOf: async (mpiIds) => {
      if (mpiIds.length === 0) return []
      const rows = await db
        .selectFrom('patient_event')
        .selectAll()
        .where((of) => of.or([of('mpi_id', '=', anyText(mpiIds)), of('other_mpi_id', '=', anyText(mpiIds))]))
        .orderBy('id')
        .execute()
      return rows.map(toEvent)
    },
    reviewsById: async (ids) => {
      if (ids.length === 0) return []
      const rows = await db.selectFrom('patient_review').selectAll().where('id', '=', anyId(ids)).execute()
      return rows.map(toReview)
    },
    reviews: (query) => pageOfReviews(db, query),
    openReviewsOf: async (records) => {
      if (records.length === 0) return []
      const rows = await db
        .selectFrom('patient_review')
        .selectAll()
        .where('status', '=', 'OPEN')
        .where((of) => of.or([of('record', '=', anyId(records)), of('other_record', '=', anyId(records))]))
        .orderBy('id')
        .execute()
      return rows.map(toReview)
    },
    separationsOf: async (records) => {
      const rows = await db
        .selectFrom('patient_separation')
        .selectAll()
        .where((of) => of.or([of('record', '=', anyId(records)), of('other_record', '=', anyId(records))]))
        .execute()
      return rows.map((row): Separation => [row.record, row.other_record])
    },
    frequencies: (values) => frequencies(db, values),
    counts: () => counts(db),
    activeModel: async () => {
      const row = await db.selectFrom('match_model').select('model').where('active', '=', true).executeTakeFirst()
      return row?.model
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

async function recordsByRef(db: Db, refs: readonly RecordRef[]): Promise<StoredRecord[]> {
  if (refs.length === 0) return []
  const rows = await db
    .selectFrom('patient_record as r')
    .innerJoin(
      sql<{ source: string; source_id: string }>`(select distinct * from unnest(
        ${refs.map((ref) => ref.source)}::text[], ${refs.map((ref) => ref.sourceId)}::text[]) as given(source, source_id))`.as(
        'asked',
      ),
      (join) => join.onRef('r.source', '=', 'asked.source').onRef('r.source_id', '=', 'asked.source_id'),
    )
    .selectAll('r')
    .execute()
  return rows.map(toRecord)
}

async function frequencies(db: Db, values: readonly bigint[]): Promise<Frequencies> {
  const { rows } = await sql<{ value: string | null; persons: number }>`
    select null as value, total as persons from patient_total where name = 'persons'
    union all
    select asked.value::text, known.persons
    from unnest(cast(cast(${bigints(values)} as text) as bigint[])) as asked(value)
    cross join lateral (select persons from patient_frequency where value = asked.value offset 0) known`.execute(db)
  const counts = new Map<bigint, number>()
  let persons = 0
  for (const row of rows) {
    if (row.value === null) persons = row.persons
    else counts.set(BigInt(row.value), row.persons)
  }
  return { persons, counts }
}

async function counts(db: Db): Promise<IndexCounts> {
  const { rows } = await sql<IndexCounts>`
    select
      (select total from patient_total where name = 'persons') as persons,
      (select total from patient_total where name = 'records') as records,
      (select count(*) from patient_review where shown) as "openReviews"`.execute(db)
  return rows[0]!
}
