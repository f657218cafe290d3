import type { PatientUnit } from '../index/patient-index.ts'
import type { IdentityEvent, StoredPerson } from '../index/stored.ts'
import type { PatientDeps } from '../registering/patient-deps.ts'
import { type Doubt, reviewOf } from '../stewardship/doubt.ts'
import { decisionEvent } from '../stewardship/events.ts'
import { recordsIn } from '../stewardship/linking.ts'
import type { Neighbourhood } from '../stewardship/membership.ts'
import { olderFirst } from '../stewardship/older-first.ts'
import { readNeighbourhood, revise } from '../stewardship/revision.ts'
import type { Join } from './findings.ts'

/** Who decides, under which model. */
export interface Machine {
  actor: string
  /** The version of the match model. */
  model: string
}

/** What a merge by the machine did. */
export interface Joined {
  survivor: string
  retired: string
  /** Records that came to the survivor. */
  records: number
}

/** Merges the persons of each join into the older of the two, each merge an event of its own that can be taken back. */
export async function join(
  unit: PatientUnit,
  { valueHash, now }: PatientDeps,
  machine: Machine,
  joins: readonly Join[],
): Promise<Joined[]> {
  const before = await readNeighbourhood(unit, bothOf(joins))
  const merges = planMerges(before, machine, joins, await unit.takeIds(joins.length), now())
  const [persons, events] = [merges.map(({ edge }) => edge), merges.map(({ event }) => event)]
  await revise(unit, valueHash, { before, persons, events })
  return merges.map(({ joined }) => joined)
}

/** The persons of all joins. */
export const bothOf = (joins: readonly Join[]): string[] =>
  joins.flatMap(({ mpiId, otherMpiId }) => [mpiId, otherMpiId])

/** A merge that is to be made. */
export interface PlannedMerge {
  event: IdentityEvent
  /** The retired person with its edge. */
  edge: StoredPerson
  joined: Joined
}

/** The merge of each join, with events numbered from `firstId`. The older person survives. */
export function planMerges(
  before: Neighbourhood,
  { actor, model }: Machine,
  joins: readonly Join[],
  firstId: number,
  at: Date,
): PlannedMerge[] {
  const decider = { actor, reason: `relinked under the match model ${model}` }
  return joins.map(({ mpiId, otherMpiId }, i) => {
    const [older, younger] = olderFirst(before, mpiId, otherMpiId)
    const [survivor, retired] = [older.mpiId, younger.mpiId]
    const ends = { mpiId: survivor, otherMpiId: retired }
    const event = decisionEvent(decider, at, { id: firstId + i, type: 'MERGED', ...ends, before: { model } })
    const edge = { ...younger, mergedInto: survivor, mergeEvent: event.id }
    return { event, edge, joined: { survivor, retired, records: recordsIn(before, retired).length } }
  })
}

/** Opens reviews. */
export async function ask(unit: PatientUnit, { now }: PatientDeps, doubts: readonly Doubt[]): Promise<void> {
  const firstId = await unit.takeIds(doubts.length)
  await unit.write({ newReviews: doubts.map((doubt, i) => reviewOf(doubt, firstId + i, now())) })
}
