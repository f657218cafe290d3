import type { ClientSession } from 'mongodb'
import type { IndexChanges } from '../changes.ts'
import type { Collections } from './collections.ts'
import { insert } from './commands.ts'
import { erase, writeReviews, writeSeparations } from './decision-writes.ts'
import { fromEvent } from './documents.ts'
import { writeFrequencies, writeTotals } from './figure-writes.ts'
import { keyDeltas, keysAfter, recordsWithKeys } from './held-keys.ts'
import { writePersons } from './person-writes.ts'
import { keysBefore, writeRecords } from './record-writes.ts'

/** Writes all changes in a number of commands that does not grow with them, as far as one command holds them. */
export async function writeChanges(
  collections: Collections,
  session: ClientSession,
  changes: IndexChanges,
): Promise<void> {
  const before = await keysBefore(collections, session, recordsWithKeys(changes))
  const after = keysAfter(before, changes)
  await writeRecords(collections, session, changes, after)
  await writePersons(collections, session, changes, keyDeltas(before.values(), after.values()))
  await writeReviews(collections, session, changes)
  await writeSeparations(collections, session, changes)
  if (changes.frequencies) await writeFrequencies(collections, session, changes.frequencies)
  await writeTotals(collections, session, changes)
  await insert(collections.events, session, (changes.events ?? []).map(fromEvent))
  await erase(collections, session, changes.erased ?? [])
}
