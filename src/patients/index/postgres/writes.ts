import { sql } from 'kysely'
import type { GrownPerson, IndexChanges, KeyOfRecord } from '../changes.ts'
import type { RecordRef, Separation } from '../stored.ts'
import { add, bigints, type Columns, type Db, replace } from './columns.ts'
import { EVENT, PERSON, RECORD, REVIEW } from './rows.ts'

const KEY: Columns<KeyOfRecord> = {
  table: 'patient_key',
  key: ['key', 'record'],
  columns: [
    ['key', 'bigint', ([key]) => String(key)],
    ['record', 'bigint', ([, record]) => record],
  ],
}

const PROFILE: Columns<GrownPerson> = {
  table: 'patient_person',
  key: ['mpi_id'],
  columns: [
    ['mpi_id', 'text', ({ mpiId }) => mpiId],
    ['profile', 'text', ({ profile }) => profile],
  ],
}

/** Writes all changes, at most one statement a kind of change and a thousand rows of COPY. */
export async function writeChanges(db: Db, changes: IndexChanges): Promise<void> {
  await add(db, PERSON, changes.newPersons ?? [])
  await replace(db, PERSON, changes.changedPersons ?? [])
  await replace(db, PROFILE, changes.grownPersons ?? [])
  await removeKeys(db, changes.removedKeys ?? [])
  await removeIds(db, 'patient_record', changes.removedRecords ?? [])
  await add(db, RECORD, changes.newRecords ?? [])
  await replace(db, RECORD, changes.changedRecords ?? [])
  await add(db, KEY, changes.newKeys ?? [])
  await writeReviews(db, changes)
  await separate(db, changes.newSeparations ?? [])
  await unseparate(db, changes.removedSeparations ?? [])
  await writeFrequencies(db, changes.frequencies?.counts ?? new Map())
  await writeTotals(db, changes)
  await add(db, EVENT, changes.events ?? [])
  await erase(db, changes.erased ?? [])
}

async function removeKeys(db: Db, keys: readonly KeyOfRecord[]): Promise<void> {
  if (keys.length === 0) return
  await sql`
    delete from patient_key k
    using unnest(cast(cast(${bigints(keys.map(([key]) => key))} as text) as bigint[]), ${keys.map(([, record]) => record)}::bigint[])
      as gone(key, record)
    where k.key = gone.key and k.record = gone.record`.execute(db)
}

async function removeIds(db: Db, table: 'patient_record' | 'patient_review', ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await db.deleteFrom(table).where('id', '=', sql<number>`any(${ids}::bigint[])`).execute()
}

/** Those that stop being shown go first, so that no pair is ever shown twice. */
async function writeReviews(db: Db, changes: IndexChanges): Promise<void> {
  const changed = changes.changedReviews ?? []
  await removeIds(db, 'patient_review', changes.removedReviews ?? [])
  if (changed.length > 0) {
    await sql`update patient_review set shown = false where id = any(${changed.map(({ id }) => id)}::bigint[])`.execute(
      db,
    )
  }
  await replace(db, REVIEW, changed)
  await add(db, REVIEW, changes.newReviews ?? [])
}

const sides = (pairs: readonly Separation[]) =>
  sql`unnest(${pairs.map(([record]) => record)}::bigint[], ${pairs.map(([, other]) => other)}::bigint[])`

async function separate(db: Db, pairs: readonly Separation[]): Promise<void> {
  if (pairs.length === 0) return
  await sql`insert into patient_separation select * from ${sides(pairs)} on conflict do nothing`.execute(db)
}

async function unseparate(db: Db, pairs: readonly Separation[]): Promise<void> {
  if (pairs.length === 0) return
  await sql`
    delete from patient_separation s using ${sides(pairs)} as gone(record, other_record)
    where s.record = gone.record and s.other_record = gone.other_record`.execute(db)
}

async function writeFrequencies(db: Db, counts: ReadonlyMap<bigint, number>): Promise<void> {
  const changed = [...counts].filter(([, by]) => by !== 0)
  if (changed.length === 0) return
  await sql`
    insert into patient_frequency as f
    select * from unnest(cast(cast(${bigints(changed.map(([value]) => value))} as text) as bigint[]), ${changed.map(([, by]) => by)}::bigint[])
    on conflict (value) do update set persons = f.persons + excluded.persons`.execute(db)
  const fewer = changed.filter(([, by]) => by < 0).map(([value]) => value)
  if (fewer.length === 0) return
  await sql`
    delete from patient_frequency
    where value = any(cast(cast(${bigints(fewer)} as text) as bigint[])) and persons <= 0`.execute(db)
}

async function writeTotals(db: Db, { newRecords, removedRecords, frequencies }: IndexChanges): Promise<void> {
  const records = (newRecords?.length ?? 0) - (removedRecords?.length ?? 0)
  const persons = frequencies?.persons ?? 0
  if (records === 0 && persons === 0) return
  await sql`
    update patient_total set total = total + case name when 'persons' then ${persons}::bigint else ${records}::bigint end`.execute(
    db,
  )
}

/** No event keeps demographics of these records: only an update's before-image holds any. */
async function erase(db: Db, refs: readonly RecordRef[]): Promise<void> {
  if (refs.length === 0) return
  await sql`
    update patient_event e set before = null
    from unnest(${refs.map((ref) => ref.source)}::text[], ${refs.map((ref) => ref.sourceId)}::text[]) as gone(source, source_id)
    where e.source = gone.source and e.source_id = gone.source_id and e.before is not null and e.type = 'UPDATED'`.execute(
    db,
  )
}
