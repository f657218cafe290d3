import { type Kysely, sql } from 'kysely'

/** A review whether a record still fits its person remembers the home of the record that it asked about. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table patient_review add column if not exists home text`.execute(db)
}

export async function down(): Promise<void> {}
