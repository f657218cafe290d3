import { promises as fs } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { sql } from 'kysely'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { lacksRoom } from '../../src/db/disk-room.ts'
import { openDatabase } from '../../src/db/open.ts'
import { withoutValues } from '../../src/patients/index/postgres/without-values.ts'
import { DATABASES, openTestApp, freshDatabase } from '../support/app.ts'
import { Create } from '../support/documents.ts'
import { migratedFolder } from '../support/migrated-folder.ts'
import { databaseSettings } from '../support/settings.ts'

const MIB = 1024 * 1024
const ROOMY = { bsize: MIB, bavail: 500, files: 1_000, ffree: 900 }

describe('a disk', () => {
  it.each([
    ['has room where there are bytes and files left', {}, false],
    ['lacks room when a piece of the log no longer fits', { bavail: 15 }, true],
    ['lacks room when it may have no more files', { ffree: 0 }, true],
    ['has room when its files are not counted', { files: 0, ffree: 0 }, false],
  ])('%s', (_name, given, expected) => {
    expect(lacksRoom({ ...ROOMY, ...given })).toBe(expected)
  })

  it('without room is blamed when the embedded database cannot be opened, whatever that says', async () => {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'provider-vault-folder-'))
    const full = vi.spyOn(fs, 'statfs').mockResolvedValue({ ...(await fs.statfs(dataDir)), bavail: 0 })
    const create = vi.spyOn(PGlite, 'create').mockRejectedValueOnce(new Error('PGlite failed to initialize properly'))
    const opening = openDatabase(databaseSettings({ dataDir }), { onError: () => {} })
    await expect(opening).rejects.toThrow(/ cannot be opened; the disk is full: make room and try again$/)
    create.mockRestore()
    full.mockRestore()
    await rm(dataDir, { recursive: true })
  })
})

const FULL = { code: 'UPSTREAM_UNAVAILABLE', message: 'the disk of the database is full: make room and try again' }
const RAISE = `raise exception 'could not extend file' using errcode = '53100', detail = 'Quillfeather';`

describe.each(DATABASES)('a full disk under the %s database', (kind) => {
  const folders: string[] = []
  const place = async (): Promise<Record<string, string>> => {
    if (kind === 'server') return { DATABASE_URL: await freshDatabase() }
    const folder = await migratedFolder()
    folders.push(folder)
    return { DATA_DIR: folder }
  }
  afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))))
  const settingsOf = ({ DATABASE_URL, DATA_DIR }: Record<string, string>) =>
    databaseSettings(DATABASE_URL ? { url: DATABASE_URL } : { dataDir: DATA_DIR! })

  it('is named by every statement, in a transaction too, and told once', async () => {
    const told: Error[] = []
    const database = await openDatabase(settingsOf(await place()), { onError: (error) => told.push(error) })
    const raise = sql.raw(`do $$ begin ${RAISE} end $$`)
    await expect(raise.execute(database.db)).rejects.toMatchObject(FULL)
    await expect(database.db.transaction().execute((trx) => raise.execute(trx))).rejects.toMatchObject(FULL)
    expect(told).toMatchObject([{ code: '53100' }])
    const seen = await raise.execute(database.db).catch(withoutValues)
    expect(seen).toMatchObject(FULL)
    await database.close()
  })

  it('is named by GraphQL, and in the log without values', async () => {
    const store = await place()
    const database = await openDatabase(settingsOf(store), { onError: () => {} })
    await sql
      .raw(`create function no_room() returns trigger language plpgsql as $$ begin ${RAISE} end $$`)
      .execute(database.db)
    await sql`create trigger no_room before insert on provider execute function no_room()`.execute(database.db)
    await database.close()
    await using test = await openTestApp(store)
    const { errors } = await test.ask(Create, { input: { npi: '1234567893', lastName: 'Doe', city: 'Chicago' } })
    expect(errors).toMatchObject([{ message: FULL.message, extensions: { code: FULL.code } }])
    expect(test.logged.join('')).toContain('"53100"')
    expect(test.logged.join('')).not.toContain('Quillfeather')
  })
})
