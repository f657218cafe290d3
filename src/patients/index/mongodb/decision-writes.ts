import type { ClientSession } from 'mongodb'
import type { IndexChanges } from '../changes.ts'
import type { RecordRef, Separation } from '../stored.ts'
import type { Collections } from './collections.ts'
import { change, insert } from './commands.ts'
import { fromReview, refOf } from './documents.ts'

/** Those that stop being shown go first, so that no pair is ever shown twice. */
export async function writeReviews(
  { reviews }: Collections,
  session: ClientSession,
  { newReviews = [], changedReviews = [], removedReviews = [] }: IndexChanges,
): Promise<void> {
  if (removedReviews.length > 0) await reviews.deleteMany({ _id: { $in: [...removedReviews] } }, { session })
  const ids = changedReviews.map(({ id }) => id)
  if (ids.length > 0) await reviews.updateMany({ _id: { $in: ids } }, { $set: { shown: false } }, { session })
  const replaced = changedReviews.map(fromReview)
  await change(
    reviews,
    session,
    replaced.map((replacement) => ({ replaceOne: { filter: { _id: replacement._id }, replacement } })),
  )
  await insert(reviews, session, newReviews.map(fromReview))
}

export async function writeSeparations(
  { separations }: Collections,
  session: ClientSession,
  { newSeparations = [], removedSeparations = [] }: IndexChanges,
): Promise<void> {
  const idOf = ([record, other]: Separation) => `${record} ${other}`
  await change(
    separations,
    session,
    newSeparations.map((pair) => {
      const [record, otherRecord] = pair
      return { updateOne: { filter: { _id: idOf(pair) }, update: { $set: { record, otherRecord } }, upsert: true } }
    }),
  )
  if (removedSeparations.length === 0) return
  await separations.deleteMany({ _id: { $in: removedSeparations.map(idOf) } }, { session })
}

/** No event keeps demographics of these records: only an update's before-image holds any. */
export async function erase(
  { events }: Collections,
  session: ClientSession,
  refs: readonly RecordRef[],
): Promise<void> {
  if (refs.length === 0) return
  const among = { $in: refs.map(({ source, sourceId }) => refOf(source, sourceId)) }
  await events.updateMany(
    { ref: among, type: 'UPDATED', before: { $type: 'string' } },
    { $set: { before: null } },
    { session },
  )
}
