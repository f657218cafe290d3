import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { openDatabase } from '../../src/db/open.ts'
import { createLog } from '../../src/observability/log.ts'
import { hashSecret, SECRET_FILE } from '../../src/patients/index/hash-secret.ts'
import { DATABASES, freshStore, openTestApp } from '../support/app.ts'
import { freshEmbedded } from '../support/embedded.ts'
import { migratedFolder } from '../support/migrated-folder.ts'
import { testConfig } from '../support/settings.ts'
import { STORES } from '../support/stores.ts'
import { somebody } from './graphql/people.ts'

const log = createLog('silent', process.stderr)

/** Opens the whole app, lets `work` use it, and closes it. */
async function opened<T>(environment: Record<string, string>, work: (app: App) => Promise<T>): Promise<T> {
  await using app = await createApp({ config: readConfig({ PORT: '0', ...environment }), log })
  return await work(app)
}
type App = Awaited<ReturnType<typeof createApp>>

const noClose = async () => {}

const register = ({ services }: App) =>
  services.patients.register([{ source: 'clinic', sourceId: '1', patient: somebody(1) }], 'tester')
const match = async ({ services }: App) => (await services.patients.match([somebody(1)]))[0]!.status

describe('the secret of an embedded index', () => {
  let folder: string
  beforeAll(async () => {
    folder = await migratedFolder()
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('is generated once, kept for its owner alone, used by every start, and never made anew when it is lost', async () => {
    await opened({ DATA_DIR: folder }, register)
    const file = path.join(folder, SECRET_FILE)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(Buffer.from((await readFile(file, 'utf8')).trim(), 'base64url')).toHaveLength(32)
    expect(await opened({ DATA_DIR: folder }, match)).toBe('MATCH')
    await rm(file)
    await expect(opened({ DATA_DIR: folder }, match)).rejects.toThrow(/^HASH_SECRET: [^\n]+$/)
    await writeFile(file, '')
    await expect(opened({ DATA_DIR: folder }, match)).rejects.toThrow(/^DATA_DIR: .* holds no secret/)
  })

  it('is one when many start at the same moment', async () => {
    const config = readConfig({ DATA_DIR: path.join(folder, 'new') })
    const secrets = await Promise.all(Array.from({ length: 20 }, () => hashSecret(config)))
    expect(new Set(secrets).size).toBe(1)
    expect(await readdir(path.join(folder, 'new'))).toEqual([SECRET_FILE])
  })
})

describe.each(DATABASES)('another secret, on the %s database', (kind) => {
  const first = { HASH_SECRET: 'the first secret of all' }
  const other = { HASH_SECRET: 'quite another secret' }

  it('is taken by an index without records, and refused by one that has any', async () => {
    const settings = testConfig(await freshStore(kind)).database
    const database = kind === 'embedded' ? await freshEmbedded() : await openDatabase(settings, { onError: () => {} })
    async function reopened<T>(secret: { HASH_SECRET: string }, work: (app: App) => Promise<T>): Promise<T> {
      await using app = await createApp({ config: testConfig(secret), log, database: { ...database, close: noClose } })
      return await work(app)
    }
    await reopened(other, match)
    await reopened(first, register)
    const refusal = await reopened(other, match).catch((error: Error) => error)
    expect(refusal).toMatchObject({ name: 'ConfigError' })
    expect((refusal as Error).message).toMatch(/^HASH_SECRET: [^\n]+$/)
    expect((refusal as Error).message).not.toContain(other.HASH_SECRET)
    expect(await reopened(first, match)).toBe('MATCH')
    await database.close()
  })
})

describe.each(STORES.filter((kind) => kind !== 'embedded'))(
  'processes that start at once on an empty %s index',
  (kind) => {
    it('with other secrets neither write nor answer when theirs was not the last', async () => {
      const place = await freshStore(kind)
      await using late = await openTestApp(place, { HASH_SECRET: 'the secret that came first' })
      await using last = await openTestApp(place, { HASH_SECRET: 'the secret that came last' })
      await expect(register(late.app)).rejects.toMatchObject({
        code: 'CONFLICT',
        message: expect.stringMatching(/^HASH_SECRET: /),
      })
      expect((await register(last.app))[0]).toMatchObject({ status: 'CREATED' })
      await expect(register(late.app)).rejects.toMatchObject({ code: 'CONFLICT' })
      await expect(match(late.app)).rejects.toMatchObject({ code: 'CONFLICT' })
      expect(late.logged.filter((line) => line.includes('HASH_SECRET'))).toHaveLength(1)
      expect(await match(last.app)).toBe('MATCH')
    })
  },
)

describe('an index on a server', () => {
  it('is not opened without a secret, whether the database answers or not', async () => {
    const start = opened({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' }, match)
    await expect(start).rejects.toThrow(/^HASH_SECRET: must be set when the database is on a server, [^\n]+$/)
  })

  it('lets no secret be short', () => {
    expect(() => readConfig({ HASH_SECRET: 'short' })).toThrow(/^HASH_SECRET: must have at least 16 characters$/)
  })
})

describe('systems whose numbers are authoritative', () => {
  it('keep two persons with different numbers of one apart, whatever else agrees', async () => {
    async function statusWith(environment: Record<string, string>) {
      await using test = await openTestApp('embedded', environment)
      const { patients } = test.app.services
      const numbered = (value: string) => ({ ...somebody(1), identifiers: [{ system: 'State-ID', value }] })
      await patients.register([{ source: 'clinic', sourceId: '1', patient: numbered('A100') }], 'tester')
      return (await patients.match([numbered('B200')]))[0]!.status
    }
    expect(await statusWith({})).toBe('MATCH')
    expect(await statusWith({ AUTHORITATIVE_SYSTEMS: 'mrn, STATE-ID' })).not.toBe('MATCH')
  })
})
