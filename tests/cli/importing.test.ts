import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Cli } from '../../src/cli/cli.ts'
import { importCommand } from '../../src/cli/commands/import.ts'

test('an import that is interrupted before any news came tells no number of rows', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vault-importing-'))
  const file = join(folder, 'providers.csv')
  await writeFile(file, 'npi\n')
  const stop = new AbortController()
  const transport = {
    subscribe: () => Promise.reject(new Error('no news')),
    execute: () => {
      stop.abort()
      return Promise.reject(new Error('stopped'))
    },
  }
  const cli = { signal: stop.signal, interactive: false, globals: {}, connect: () => Promise.resolve(transport) }
  await expect(importCommand.run(cli as unknown as Cli, {}, [file])).rejects.toThrow(
    /^interrupted: what was written is kept$/,
  )
  await rm(folder, { recursive: true })
})
