import { badInput } from '../../errors.ts'
import { newPerson } from '../index/new-person.ts'
import type { PatientUnit } from '../index/patient-index.ts'
import type { IdentityEvent, ReviewStatus, StoredRecord, StoredReview } from '../index/stored.ts'
import type { PatientDeps } from '../registering/patient-deps.ts'
import { packProfile, unpackProfile } from '../matching/packed.ts'
import { keptOfPast } from '../matching/reused.ts'
import { answered } from './answered.ts'
import { decisionEvent } from './events.ts'
import { followersOf } from './homes.ts'
import { recordsIn } from './linking.ts'
import { everythingOf, pastOf } from './membership.ts'
import { join } from './merging.ts'
import { olderFirst } from './older-first.ts'
import { conflict, type Decider, notFound, readId } from './refusals.ts'
import { readNeighbourhood, revise, type Revision } from './revision.ts'
import { readBetween, separate } from './separations.ts'

export type ReviewDecision = Decider & { id: string; decision: ReviewStatus }

/**
 * Answers a review. Two persons are merged (the older survives) or never joined by the machine; a changed record stays
 * with its person, or becomes a new person, where its old values no longer count as its own. Nor do they with its person
 * where they were another's, as {@link keptOfPast} tells.
 */
export async function resolve(unit: PatientUnit, deps: PatientDeps, request: ReviewDecision): Promise<StoredReview> {
  const { decision } = request
  if (decision === 'OPEN') throw badInput([{ path: 'decision', message: 'must be SAME or DIFFERENT' }])
  const [review] = await unit.reviewsById([readId(request.id, 'id', 'review')])
  if (!review) throw notFound('id', 'review')
  if (review.status !== 'OPEN') throw conflict('id', 'is resolved already')
  if (!review.shown) throw conflict('id', 'is no longer in question')
  const at = deps.now()
  const event = decisionEvent(request, at, {
    id: await unit.takeIds(1),
    type: 'REVIEW_RESOLVED',
    mpiId: review.mpiId,
    otherMpiId: review.otherMpiId,
    before: { review: review.id, decision },
  })
  const resolved = { ...review, status: decision, shown: false, resolvedAt: at, resolvedBy: request.actor }
  if (review.kind === 'FIT') await resolveFit(unit, deps, request, resolved, event)
  else await resolveJoin(unit, deps, request, resolved, event)
  return resolved
}

async function resolveJoin(
  unit: PatientUnit,
  deps: PatientDeps,
  decider: ReviewDecision,
  resolved: StoredReview,
  event: IdentityEvent,
): Promise<void> {
  const asked = [resolved.mpiId, resolved.otherMpiId] as const
  const before = await readNeighbourhood(unit, asked)
  if (asked.some((mpiId) => !before.persons.get(mpiId)?.active)) throw conflict('id', 'is no longer in question')
  const sides = [recordsIn(before, resolved.mpiId), recordsIn(before, resolved.otherMpiId)] as const
  if (resolved.status === 'SAME') {
    await refuseSeparated(unit, sides, resolved)
    await join(unit, deps, decider, ...olderFirst(before, ...asked), event.at, [event])
    return
  }
  const reviews = await answered(unit, [...before.records.keys()], asked, resolved)
  await revise(unit, deps.valueHash, {
    before,
    reviews,
    events: [event],
    rest: { newSeparations: separate(...sides) },
  })
}

/**
 * Refuses to join by a review what a steward separated and the review never asked about, as when a merge made it one of
 * other persons. A review of two records that were separated themselves was opened again, and asks exactly that.
 */
async function refuseSeparated(
  unit: PatientUnit,
  sides: readonly [readonly number[], readonly number[]],
  { record, otherRecord }: StoredReview,
): Promise<void> {
  const separations = await readBetween(unit, ...sides)
  const asked = separations.some((pair) => pair.includes(record) && pair.includes(otherRecord))
  if (separations.length > 0 && !asked)
    throw conflict('id', 'is about two persons that a steward has separated: mergePatients overrules that')
}

async function resolveFit(
  unit: PatientUnit,
  { valueHash, keysOf, everyKeyOf }: PatientDeps,
  decider: ReviewDecision,
  resolved: StoredReview,
  event: IdentityEvent,
): Promise<void> {
  const asked = await unit.recordsById([resolved.record])
  const led = await followersOf(unit, asked[0]!)
  const before = await readNeighbourhood(unit, [resolved.mpiId, ...led.map(({ mpiId }) => mpiId)])
  const record = before.records.get(resolved.record)!
  const keyed = (keys: readonly bigint[]) => keys.map((key) => [key, record.id] as const)
  const withoutPast = {
    removedKeys: keyed(everyKeyOf(everythingOf(record))),
    newKeys: keyed(keysOf(unpackProfile(record.profile))),
  }
  if (resolved.status === 'SAME') {
    const change = accepted(record, withoutPast)
    await revise(unit, valueHash, { before, reviews: [resolved], events: [event], ...change })
    return
  }
  const others = recordsIn(before, resolved.mpiId).filter((id) => id !== record.id)
  const at = resolved.resolvedAt!
  const person = others.length > 0 ? newPerson(at) : undefined
  const { source, sourceId, home, origins } = record
  const moved = person && {
    ...decisionEvent(decider, at, { id: await unit.takeIds(1), type: 'UNLINKED', mpiId: person.mpiId }),
    otherMpiId: record.mpiId,
    source,
    sourceId,
    before: { home, split: true as const, ...(origins.length > 0 ? { depth: origins.length + 1 } : {}) },
  }
  await revise(unit, valueHash, {
    before,
    persons: person ? [...led.map((one) => ({ ...one, emptiedInto: person.mpiId })), person] : [],
    records: [{ ...record, history: '', ...(person ? { home: person.mpiId, origins: [] } : {}) }],
    reviews: [resolved],
    events: moved ? [event, moved] : [event],
    rest: {
      ...withoutPast,
      newSeparations: person ? separate([record.id], others) : [],
    },
  })
}

/** What becomes of a record's past when a steward has found that the record is its person's. */
function accepted(record: StoredRecord, withoutPast: Revision['rest']): Pick<Revision, 'records' | 'rest'> {
  if (record.history === '') return {}
  const past = pastOf(record)
  const kept = past && keptOfPast(unpackProfile(record.profile), past)
  if (!kept) return { records: [{ ...record, history: '' }], rest: withoutPast }
  return { records: [{ ...record, history: packProfile(kept) }] }
}
