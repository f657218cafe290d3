import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../support/app.ts'
import { migratedFolder } from '../support/migrated-folder.ts'
import { HASH_SECRET } from '../support/settings.ts'
import { vault } from './support/vault.ts'
import { serving, vaultProcess } from './support/vault-process.ts'

let folder: string
let dataDir: string
let server: Awaited<ReturnType<typeof serving>>
const at = (...args: string[]) => vault([...args, '--server', server.address])
const data = async (...args: string[]) => JSON.parse((await at(...args, '--json')).stdout)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vault-cli-'))
  dataDir = await migratedFolder()
  server = await serving({ dataDir })
})
afterAll(async () => {
  expect(await server.stop()).toBe(0)
  for (const made of [folder, dataDir]) await rm(made, { recursive: true, force: true })
})

describe('the command line on a server', () => {
  test('fetches with the lines of the original', async () => {
    const { status, stdout } = await at('fetch')
    expect(status).toBe(0)
    const lines = stdout.split('\n')
    expect(lines[0]).toBe('🚀 Fetching provider data from all sources...')
    expect(lines[2]).toBe('[info] === Starting concurrent fetch from 4 sources ===')
    for (const source of ['NPPES', 'Mock-PrimaryCare', 'Mock-SurgicalSpec', 'Mock-MentalHealth']) {
      expect(lines).toContain(`[info] [${source}] Starting fetch...`)
      expect(lines.filter((line) => line.startsWith(`[info] [${source}] Fetched 15 providers in `))).toHaveLength(1)
    }
    expect(stdout).toMatch(/\n\[info\] === Completed all fetches in \d+ms ===\n\n✓ Fetch completed successfully!\n/)
    expect(stdout).toMatch(/Database Summary:\n─+\nTotal Providers: {6}60\n/)
    expect(stdout).toMatch(/Speed-up: {13}\d\.\dx\n$/)
  })

  test('says which sources it fetches from when it is not all, and counts one as one', async () => {
    const { stdout } = await at('fetch', '--only', 'NPPES', '--limit', '1')
    const lines = stdout.split('\n')
    expect(lines[0]).toBe('🚀 Fetching provider data from NPPES...')
    expect(lines[2]).toBe('[info] === Starting concurrent fetch from 1 source ===')
    expect(lines.filter((line) => /^\[info\] \[NPPES\] Fetched 1 provider in \d+ms$/.test(line))).toHaveLength(1)
    expect(lines.filter((line) => line.startsWith('[info]'))).toHaveLength(4)
  })

  test('refuses an unknown source', async () => {
    const { status, stderr } = await at('fetch', '--only', 'Nope')
    expect(status).toBe(1)
    expect(stderr).toContain('only: there is no source "Nope"; the sources are NPPES')
  })

  test('lists a page, marks samples and names the next page', async () => {
    const first = await at('list', '--limit', '40', '--order', 'npi')
    expect(first.stdout).toMatch(/^NPI +Name +Credential +Specialty +City +State +Phone +Note\n1500000001 /)
    expect(first.stdout).toContain('40 of 60 providers; all of those shown are sample data')
    for (const key of [['--api-key', 'not-for-your-eyes'], ['--api-key=not-for-your-eyes']]) {
      const { stderr } = await at('list', '--limit', '1', ...key)
      expect([stderr.includes('Next page: bin/vault list'), stderr.includes('not-for-your-eyes')]).toEqual([
        true,
        false,
      ])
    }
    const cursor = /--after (\S+)/.exec(first.stderr)![1]!
    const { providers } = await data('list', '--limit', '40', '--order', 'npi', '--after', cursor)
    expect(providers.nodes).toHaveLength(20)
    expect(providers.pageInfo.hasNextPage).toBe(false)
    expect((await data('list', '--state', 'Illinois', '--credential', 'md')).providers.totalCount).toBeGreaterThan(0)
  })

  test('searches, and tells how a mistyped word was read', async () => {
    const { stdout } = await at('search', 'Cardiolgy', 'chicago')
    expect(stdout).toMatch(/^Looked for: .*"cardiolgy" read as "cardiology"/)
    expect(stdout).toContain('2 of 2 providers')
    expect((await at('search', 'xqzwvk')).stdout).toContain('Nothing is like "xqzwvk".')
  })

  test('shows the source of each field, and says that an NPI is unknown', async () => {
    const { stdout } = await at('show', '1500000001')
    expect(stdout).toMatch(/\(sample\)\n/)
    expect(stdout).toMatch(/^lastName +Holloway +NPPES/m)
    const unknown = await at('show', '1999999999')
    expect(unknown).toMatchObject({ status: 1, stderr: 'error: there is no provider with NPI 1999999999\n' })
  })

  test('adds, updates, takes back and deletes by flags', async () => {
    const added = await data('add', '--npi', '1234567893', '--first-name', 'Ada', '--last-name', 'Lovelace')
    expect(added.createProvider).toMatchObject({ name: 'Lovelace, Ada', sample: false })
    expect((await at('add', '--npi', '1234567893', '--last-name', 'X')).stderr).toContain('exists already')
    await data('update', '1500000001', '--phone', '(212) 555-0123', '--middle-name', '')
    const { provider } = await data('show', '1500000001')
    expect(provider).toMatchObject({ phone: '212-555-0123', middleName: null })
    expect((await at('show', '1500000001')).stdout).toMatch(/^phone +212-555-0123 +Manual .*NPPES: 312-555-0100/m)
    const back = await data('update', '1500000001', '--take-back', 'phone,middle-name')
    expect(back.updateProvider).toMatchObject({ phone: '312-555-0100', middleName: 'Anne' })
    expect((await at('update', '1500000001', '--phone', '12')).stderr).toMatch(/^error: phone: must be/)
    expect((await at('delete', '1234567893', '--yes')).stdout).toBe('Deleted 1234567893.\n')
    expect((await at('delete', '1234567893', '--yes')).status).toBe(1)
  })

  test('imports good rows, tells bad ones by line and field, and all or none when strict', async () => {
    const file = join(folder, 'bad.csv')
    await writeFile(file, 'npi,last_name,state\n1234567893,Lovelace,IL\n123,Short,IL\n1245319599,Elsewhere,ZZ\n')
    const strict = await at('import', file, '--strict')
    expect(strict.status).toBe(1)
    expect(strict.stdout).toContain('Nothing was imported')
    const dry = await data('import', file, '--dry-run')
    expect(dry.importProviders).toMatchObject({ read: 3, inserted: 0, rejected: 2 })
    const { status, stdout } = await at('import', file)
    expect(status).toBe(0)
    expect(stdout).toMatch(/New: +1\n/)
    expect(stdout).toContain('  line 3, npi: must be ten digits\n  line 4, state: must be')
    expect((await at('import', join(folder, 'none.csv'))).stderr).toContain('there is no such file')
  })

  test('fails an import of which every row is rejected, and a dry run of it', async () => {
    const file = join(folder, 'all-bad.csv')
    await writeFile(file, 'npi,last_name,state\n123,Short,IL\n1245319599,Elsewhere,ZZ\n')
    const run = await at('import', file)
    expect(run.status).toBe(1)
    expect(run.stdout).toMatch(/^✗ Nothing was imported: every row was rejected\.\n\nRows read: +2\nRejected: +2\n/)
    expect(run.stdout).toContain('  line 2, npi: must be ten digits\n')
    const dry = await at('import', file, '--dry-run')
    expect(dry.status).toBe(1)
    expect(dry.stdout).toMatch(/^✗ Nothing would be imported: every row is rejected\.\n/)
    expect((await at('import', file, '--json')).status).toBe(1)
  })

  test('names the file that cannot be imported', async () => {
    const file = join(folder, 'no-npi.csv')
    await writeFile(file, 'last_name\nLovelace\n')
    const message = `${file}: line 1: the column "npi" is missing`
    expect((await at('import', file)).stderr).toMatch(`error: ${message}`)
    const { errors } = JSON.parse((await at('import', file, '--json')).stderr)
    expect(errors[0]).toMatchObject({
      message: expect.stringContaining(message),
      extensions: { code: 'BAD_USER_INPUT' },
    })
  })

  test('imports what comes by standard input, and leaves nothing of it behind', async () => {
    const kept = await mkdtemp(join(folder, 'kept-'))
    const import_ = (input: string, ...args: string[]) =>
      vaultProcess(['import', '-', ...args, '--server', server.address], { input, env: { TMPDIR: kept } })
    const csv = 'npi,last_name,state\n1679576722,Piped,IL\n1245319599,Elsewhere,ZZ\n'
    expect((await import_(csv, '--strict')).stdout).toContain('Nothing was imported')
    expect((await import_('{"npi":"1679576722","lastName":"Piped"}\n')).stdout).toMatch(/New: +1\n/)
    expect((await import_('')).stderr).toBe('error: standard input: the file is empty\n')
    expect(await readdir(kept)).toEqual([])
    await at('delete', '1679576722', '--yes')
  })

  test('exports, clears and imports back the same', async () => {
    const file = join(folder, 'backup.csv')
    expect((await at('export', file)).stdout).toMatch(/^Exported 61 providers to /)
    expect((await at('export', file)).status).toBe(1)
    expect((await at('clear', '--yes')).stdout).toBe('Removed 61 providers.\n')
    expect(await at('list', '--state', 'GU')).toMatchObject({ stdout: 'No providers.\n', stderr: '' })
    expect(await at('list')).toMatchObject({
      stdout: 'No providers.\n',
      stderr: 'bin/vault fetch fills an empty registry.\n',
    })
    expect((await data('import', file)).importProviders).toMatchObject({ rejected: 0 })
    expect((await data('stats')).providerStats.total).toBe(61)
    const again = await at('export', '-', '--format', 'csv')
    expect(again.stdout.split('\n')[0]).toBe((await readFile(file, 'utf8')).split('\n')[0])
    expect(npis(again.stdout)).toEqual(npis(await readFile(file, 'utf8')))
  })

  test('imports back the NDJSON export of an empty registry', async () => {
    await at('clear', '--yes')
    const file = join(folder, 'nobody.ndjson')
    expect((await at('export', file)).stdout).toMatch(/^Exported 0 providers to /)
    expect(await at('import', file)).toMatchObject({ status: 0, stdout: expect.stringMatching(/Rows read: +0\n/) })
    const piped = (...args: string[]) => vault(['import', '-', ...args, '--server', server.address], { input: '' })
    expect(await piped('--format', 'ndjson')).toMatchObject({ status: 0 })
    expect(await piped('--format', 'csv')).toMatchObject({ status: 1 })
  })

  test('finds the folder and the port taken', async () => {
    const local = await vaultProcess(['list'], { dataDir })
    expect(local).toMatchObject({ status: 3, stdout: '' })
    expect(local.stderr).toContain(`is in use by another Provider Vault`)
    expect(local.stderr).toContain(`use it with --server ${server.address}`)
    const port = new URL(server.address).port
    const env = { DATABASE_URL: await freshDatabase(), HASH_SECRET }
    const second = await vaultProcess(['serve', '--port', port], { env })
    expect(second).toMatchObject({ status: 3, stderr: expect.stringContaining(`PORT: ${port} is in use`) })
  })
})

const npis = (csv: string) => csv.split('\n').map((line) => line.split(',')[0])
