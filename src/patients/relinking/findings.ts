import type { MatchModel } from '../matching/model/model.ts'
import { probability } from '../matching/score.ts'
import type { PatientDeps } from '../registering/patient-deps.ts'
import type { Doubt } from '../stewardship/doubt.ts'
import { findMisfits } from './misfits.ts'
import { type Neighbour, readSurroundings, readViews, type RelinkReads } from './neighbours.ts'
import { createPairs, pairKey, type Pairs } from './pairs.ts'
import type { PersonView } from './person-view.ts'

/** Two persons whom the machine is sure are one. */
export interface Join {
  mpiId: string
  otherMpiId: string
  weight: number
}

/** What is to be done about some persons. */
export interface Findings {
  /** The surest first, each person in one of them. */
  joins: Join[]
  /** To be asked once there is nothing to join. */
  doubts: Doubt[]
  /** Persons that may be the same as any in `joins`, and may be seen differently after it. */
  touched: string[]
}

/** Doubts that one person raises at a time. */
const MOST_DOUBTS = 10

/**
 * Looks at persons under a model: who is certainly the same as another, and what a steward should look at and has not
 * been asked. Symmetric and independent of the order of the persons. The round trips do not grow with their number.
 *
 * Two are joined when they are one (see {@link createPairs}) and neither is ambiguous: nobody comes within `marginBits` of
 * the pair who is not one with the other of it. So parts of one person come together however many they are.
 */
export async function examine(
  reads: RelinkReads,
  deps: PatientDeps,
  model: MatchModel,
  mpiIds: readonly string[],
): Promise<Findings> {
  const views = new Map<string, PersonView>()
  await readViews(reads, views, mpiIds)
  const persons = [...views.values()]
  if (persons.length === 0) return { joins: [], doubts: [], touched: [] }
  const { score, neighbours: first } = await readSurroundings(reads, deps, model, persons)
  const misfits = await findMisfits(reads, score, model, persons)
  const hot = persons.filter(({ mpiId }) => first.get(mpiId)!.length > 0)
  if (hot.length === 0) return { joins: [], doubts: misfits, touched: [] }

  const near = hot.flatMap(({ mpiId }) => first.get(mpiId)!)
  await readViews(
    reads,
    views,
    near.map(({ mpiId }) => mpiId),
  )
  const asked = new Set(hot.map(({ mpiId }) => mpiId))
  for (const { mpiId, weight } of near) if (probability(weight) >= model.matchThreshold) asked.add(mpiId)
  const both = [...asked].map((mpiId) => views.get(mpiId)).filter((view) => view !== undefined)
  const surroundings = await readSurroundings(
    reads,
    deps,
    model,
    both,
    [...views.values()].map(({ profile }) => profile),
  )
  await readViews(
    reads,
    views,
    [...surroundings.neighbours.values()].flat().map(({ mpiId }) => mpiId),
  )

  const separations = await reads.separationsOf(
    [...views.values()].flatMap(({ records }) => records.map(({ id }) => id)),
  )
  const pairs = createPairs(surroundings.score, model, deps.authoritative, separations)
  const ground = { views, pairs, neighbours: surroundings.neighbours, model }
  const joins = disjoint(hot.flatMap((person) => joinsOf(person, ground)))
  if (joins.length > 0) {
    const joined = joins.flatMap(({ mpiId, otherMpiId }) => [mpiId, otherMpiId])
    const touched = joined.flatMap((mpiId) => (surroundings.neighbours.get(mpiId) ?? []).map((one) => one.mpiId))
    return { joins, doubts: [], touched }
  }
  const open = await reads.openReviewsOf(hot.flatMap(({ records }) => records.map(({ id }) => id)))
  const known = new Set(open.filter(({ kind }) => kind === 'JOIN').map((one) => pairKey(one.mpiId, one.otherMpiId)))
  const doubts = new Map<string, Doubt>()
  for (const person of hot) {
    for (const other of doubtful(person, ground)) {
      const key = pairKey(person.mpiId, other.mpiId)
      if (!known.has(key) && !doubts.has(key)) doubts.set(key, doubtOf(person, other, pairs))
    }
  }
  return { joins, doubts: [...misfits, ...doubts.values()], touched: [] }
}

interface Ground {
  views: ReadonlyMap<string, PersonView>
  pairs: Pairs
  neighbours: ReadonlyMap<string, readonly Neighbour[]>
  model: MatchModel
}

/** The neighbours of a person that are still there. */
function around({ mpiId }: PersonView, { neighbours, views }: Ground): PersonView[] {
  return (neighbours.get(mpiId) ?? []).map((one) => views.get(one.mpiId)).filter((view) => view !== undefined)
}

function joinsOf(person: PersonView, ground: Ground): Join[] {
  const { pairs } = ground
  return around(person, ground)
    .filter((other) => pairs.verdict(person, other).one && clear(person, other, ground) && clear(other, person, ground))
    .map((other) => ({ mpiId: person.mpiId, otherMpiId: other.mpiId, weight: pairs.verdict(person, other).weight }))
}

/** Whether nobody comes near to being the person instead of `other`, unless that one is `other` too. */
function clear(person: PersonView, other: PersonView, ground: Ground): boolean {
  const { pairs, model } = ground
  const rivalry = pairs.verdict(person, other).weight - model.marginBits
  return around(person, ground).every(
    (rival) => rival === other || pairs.verdict(person, rival).weight <= rivalry || pairs.verdict(rival, other).one,
  )
}

/** The surest of the joins of which no two have a person in common. */
function disjoint(joins: readonly Join[]): Join[] {
  const taken = new Set<string>()
  const order = (join: Join) => pairKey(join.mpiId, join.otherMpiId)
  return joins
    .toSorted((a, b) => b.weight - a.weight || (order(a) < order(b) ? -1 : 1))
    .filter(({ mpiId, otherMpiId }) => {
      if (taken.has(mpiId) || taken.has(otherMpiId)) return false
      taken.add(mpiId).add(otherMpiId)
      return true
    })
}

/** Persons of whom a steward should say whether they are the same as this one, the most probable first. */
function doubtful(person: PersonView, ground: Ground): PersonView[] {
  const { pairs, model } = ground
  return around(person, ground)
    .map((other) => ({ other, verdict: pairs.verdict(person, other) }))
    .filter(({ verdict }) => !verdict.separated && probability(verdict.weight) >= model.possibleThreshold)
    .toSorted((a, b) => b.verdict.weight - a.verdict.weight || (a.other.mpiId < b.other.mpiId ? -1 : 1))
    .slice(0, MOST_DOUBTS)
    .map(({ other }) => other)
}

function doubtOf(a: PersonView, b: PersonView, pairs: Pairs): Doubt {
  const { weight: matchWeight } = pairs.verdict(a, b)
  const weighed = { probability: probability(matchWeight), matchWeight, explanation: pairs.explain(a, b) }
  return { kind: 'JOIN', home: null, mpiId: a.mpiId, otherMpiId: b.mpiId, ...pairs.nearest(a, b), ...weighed }
}
