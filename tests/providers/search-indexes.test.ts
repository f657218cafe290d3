import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bulkLoad } from '../../src/providers/bulk.ts'
import { createSearchIndexes, dropSearchIndexes } from '../../src/providers/search/indexes.ts'
import { type OpenDatabase, openDatabase } from '../../src/db/open.ts'
import { freshDatabase, openTestApp } from '../support/app.ts'
import { databaseSettings } from '../support/settings.ts'

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
      await Promise.all(Array.from({ length: 6 }, () => createSearchIndexes(db)))
    }
    const { rows } = await sql`select from pg_indexes where tablename = 'provider'`.execute(db)
    expect(rows).toHaveLength(4)
  })

  /** Runs `work` with the address for a role that owns nothing and has `rights` on all tables. */
  async function asRole(rights: string, work: (url: string) => Promise<void>): Promise<void> {
    const url = await freshDatabase()
    // the index has a secret from its first start on
    await (await openTestApp({ DATABASE_URL: url }))[Symbol.asyncDispose]()
    const owner = await openDatabase(databaseSettings({ url }), { onError: () => {} })
    const role = `role_${randomUUID().replaceAll('-', '')}`
    await sql.raw(`create role ${role} login`).execute(owner.db)
    await sql.raw(`grant ${rights} on all tables in schema public to ${role}`).execute(owner.db)
    await work(url.replace('postgres@', `${role}@`))
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

  test('stay as they are in a large first load by a role that does not own them', () =>
    asRole('select, insert, update, delete', async (url) => {
      const { db, close } = await openDatabase(databaseSettings({ url }), { onError: () => {} })
      const missing = () => sql`select where to_regclass('provider_search') is null`.execute(db)
      const load = async () => ((await missing()).rows.length === 0 ? 1_000 : 0)
      expect(await bulkLoad(db, load, (written) => written)).toBe(1_000)
      await close()
    }))
})
