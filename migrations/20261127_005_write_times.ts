import { type Kysely, sql } from 'kysely'

/** What is written without a time was written now, to the millisecond as everywhere. */
const NOW = sql`date_trunc('milliseconds', now())`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table provider alter inserted_at set default ${NOW}, alter updated_at set default ${NOW}`.execute(db)
  await sql`alter table provider_record alter retrieved_at set default ${NOW}`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table provider alter inserted_at drop default, alter updated_at drop default`.execute(db)
  await sql`alter table provider_record alter retrieved_at drop default`.execute(db)
}
