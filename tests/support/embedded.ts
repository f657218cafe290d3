import { sql } from 'kysely'
import { type OpenDatabase, openDatabase } from '../../src/db/open.ts'
import { databaseSettings } from './settings.ts'

interface Kept {
  database: OpenDatabase
  /** hears of the statements of whoever has the database */
  listener: ((text: string) => void) | undefined
  empty(): Promise<void>
}

/** Databases of this worker that nobody has, all as after the migrations: to open one costs more than most tests. */
const idle: Kept[] = []

/** An embedded database of one's own, migrated and empty. Closing it leaves it to the next one who asks. */
export async function freshEmbedded(onQuery?: (text: string) => void): Promise<OpenDatabase> {
  const kept = idle.pop() ?? (await open())
  kept.listener = onQuery
  let closed = false
  return {
    ...kept.database,
    close: async () => {
      if (closed) return
      closed = true
      kept.listener = undefined
      await kept.empty()
      idle.push(kept)
    },
  }
}

async function open(): Promise<Kept> {
  const kept: Kept = {
    listener: undefined,
    database: await openDatabase(databaseSettings(), {
      onQuery: (text) => kept.listener?.(text),
      onError: console.error,
    }),
    empty: async () => {},
  }
  kept.empty = await emptying(kept.database)
  return kept
}

/** What takes a database back to what is in it now. */
async function emptying({ db }: OpenDatabase): Promise<() => Promise<void>> {
  const { rows } = await sql<{ statement: string }>`
    select format('truncate %s restart identity', string_agg(quote_ident(tablename), ', ')) as statement
    from pg_tables where schemaname = 'public' and tablename not like 'kysely%'
    union all select format('alter sequence %I restart', sequencename) from pg_sequences`.execute(db)
  const totals = await db.selectFrom('patient_total').selectAll().execute()
  return () =>
    db.transaction().execute(async (trx) => {
      for (const { statement } of rows) await sql.raw(statement).execute(trx)
      await trx.insertInto('patient_total').values(totals).execute()
    })
}
