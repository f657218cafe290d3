import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../src/db/open.ts'
import { prepared } from '../../src/db/prepared.ts'
import type { Database } from '../../src/db/tables.ts'
import { DATABASES, freshDatabase } from '../support/app.ts'
import { freshEmbedded } from '../support/embedded.ts'
import { databaseSettings } from '../support/settings.ts'

const NO_TABLE = { code: 'UPSTREAM_UNAVAILABLE', cause: { code: '42P01' } }

describe.each(DATABASES)('a statement (%s)', (kind) => {
  let database: OpenDatabase

  beforeAll(async () => {
    database =
      kind === 'embedded'
        ? await freshEmbedded()
        : await openDatabase(databaseSettings({ url: await freshDatabase(), poolSize: 1 }), { onError: console.error })
  })
  afterAll(() => database.close())

  const one = async (db: Kysely<Database>, number: string) =>
    (await sql<{ n: number }>`${prepared} select ${number}::int as n`.execute(db)).rows[0]!.n

  it('takes every kind of value as it is', async () => {
    const { rows } = await sql`
      select ${'Zoë "Z" \\ O\'Hara'}::text as text, ${-1.5}::float8 as number, ${2 ** 53 - 1}::bigint as big,
        ${true}::boolean as truth, ${null}::text as nothing, ${new Date('2026-02-03T04:05:06.789Z')}::timestamptz as at,
        ${{ a: [1, 'x'], b: null }}::jsonb as document, ${['a,b', '"q"', '\\', '', null]}::text[] as texts,
        ${[1, 2]}::int[] as numbers, ${[true, false]}::boolean[] as truths,
        encode(${Buffer.from([0, 255, 10])}::bytea, 'hex') as bytes`.execute(database.db)
    expect(rows).toEqual([
      {
        text: 'Zoë "Z" \\ O\'Hara',
        number: -1.5,
        big: 2 ** 53 - 1,
        truth: true,
        nothing: null,
        at: new Date('2026-02-03T04:05:06.789Z'),
        document: { a: [1, 'x'], b: null },
        texts: ['a,b', '"q"', '\\', '', null],
        numbers: [1, 2],
        truths: [true, false],
        bytes: '00ff0a',
      },
    ])
  })

  it('that is refused leaves the database as it was to those after it', async () => {
    await expect(sql`select 1/${0}::int`.execute(database.db)).rejects.toMatchObject({ code: '22012' })
    await expect(sql`select from nowhere`.execute(database.db)).rejects.toMatchObject(NO_TABLE)
    expect(await one(database.db, '7')).toBe(7)
  })

  it('that is refused undoes its transaction', async () => {
    const failing = database.db.transaction().execute(async (trx) => {
      await sql`create table half_done (n int)`.execute(trx)
      await one(trx, 'x')
    })
    await expect(failing).rejects.toMatchObject({ code: '22P02' })
    await expect(sql`select from half_done`.execute(database.db)).rejects.toMatchObject(NO_TABLE)
    expect(await one(database.db, '8')).toBe(8)
  })

  it('that is kept works after a value that it refused, and after its table came to be', async () => {
    for (const number of ['1', 'x', '2', 'x', '3'])
      if (number === 'x') await expect(one(database.db, number)).rejects.toMatchObject({ code: '22P02' })
      else expect(await one(database.db, number)).toBe(Number(number))

    const late = () => sql`${prepared} select count(*) as n from late`.execute(database.db)
    await expect(late()).rejects.toMatchObject(NO_TABLE)
    await sql`create table late ()`.execute(database.db)
    for (let time = 0; time < 7; time++) expect((await late()).rows).toEqual([{ n: 0 }])
    await sql`drop table late`.execute(database.db)
  })
})
