import fc from 'fast-check'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BINARY, copyAll } from '../../src/db/copy.ts'
import {
  binaryBigint,
  binaryBoolean,
  binaryJsonb,
  binaryLexeme,
  binaryRow,
  binaryText,
  binaryTimestamptz,
  binaryTsvector,
} from '../../src/db/copy-binary.ts'
import { openDatabase } from '../../src/db/open.ts'
import type { Database } from '../../src/db/tables.ts'
import { DATABASES, freshDatabase } from '../support/app.ts'
import { databaseSettings } from '../support/settings.ts'
import { runs } from '../support/runs.ts'

interface Row {
  id: number
  flag: boolean
  note: string | null
  document: unknown
  at: Date
  vector: string[]
}

const ROW: fc.Arbitrary<Row> = fc.record({
  id: fc.nat(9_999_999_999),
  flag: fc.boolean(),
  note: fc.option(text({ maxLength: 400 })),
  document: fc.array(fc.record({ code: text(), primary: fc.boolean() })),
  at: fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
  vector: fc.uniqueArray(fc.stringMatching(/^[A-Z][a-z0-9_\u00e0-\u00ff\u4e00-\u4eff]{1,20}$/u)),
})

function text(constraints: fc.StringConstraints = {}): fc.Arbitrary<string> {
  return fc.string({ unit: 'binary', ...constraints }).map((value) => value.replaceAll('\0', '').toWellFormed())
}

const bytesOf = ({ id, flag, note, document, at, vector }: Row) =>
  binaryRow([
    binaryBigint(id),
    binaryBoolean(flag),
    binaryText(note),
    binaryJsonb(JSON.stringify(document)),
    binaryTimestamptz(at),
    binaryTsvector(vector.length, vector.map(binaryLexeme).join('')),
  ])

describe.each(DATABASES)('rows in the binary format of COPY (%s)', (kind) => {
  let database: { db: Kysely<Database>; close(): Promise<void> }
  beforeAll(async () => {
    const url = kind === 'server' ? await freshDatabase() : undefined
    database = await openDatabase(databaseSettings({ url, poolSize: 1 }), { onError: () => {} })
    await sql`create table sent (
      id bigint, flag boolean, note text, document jsonb, at timestamptz, vector tsvector)`.execute(database.db)
  })
  afterAll(() => database.close())

  it('arrive as they were sent, whatever they hold', async () => {
    const db = database.db as unknown as Kysely<{ sent: Row }>
    await fc.assert(
      fc.asyncProperty(fc.array(ROW, { maxLength: 250 }), async (rows) => {
        await sql`truncate sent`.execute(db)
        const columns = ['id', 'flag', 'note', 'document', 'at', 'vector'] as const
        await copyAll(database.db, 'sent' as never, columns as never, rows.map(bytesOf), BINARY)
        const { rows: stored } = await sql<Row>`
          select id, flag, note, document, at, tsvector_to_array(vector) as vector from sent order by ctid`.execute(db)
        const sorted = rows.map((row) => ({
          ...row,
          vector: row.vector
            .map((one) => Buffer.from(one))
            .toSorted(Buffer.compare)
            .map(String),
        }))
        expect(stored).toEqual(sorted)
        const asked = rows.flatMap(({ vector }) => vector.slice(0, 1))
        const { rows: found } = await sql<{ one: string; found: boolean }>`
          select one, exists (select from sent where vector @@ ('''' || one || '''')::tsquery) as found
          from unnest(${asked}::text[]) one`.execute(db)
        expect(found.filter((answer) => !answer.found)).toEqual([])
      }),
      { numRuns: runs(20) },
    )
  })
})
