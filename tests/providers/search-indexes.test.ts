import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bulkLoad } from '../../src/providers/bulk.ts'
import { createSearchIndexes, dropSearchIndexes } from '../../src/providers/search/indexes.ts'
import { type OpenDatabase, openDatabase } from '../../src/db/open.ts'
import { freshDatabase, openTestApp } from '../support/app.ts'
import { databaseSettings } from '../support/settings.ts'
import { vault } from '../cli/support/vault.ts'

describe('The search indexes on a server', () => {
  let database: OpenDatabase
  beforeAll(async () => {
    database = await openDatabase(databaseSettings({ url: await freshDatabase() }), { onError: () => {} })
  })
  afterAll(() => database.close())

  test('are made once when several loads into an empty registry end at the same moment', async () => {
    const { db } = database
    for (let i = 0; i < 5; i++) {
      await Promise.all([dropSearchIndexes(db), dropSearchIndexes(db)])
      const made = await Promise.all(Array.from({ length: 6 }, () => createSearchIndexes(db)))
      expect(made.flat().toSorted()).toEqual(['provider_search', 'provider_sort_name', 'provider_updated_at'])
    }
    const { rows } = await sql`select from pg_indexes where tablename = 'provider'`.execute(db)
    expect(rows).toHaveLength(4)
  })

  const missing = async (db: OpenDatabase['db']) =>
    (await sql`select where to_regclass('provider_search') is null`.execute(db)).rows.length === 1

  /** Runs `work` with the address for a role that owns nothing and has `rights` on all tables, and the owner's own. */
  async function asRole(rights: string, work: (url: string, owners: string) => Promise<void>): Promise<void> {
    const url = await freshDatabase()
    // the index has a secret from its first start on
    await (await openTestApp({ DATABASE_URL: url }))[Symbol.asyncDispose]()
    const owner = await openDatabase(databaseSettings({ url }), { onError: () => {} })
    const role = `role_${randomUUID().replaceAll('-', '')}`
    await sql.raw(`create role ${role} login`).execute(owner.db)
    await sql.raw(`grant ${rights} on all tables in schema public to ${role}`).execute(owner.db)
    await work(url.replace('postgres@', `${role}@`), url)
    await sql.raw(`drop owned by ${role}; drop role ${role}`).execute(owner.db)
    await owner.close()
  }

  test.each(['select', 'select, insert, update, delete'])(
    'need no owner at a start where they are there: a role that may %s can read the registry',
    (rights) =>
      asRole(rights, async (url) => {
        await using app = await openTestApp({ DATABASE_URL: url })
        expect(await app.ask('{ providers { totalCount } }')).toEqual({ data: { providers: { totalCount: 0 } } })
      }),
  )

  test('are missed with a warning by a role that may not make them, until their owner migrates', () =>
    asRole('select, insert, update, delete', async (url, owners) => {
      const warned = async () => {
        await using app = await openTestApp({ DATABASE_URL: url })
        expect(await app.ask('{ providers(search: "doe") { totalCount } }')).not.toHaveProperty('errors')
        return app.logged.filter((line) =>
          line.includes('searches are slow until the owner of the tables runs bin/vault'),
        )
      }
      const { db, close } = await openDatabase(databaseSettings({ url: owners }), { onError: () => {} })
      await dropSearchIndexes(db)
      expect(await warned()).toHaveLength(1)
      const { status, stdout } = await vault(['migrate'], { env: { DATABASE_URL: owners } })
      expect({ status, stdout }).toEqual({
        status: 0,
        stdout: expect.stringContaining('index provider_search: made\n'),
      })
      expect(await missing(db)).toBe(false)
      expect(await warned()).toEqual([])
      await close()
    }))

  test('stay as they are in a large first load by a role that does not own them', () =>
    asRole('select, insert, update, delete', async (url) => {
      const { db, close } = await openDatabase(databaseSettings({ url }), { onError: () => {} })
      const load = async () => ((await missing(db)) ? 0 : 1_000)
      expect(await bulkLoad(db, load, (written) => written)).toBe(1_000)
      await close()
    }))
})
