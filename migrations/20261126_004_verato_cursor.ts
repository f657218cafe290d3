import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table verato_cursor (
      id smallint primary key default 1 check (id = 1),
      polled_until timestamptz not null
    )`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table verato_cursor`.execute(db)
}
