import { type Kysely, sql } from 'kysely'

const FACTS = sql.raw(`
  entity_type text,
  first_name text,
  middle_name text,
  last_name text,
  organization_name text,
  credential text,
  specialty text,
  taxonomy text,
  taxonomies jsonb not null default '[]',
  address text,
  city text,
  state text,
  zip text,
  phone text,
  status text`)

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create extension if not exists pg_trgm`.execute(db)
  await sql`
    create table provider (
      npi bigint primary key check (npi between 0 and 9999999999),
      npi_valid boolean not null,
      sample boolean not null,
      name text not null,
      sort_name text collate "C" not null,
      search tsvector not null,
      inserted_at timestamptz not null,
      updated_at timestamptz not null,
      ${FACTS},
      check (entity_type is not null and status is not null)
    )`.execute(db)
  await sql`
    create table provider_record (
      npi bigint not null,
      source text collate "C" not null,
      sample boolean not null,
      hash text not null,
      retrieved_at timestamptz not null,
      ${FACTS},
      primary key (npi, source)
    )`.execute(db)
  await sql`create table search_word (word text collate "C" primary key)`.execute(db)
  await sql`create index search_word_trigrams on search_word using gin (word gin_trgm_ops)`.execute(db)
  await sql`
    create table fetch_run (
      id text primary key,
      started_at timestamptz not null,
      report jsonb not null
    )`.execute(db)
  await sql`create index fetch_run_started_at on fetch_run (started_at desc, id)`.execute(db)
  await sql`
    create table fetch_seen (
      run_id text not null,
      source text not null,
      npi bigint not null
    )`.execute(db)
  await sql`create index fetch_seen_run on fetch_seen (run_id, source, npi)`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table fetch_seen, fetch_run, search_word, provider_record, provider`.execute(db)
}
