import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase, openTestApp } from '../support/app.ts'
import { HASH_SECRET } from '../support/settings.ts'
import { vault } from './support/vault.ts'
import { vaultProcess } from './support/vault-process.ts'

let folder: string
let file: string
let here: { env: Record<string, string> }
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vault-models-'))
  file = join(folder, 'model.json')
  here = { env: { DATABASE_URL: await freshDatabase(), HASH_SECRET } }
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const edited = async (edit: (text: string) => string) => writeFile(file, edit(await readFile(file, 'utf8')))

describe('match models on the command line', () => {
  test('are exported, imported and put to use, here', async () => {
    const exported = await vaultProcess(['train', '--export', file], here)
    expect(exported).toMatchObject({ status: 0, stdout: `Exported us-defaults-1 to ${file}.\n` })
    await edited((text) => text.replace('us-defaults-1', 'elsewhere-1'))
    const imported = await vault(['train', '--import', file, '--activate', '--json'], here)
    expect(JSON.parse(imported.stdout)).toMatchObject({ importMatchModel: { version: 'elsewhere-1', active: true } })
  })

  test('overwrite a file that is there only when told to, and find out before anything is opened', async () => {
    const kept = join(folder, 'kept.json')
    await writeFile(kept, 'mine')
    const refused = await vault(['train', '--export', kept], { dataDir: '/nonexistent' })
    expect(refused).toEqual({
      status: 1,
      stdout: '',
      stderr: `error: ${kept}: it exists already; --force overwrites it\n`,
    })
    expect(await readFile(kept, 'utf8')).toBe('mine')
    expect(await vault(['train', '--export', kept, '-f'], here)).toMatchObject({ status: 0 })
    expect(JSON.parse(await readFile(kept, 'utf8'))).toHaveProperty('version')
  })

  test('are learned, chosen and applied at a server', async () => {
    await using server = await openTestApp(here.env)
    const address = await server.app.listen()
    const at = (...args: string[]) => vault([...args, '--server', address])
    const { stdout } = await at('train', '--list')
    expect(stdout).toMatch(/✓ +elsewhere-1 /)
    expect(stdout).toContain('us-defaults-1')
    await edited((text) => text.replace(/"prior": [\d.]+/, '"prior": 3'))
    expect((await at('train', '--import', folder)).stderr).toBe(`error: ${folder}: it is a directory\n`)
    const half = join(folder, 'half.json')
    await writeFile(half, '{"version": ')
    expect((await at('train', '--import', half)).stderr).toBe(`error: ${half}: is no JSON\n`)
    const refused = await at('train', '--import', file)
    expect(refused).toMatchObject({ status: 1, stdout: '' })
    expect(refused.stderr).toMatch(/^error: prior: /)
    expect(await at('train')).toEqual({
      status: 1,
      stdout: '',
      stderr: 'error: training needs at least 100 records\n',
    })
    expect((await at('train', '--use', 'us-defaults-1')).stdout).toContain('It is in use.')
    const report = { examined: 0, linked: 0, merged: 0, reviewsOpened: 0, dryRun: true }
    expect(JSON.parse((await at('relink', '--dry-run', '--json')).stdout)).toMatchObject({ relinkPatients: report })
    expect((await at('relink')).stdout).toContain('0 persons merged')
  })

  test('refuse what does not go together, before anything is opened', async () => {
    for (const args of [
      ['--list', '--use', 'x'],
      ['--sample', '500', '--list'],
      ['--activate', '--use', 'x'],
      ['--force', '--list'],
      ['--json', '--export', '-'],
    ]) {
      expect(await vault(['train', ...args], { dataDir: '/nonexistent' })).toMatchObject({ status: 2, stdout: '' })
    }
  })
})
