import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSearchIndexes, dropSearchIndexes } from '../../src/providers/search/indexes.ts'
import { type OpenDatabase, openDatabase } from '../../src/db/open.ts'
import { freshDatabase } from '../support/app.ts'
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
})
