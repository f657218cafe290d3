import { sql } from 'kysely'
import { prepared } from '../../../db/prepared.ts'
import type { Frequencies, IndexCounts, PatientReads } from '../patient-index.ts'
import { bigints, type Db } from './columns.ts'

/** Reading how many there are. */
export function figureReads(db: Db): Pick<PatientReads, 'frequencies' | 'counts'> {
  return {
    frequencies: (values) => frequencies(db, values),
    counts: () => counts(db),
  }
}

async function frequencies(db: Db, values: readonly bigint[]): Promise<Frequencies> {
  const { rows } = await sql<{ value: string | null; persons: number }>`${prepared}
    select null as value, total as persons from patient_total where name = 'persons'
    union all
    select asked.value::text, known.persons
    from unnest(cast(cast(${bigints(values)} as text) as bigint[])) as asked(value)
    cross join lateral (select persons from patient_frequency where value = asked.value offset 0) known`.execute(db)
  const counts = new Map<bigint, number>()
  let persons = 0
  for (const row of rows) {
    if (row.value === null) persons = row.persons
    else counts.set(BigInt(row.value), row.persons)
  }
  return { persons, counts }
}

async function counts(db: Db): Promise<IndexCounts> {
  const { rows } = await sql<IndexCounts>`
    select
      (select total from patient_total where name = 'persons') as persons,
      (select total from patient_total where name = 'records') as records,
      (select count(*) from patient_review where shown) as "openReviews"`.execute(db)
  return rows[0]!
}
