import type { PatientReads } from '../index/patient-index.ts'
import { refKey } from '../registering/drafts.ts'
import type { RegisterResult } from '../registering/registered.ts'
import { type Bands, count, newBands } from './bands.ts'
import { BATCH } from './evaluating.ts'
import type { LabelledRecord } from './labelled-record.ts'

/** What registering said to each record when it came: linked is MATCH, a review POSSIBLE, a new person NO_MATCH. */
export async function registrationBands(
  records: readonly LabelledRecord[],
  results: readonly RegisterResult[],
  reads: Pick<PatientReads, 'reviewsById' | 'recordsById'>,
  signal: AbortSignal,
): Promise<Bands> {
  const proposed = await proposedRecords(results, reads, signal)
  const clusterOf = new Map(records.map((record) => [keyOf(record), record.cluster]))
  const bands = newBands()
  /** Clusters of the records that each person has so far, and the clusters that have come. */
  const persons = new Map<string, Set<string>>()
  const came = new Set<string>()
  for (const [i, { status, mpiId, reviewId }] of results.entries()) {
    const cluster = records[i]!.cluster!
    if (status === 'LINKED') count(bands.MATCH, persons.get(mpiId!)?.has(cluster) ?? false)
    else if (status === 'REVIEW') count(bands.POSSIBLE, clusterOf.get(proposed.get(reviewId!) ?? '') === cluster)
    else count(bands.NO_MATCH, !came.has(cluster))
    came.add(cluster)
    if (mpiId !== null) persons.set(mpiId, (persons.get(mpiId) ?? new Set()).add(cluster))
  }
  return bands
}

const keyOf = ({ source, id }: LabelledRecord) => refKey({ source, sourceId: id })

/** The record that each review proposes, by the id of the review. */
async function proposedRecords(
  results: readonly RegisterResult[],
  reads: Pick<PatientReads, 'reviewsById' | 'recordsById'>,
  signal: AbortSignal,
): Promise<Map<number, string>> {
  const ids = results.flatMap(({ reviewId }) => reviewId ?? [])
  const proposed = new Map<number, string>()
  for (let at = 0; at < ids.length; at += BATCH) {
    signal.throwIfAborted()
    const reviews = await reads.reviewsById(ids.slice(at, at + BATCH))
    const records = await reads.recordsById(reviews.map(({ otherRecord }) => otherRecord))
    const refs = new Map(records.map((record) => [record.id, refKey(record)]))
    for (const { id, otherRecord } of reviews) proposed.set(id, refs.get(otherRecord)!)
  }
  return proposed
}
