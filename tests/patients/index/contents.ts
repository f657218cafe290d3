import type { Kysely } from 'kysely'
import { expect } from 'vitest'
import type { Database } from '../../../src/db/tables.ts'
import type { Collections } from '../../../src/patients/index/mongodb/collections.ts'
import {
  type PersonDocument,
  type RecordDocument,
  toEvent as eventOf,
  toPerson as personOf,
  toRecord as recordOf,
  toReview as reviewOf,
} from '../../../src/patients/index/mongodb/documents.ts'
import { toEvent, toPerson, toRecord, toReview } from '../../../src/patients/index/postgres/rows.ts'
import type {
  IdentityEvent,
  Separation,
  StoredPerson,
  StoredRecord,
  StoredReview,
} from '../../../src/patients/index/stored.ts'

/** Everything that an index holds, each list in the order of its ids. */
export interface IndexContents {
  persons: StoredPerson[]
  records: StoredRecord[]
  /** a blocking key and the id of its record */
  keys: string[]
  events: IdentityEvent[]
  reviews: StoredReview[]
  separations: Separation[]
  /** how many persons have a value, by its hash */
  frequencies: Map<string, number>
  totals: { persons: number; records: number }
}

export async function postgresContents(db: Kysely<Database>): Promise<IndexContents> {
  const keys = await db
    .selectFrom('patient_key')
    .select((of) => [of.cast<string>('key', 'text').as('key'), 'record'])
    .execute()
  const frequencies = await db
    .selectFrom('patient_frequency')
    .select((of) => [of.cast<string>('value', 'text').as('value'), 'persons'])
    .execute()
  const totals = await db.selectFrom('patient_total').selectAll().execute()
  const total = (name: string) => totals.find((one) => one.name === name)!.total
  const separations = await db
    .selectFrom('patient_separation')
    .selectAll()
    .orderBy('record')
    .orderBy('other_record')
    .execute()
  return {
    persons: (await db.selectFrom('patient_person').selectAll().orderBy('mpi_id').execute()).map(toPerson),
    records: (await db.selectFrom('patient_record').selectAll().orderBy('id').execute()).map(toRecord),
    keys: keys.map(({ key, record }) => `${key} ${record}`).toSorted(),
    events: (await db.selectFrom('patient_event').selectAll().orderBy('id').execute()).map(toEvent),
    reviews: (await db.selectFrom('patient_review').selectAll().orderBy('id').execute()).map(toReview),
    separations: separations.map((one) => [one.record, one.other_record]),
    frequencies: new Map(frequencies.map(({ value, persons }) => [value, persons])),
    totals: { persons: total('persons'), records: total('records') },
  }
}

export async function mongoContents(collections: Collections): Promise<IndexContents> {
  const { state } = collections
  const persons = await collections.persons.find().sort({ _id: 1 }).toArray()
  const records = await collections.records.find().sort({ _id: 1 }).toArray()
  expectFoundByRecords(persons, records)
  const { persons: activePersons, records: allRecords } = (await state.findOne({ _id: 'index' }))!
  const separations = await collections.separations.find().sort({ record: 1, otherRecord: 1 }).toArray()
  const frequencies = await collections.frequencies.find().toArray()
  return {
    persons: persons.map(personOf),
    records: records.map(recordOf),
    keys: records.flatMap(({ _id, keys }) => keys.map((key) => `${key} ${_id}`)).toSorted(),
    events: (await collections.events.find().sort({ _id: 1 }).toArray()).map(eventOf),
    reviews: (await collections.reviews.find().sort({ _id: 1 }).toArray()).map(reviewOf),
    separations: separations.map(({ record, otherRecord }) => [record, otherRecord]),
    frequencies: new Map(frequencies.map(({ _id, persons: count }) => [String(_id), count])),
    totals: { persons: activePersons, records: allRecords },
  }
}

/** Checks that each person is found by the keys of its records, and by nothing else. */
function expectFoundByRecords(persons: readonly PersonDocument[], records: readonly RecordDocument[]): void {
  const expected = new Map<string, number>()
  for (const { mpiId, keys } of records) {
    for (const key of keys) expected.set(`${mpiId} ${key}`, (expected.get(`${mpiId} ${key}`) ?? 0) + 1)
  }
  const found = persons.flatMap(({ _id, keys = [], counts }) =>
    keys.map((key, i) => [`${_id} ${key}`, counts?.[i] ?? 1] as const),
  )
  expect(new Map(found)).toEqual(expected)
}
