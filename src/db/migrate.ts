import { promises as fs } from 'node:fs'
import path from 'node:path'
import type { Kysely } from 'kysely'
import { FileMigrationProvider, Migrator } from 'kysely/migration'
import type { Database } from './tables.ts'

const FOLDER = path.join(import.meta.dirname, '../../migrations')

function createMigrator(db: Kysely<Database>): Migrator {
  return new Migrator({ db, provider: new FileMigrationProvider({ fs, path, migrationFolder: FOLDER }) })
}

/** A database that a newer version has migrated. */
export class NewerDatabaseError extends Error {
  override name = 'NewerDatabaseError'
}

/** How Kysely begins to say that the database has taken a step that it does not know. */
const UNKNOWN_STEP = 'corrupted migrations: previously executed migration'

/**
 * Brings the database to the newest schema and answers the names of the steps taken. Safe when two start at once.
 * A step over a large table, and the wait for another process that takes it, need a `db` without time limit.
 * @throws NewerDatabaseError when the database has taken steps that this version lacks
 */
export async function migrate(db: Kysely<Database>): Promise<string[]> {
  const { error, results } = await createMigrator(db).migrateToLatest()
  if (error instanceof Error && error.message.startsWith(UNKNOWN_STEP))
    throw new NewerDatabaseError(
      'the database was migrated by a newer version of Provider Vault, and nothing in it was changed: use that version',
    )
  if (error) throw error instanceof Error ? error : new Error('a migration failed', { cause: error })
  return (results ?? []).filter((result) => result.status === 'Success').map((result) => result.migrationName)
}

/** The steps that the database still lacks. */
export async function pendingMigrations(db: Kysely<Database>): Promise<string[]> {
  const migrations = await createMigrator(db).getMigrations()
  return migrations.filter((migration) => !migration.executedAt).map((migration) => migration.name)
}
