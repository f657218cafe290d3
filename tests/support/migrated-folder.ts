import { execFile } from 'node:child_process'
import { mkdir, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { inject } from 'vitest'

/** A DATA_DIR of its own with the migrated, empty database, for tests that are not about the first start. */
export async function migratedFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'provider-vault-data-'))
  const postgres = path.join(folder, 'postgres')
  await mkdir(postgres)
  await promisify(execFile)('tar', ['-xf', inject('embeddedTemplate'), '-C', postgres])
  return folder
}
