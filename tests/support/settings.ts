import { inject } from 'vitest'
import { type Config, readConfig } from '../../src/config.ts'

/** The secret of every index of the tests. */
export const HASH_SECRET = 'a secret of the tests'

/** Names an embedded database that begins with all migrations done. */
const embeddedTemplate = () => `memory://${inject('embeddedTemplate')}`

/** The settings of a test: the defaults, nothing from the machine's environment, and `environment`. */
export function testConfig(environment: Record<string, string> = {}): Config {
  return readConfig({ PORT: '0', LOG_LEVEL: 'error', DATA_DIR: embeddedTemplate(), HASH_SECRET, ...environment })
}

export function databaseSettings(given: Partial<Config['database']> = {}): Config['database'] {
  const dataDir = given.url === undefined ? embeddedTemplate() : 'memory://'
  return { url: undefined, dataDir, poolSize: 5, waitMs: 5_000, statementTimeoutMs: 15_000, ...given }
}
