import { inject } from 'vitest'
import { type PostgresServer, startPostgres } from './postgres-server.ts'

/** A PostgreSQL that a test may stop, from what the run has prepared. */
export const startOwnPostgres = (settings: Record<string, string> = {}): Promise<PostgresServer> =>
  startPostgres(settings, inject('postgresFiles'))
