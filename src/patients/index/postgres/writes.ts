import { sql } from 'kysely'
import { createOutbox, type Outbox } from '../../../db/outbox.ts'
import { prepared } from '../../../db/prepared.ts'
import type { GrownPerson, IndexChanges, KeyOfRecord } from '../changes.ts'
import type { RecordRef, Separation, StoredReview } from '../stored.ts'
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

/**
 * Writes all changes, at most one statement a kind of change and a thousand rows of COPY. What takes longest goes first:
 * while the database adds keys to their index, the rest is made ready.
 */
export async function writeChanges(db: Db, changes: IndexChanges): Promise<void> {
  const outbox = createOutbox()
  await removeKeys(db, changes.removedKeys ?? [])
  await add(db, KEY, (changes.newKeys ?? []).toSorted(byKey), outbox)
  await add(db, PERSON, changes.newPersons ?? [], outbox)
  await replace(db, PERSON, changes.changedPersons ?? [], outbox)
  await replace(db, PROFILE, changes.grownPersons ?? [], outbox)
  await outbox.send(() => removeIds(db, 'patient_record', changes.removedRecords ?? []))
  await add(db, RECORD, changes.newRecords ?? [], outbox)
  await replace(db, RECORD, changes.changedRecords ?? [], outbox)
  await writeReviews(db, changes, outbox)
  await outbox.send(() => separate(db, changes.newSeparations ?? []))
  await outbox.send(() => unseparate(db, changes.removedSeparations ?? []))
  await writeFrequencies(db, changes.frequencies?.counts ?? new Map(), outbox)
  await outbox.send(() => writeTotals(db, changes))
  await add(db, EVENT, changes.events ?? [], outbox)
  await outbox.send(() => erase(db, changes.erased ?? []))
  await outbox.done()
}

/** In the order of their index, neighbours are added to pages that are at hand. */
const byKey = ([a]: KeyOfRecord, [b]: KeyOfRecord) => (a < b ? -1 : a > b ? 1 : 0)

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
async function writeReviews(db: Db, changes: IndexChanges, outbox: Outbox): Promise<void> {
  const changed = changes.changedReviews ?? []
  await outbox.send(() => removeIds(db, 'patient_review', changes.removedReviews ?? []))
  await outbox.send(() => hideReviews(db, changed))
  await replace(db, REVIEW, changed, outbox)
  await add(db, REVIEW, changes.newReviews ?? [], outbox)
}

async function hideReviews(db: Db, reviews: readonly StoredReview[]): Promise<void> {
  if (reviews.length === 0) return
  await sql`update patient_review set shown = false where id = any(${reviews.map(({ id }) => id)}::bigint[])`.execute(
    db,
  )
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

async function writeFrequencies(db: Db, counts: ReadonlyMap<bigint, number>, outbox: Outbox): Promise<void> {
  const changed = [...counts].filter(([, by]) => by !== 0)
  if (changed.length === 0) return
  const values = bigints(changed.map(([value]) => value))
  const changes = changed.map(([, by]) => by)
  await outbox.send(() =>
    sql`${prepared}
      insert into patient_frequency as f
      select * from unnest(cast(cast(${values} as text) as bigint[]), ${changes}::bigint[])
      on conflict (value) do update set persons = f.persons + excluded.persons`.execute(db),
  )
  const fewer = changed.filter(([, by]) => by < 0).map(([value]) => value)
  if (fewer.length === 0) return
  await outbox.send(() =>
    sql`
      delete from patient_frequency
      where value = any(cast(cast(${bigints(fewer)} as text) as bigint[])) and persons <= 0`.execute(db),
  )
}

async function writeTotals(db: Db, { newRecords, removedRecords, frequencies }: IndexChanges): Promise<void> {
  const records = (newRecords?.length ?? 0) - (removedRecords?.length ?? 0)
  const persons = frequencies?.persons ?? 0
  if (records === 0 && persons === 0) return
  await sql`${prepared}
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
