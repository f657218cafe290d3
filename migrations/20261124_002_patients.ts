import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create sequence patient_id`.execute(db)
  await sql`
    create table patient_person (
      mpi_id text collate "C" primary key,
      active boolean not null,
      merged_into text collate "C",
      merge_event bigint,
      emptied_into text collate "C",
      root text collate "C" not null,
      profile text not null,
      created_at timestamptz not null,
      check (active = (profile <> '')),
      check ((merged_into is null) = (root = mpi_id)),
      check ((merged_into is null) = (merge_event is null))
    )`.execute(db)
  await sql`create index patient_person_root on patient_person (root) where root <> mpi_id`.execute(db)
  await sql`
    create table patient_record (
      id bigint,
      source text collate "C" not null,
      source_id text collate "C" not null,
      mpi_id text collate "C" not null,
      home text collate "C" not null,
      origins text not null,
      input text not null,
      profile text not null,
      history text not null,
      hash text not null,
      registered_at timestamptz not null,
      updated_at timestamptz not null,
      recorded_at timestamptz,
      primary key (id) include (mpi_id),
      unique (source, source_id)
    )`.execute(db)
  await sql`create index patient_record_person on patient_record (mpi_id, id)`.execute(db)
  await sql`create table patient_key (key bigint, record bigint, primary key (key, record))`.execute(db)
  await sql`
    create table patient_event (
      id bigint primary key,
      type text not null,
      mpi_id text collate "C" not null,
      other_mpi_id text collate "C",
      source text collate "C",
      source_id text collate "C",
      actor text not null,
      reason text,
      at timestamptz not null,
      before text
    )`.execute(db)
  await sql`create index patient_event_person on patient_event (mpi_id, id)`.execute(db)
  await sql`create index patient_event_other on patient_event (other_mpi_id, id) where other_mpi_id is not null`.execute(
    db,
  )
  await sql`create index patient_event_before on patient_event (source, source_id) where before is not null`.execute(db)
  await sql`
    create table patient_review (
      id bigint primary key,
      kind text not null,
      status text not null,
      shown boolean not null,
      record bigint not null,
      other_record bigint not null,
      mpi_id text collate "C" not null,
      other_mpi_id text collate "C" not null,
      probability double precision not null,
      match_weight double precision not null,
      doubt double precision generated always as (abs(match_weight)) stored,
      explanation jsonb not null,
      opened_at timestamptz not null,
      resolved_at timestamptz,
      resolved_by text,
      check (not shown or status = 'OPEN')
    )`.execute(db)
  await sql`
    create unique index patient_review_pair on patient_review
    (least(mpi_id, other_mpi_id), greatest(mpi_id, other_mpi_id)) where shown and kind = 'JOIN'`.execute(db)
  await sql`create unique index patient_review_fit on patient_review (record) where shown and kind = 'FIT'`.execute(db)
  await sql`create index patient_review_queue on patient_review (status, doubt, id) where shown or status <> 'OPEN'`.execute(
    db,
  )
  await sql`create index patient_review_record on patient_review (record) where status = 'OPEN'`.execute(db)
  await sql`create index patient_review_other on patient_review (other_record) where status = 'OPEN'`.execute(db)
  await sql`
    create table patient_separation (
      record bigint,
      other_record bigint,
      primary key (record, other_record),
      check (record < other_record)
    )`.execute(db)
  await sql`create index patient_separation_other on patient_separation (other_record)`.execute(db)
  await sql`
    create table patient_frequency (value bigint primary key, persons bigint not null) with (fillfactor = 80)`.execute(
    db,
  )
  await sql`create table patient_total (name text primary key, total bigint not null)`.execute(db)
  await sql`insert into patient_total values ('persons', 0), ('records', 0)`.execute(db)
  await sql`
    create table match_model (
      version text collate "C" primary key,
      active boolean not null,
      kept_at timestamptz not null,
      model jsonb not null
    )`.execute(db)
  await sql`create unique index match_model_active on match_model (active) where active`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table match_model, patient_total, patient_frequency, patient_separation, patient_review, patient_event,
    patient_key, patient_record, patient_person`.execute(db)
  await sql`drop sequence patient_id`.execute(db)
}
