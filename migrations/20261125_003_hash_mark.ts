import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table patient_hash_mark (
      id smallint primary key default 1 check (id = 1),
      mark text not null
    )`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table patient_hash_mark`.execute(db)
}
