import { badInput } from '../../errors.ts'
import type { PatientUnit } from '../index/patient-index.ts'
import type { Before, IdentityEvent, Separation, StoredPerson, StoredRecord, StoredReview } from '../index/stored.ts'
import type { PatientDeps } from '../registering/patient-deps.ts'
import { answered, askedAgain } from './answered.ts'
import { doubtsBetween } from './between.ts'
import { reviewOf } from './doubt.ts'
import { decisionEvent } from './events.ts'
import { trailOf } from './homes.ts'
import { recordsIn } from './linking.ts'
import { below, type Neighbourhood } from './membership.ts'
import { conflict, type Decider, notFound, readId, theActivePerson } from './refusals.ts'
import { readNeighbourhood, revise } from './revision.ts'
import { rememberedSeparations } from './remembered.ts'
import { readBetween, separate } from './separations.ts'

/** Retires a person into another, who gets its records. */
export async function merge(
  unit: PatientUnit,
  deps: PatientDeps,
  request: Decider & { survivor: string; retired: string },
): Promise<IdentityEvent> {
  if (request.survivor === request.retired) throw badInput([{ path: 'retired', message: 'is the survivor itself' }])
  const survivor = await theActivePerson(unit, request.survivor, 'survivor')
  const retired = await theActivePerson(unit, request.retired, 'retired')
  return join(unit, deps, request, survivor, retired, deps.now())
}

/** Merges two active persons, and resolves the reviews that asked whether to. */
export async function join(
  unit: PatientUnit,
  { valueHash }: Pick<PatientDeps, 'valueHash'>,
  decider: Decider,
  survivor: StoredPerson,
  retired: StoredPerson,
  at: Date,
  alongside: readonly IdentityEvent[] = [],
): Promise<IdentityEvent> {
  const before = await readNeighbourhood(unit, [survivor.mpiId, retired.mpiId])
  const answer = { status: 'SAME', resolvedAt: at, resolvedBy: decider.actor } as const
  const resolved = await answered(unit, [...before.records.keys()], [survivor.mpiId, retired.mpiId], answer)
  const sides = [recordsIn(before, retired.mpiId), recordsIn(before, survivor.mpiId)] as const
  const removedSeparations = await readBetween(unit, ...sides)
  const id = await unit.takeIds(1)
  const event = decisionEvent(decider, at, {
    id,
    type: 'MERGED',
    mpiId: survivor.mpiId,
    otherMpiId: retired.mpiId,
    before: overruled(resolved, removedSeparations),
  })
  await revise(unit, valueHash, {
    before,
    persons: [{ ...retired, mergedInto: survivor.mpiId, mergeEvent: id }],
    reviews: resolved,
    events: [...alongside, event],
    rest: { removedSeparations },
  })
  return event
}

/** What taking the merge back needs; null when that is nothing. */
function overruled(reviews: readonly StoredReview[], separations: readonly Separation[]): Before | null {
  if (reviews.length === 0 && separations.length === 0) return null
  return {
    ...(reviews.length > 0 ? { reviews: reviews.map(({ id }) => id) } : {}),
    ...(separations.length > 0 ? { separations } : {}),
  }
}

/**
 * Takes a merge back, whatever has been merged, linked or unlinked since: the retired person is as if it had not been
 * merged. The machine never joins the two again, nor what the merge had overruled. What came meanwhile stays with the
 * survivor; a record that does not fit there is asked about, and may be of the retired person.
 */
export async function unmerge(
  unit: PatientUnit,
  deps: PatientDeps,
  request: Decider & { mergeEventId: string },
): Promise<IdentityEvent> {
  const merged = await unit.event(readId(request.mergeEventId, 'mergeEventId', 'merge'))
  if (merged?.type !== 'MERGED') throw notFound('mergeEventId', 'merge')
  const [retired] = await unit.persons([merged.otherMpiId!])
  if (retired?.mergeEvent !== merged.id) throw conflict('mergeEventId', 'was taken back already')
  const { reviews, about } = await askedAgain(unit, merged.before?.reviews ?? [])
  const before = await readNeighbourhood(unit, [retired.root, ...about])
  const restored = below(retired.mpiId, before.persons)
  const records = [...before.records.values()].filter(({ mpiId }) => mpiId === retired.root)
  const [left, own] = [false, true].map((of) => records.filter(({ home }) => restored.has(home) === of))
  const doubts = await doubtsBetween(unit, deps, merged, left!, before)
  const doubted = new Set([...(await askedToFit(unit, left!)), ...doubts.map(({ record }) => record)])
  const known = left!.filter(({ id }) => !doubted.has(id))
  const sides = [idsOf(own!), idsOf(known.length > 0 ? known : left!)] as const
  const id = await unit.takeIds(1 + doubts.length)
  const at = deps.now()
  const event = decisionEvent(request, at, {
    id,
    type: 'UNMERGED',
    mpiId: merged.mpiId,
    otherMpiId: retired.mpiId,
    before: { mergeEvent: merged.id },
  })
  await revise(unit, deps.valueHash, {
    before,
    persons: [{ ...retired, mergedInto: null, mergeEvent: null, active: true }],
    emptiedInto: await trailOfSide(unit, retired, before, [own!.length, left!.length]),
    reviews,
    asked: doubts.map((doubt, i) => reviewOf(doubt, id + 1 + i, at)),
    events: [event],
    rest: { newSeparations: [...separate(...sides), ...(await rememberedSeparations(unit, merged))] },
  })
  return event
}

/** Records of which a steward is being asked whether they fit their person: nobody knows yet to whom they are to be kept apart. */
async function askedToFit(unit: PatientUnit, records: readonly StoredRecord[]): Promise<number[]> {
  const open = await unit.openReviewsOf(idsOf(records))
  return open.filter(({ kind, shown }) => kind === 'FIT' && shown).map(({ record }) => record)
}

const idsOf = (records: readonly StoredRecord[]) => records.map(({ id }) => id)

/** Where the side leads that nothing comes back to, or stays with. */
async function trailOfSide(
  unit: PatientUnit,
  retired: StoredPerson,
  { persons, records }: Neighbourhood,
  [own, rest]: readonly [own: number, rest: number],
): Promise<string | null> {
  if (own > 0 && rest > 0) return null
  const parted = new Map(persons).set(retired.mpiId, { ...retired, mergedInto: null })
  return trailOf(unit, own === 0 ? retired.mpiId : retired.root, { persons: parted, records })
}
