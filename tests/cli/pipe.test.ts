import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { constants } from 'node:fs'
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { migratedFolder } from '../support/migrated-folder.ts'
import { vault } from './support/vault.ts'
import { start } from './support/vault-process.ts'

let folder: string
let dataDir: string
let pipe: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vault-pipe-'))
  dataDir = await migratedFolder()
  pipe = join(folder, 'pipe')
  execFileSync('mkfifo', [pipe])
})
afterAll(async () => {
  for (const made of [folder, dataDir]) await rm(made, { recursive: true, force: true })
})

/** The other end of a pipe, once somebody has it open to read: who waits for no reader is refused until then. */
const whoeverReads = (place: string) =>
  vi.waitFor(() => open(place, constants.O_WRONLY | constants.O_NONBLOCK), { timeout: 30_000, interval: 20 })

describe('an import from a named pipe', () => {
  test('takes what somebody writes to it', async () => {
    const importing = vault(['import', pipe, '--format', 'csv'], { dataDir })
    await writeFile(pipe, 'npi,last_name\n1234567893,Doe\n')
    expect(await importing).toMatchObject({ status: 0, stdout: expect.stringContaining('1') })
  })

  test('ends at an interrupt while nobody writes to it', async () => {
    const child = start(['import', pipe], { dataDir })
    await using _silent = await whoeverReads(pipe)
    child.kill('SIGINT')
    const [status] = (await once(child, 'exit')) as [number | null]
    expect(status).toBe(130)
  })
})
