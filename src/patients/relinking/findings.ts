import type { StoredReview } from '../index/stored.ts'
import type { MatchModel } from '../matching/model/model.ts'
import { probability } from '../matching/score.ts'
import type { PatientDeps } from '../registering/patient-deps.ts'
import type { Doubt } from '../stewardship/doubt.ts'
import { findMisfits } from './misfits.ts'
import { readSurroundings, readViews, type RelinkReads, type Surroundings } from './neighbours.ts'
import { createPairs, pairKey, type Pairs } from './pairs.ts'
import { byFirstRecord, type PersonView } from './person-view.ts'

/** Two persons whom the machine is sure are one. */
export interface Join {
  mpiId: string
  otherMpiId: string
}

/** What is to be done about some persons. */
export interface Findings {
  /** The surest first, each person in one of them. */
  joins: Join[]
  /** To be asked once there is nothing to join. */
  doubts: Doubt[]
  /** Persons that may be the same as any in `joins`, and may be seen differently after it. */
  touched: string[]
  /** The persons looked at of whom a join or a doubt is. */
  concerned: string[]
}

const NOTHING: Findings = { joins: [], doubts: [], touched: [], concerned: [] }

/** Doubts that one person raises at a time. */
const MOST_DOUBTS = 10

/**
 * Looks at persons under a model: who is certainly the same as another, and what a steward should look at and has not
 * been asked. Symmetric and independent of the order of the persons: what is equally sure is told by which records were
 * registered first. The round trips do not grow with the number of persons.
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
  const persons = [...views.values()].toSorted(byFirstRecord)
  if (persons.length === 0) return NOTHING
  const { score, neighbours: first } = await readSurroundings(reads, deps, model, persons)
  const misfits = await findMisfits(reads, score, model, persons)
  const hot = persons.filter(({ mpiId }) => first.get(mpiId)!.length > 0)
  if (hot.length === 0) return { ...NOTHING, doubts: misfits, concerned: misfits.map(({ mpiId }) => mpiId) }

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
  const ground = { around: stillThere(surroundings, views), pairs, model }
  const joins = disjoint(
    hot.flatMap((person) => joinsOf(person, ground)),
    pairs,
  )
  if (joins.length > 0) {
    const touched = joins.flat().flatMap((person) => ground.around(person).map(({ mpiId }) => mpiId))
    const concerned = joins.map(([person]) => person.mpiId)
    return { joins: joins.map(([a, b]) => ({ mpiId: a.mpiId, otherMpiId: b.mpiId })), doubts: [], touched, concerned }
  }
  const open = await reads.openReviewsOf(hot.flatMap(({ records }) => records.map(({ id }) => id)))
  const raised = raisedBy(hot, open, ground)
  const concerned = [...misfits, ...raised.map(([person]) => person)].map(({ mpiId }) => mpiId)
  return { ...NOTHING, doubts: [...misfits, ...raised.map((pair) => doubtOf(pair, pairs))], concerned }
}

/** A person that is looked at, and one of its neighbours. */
type Pair = readonly [person: PersonView, other: PersonView]

interface Ground {
  /** The neighbours of a person that are still there, in the order in which they were registered. */
  around(person: PersonView): readonly PersonView[]
  pairs: Pairs
  model: MatchModel
}

function stillThere({ neighbours }: Surroundings, views: ReadonlyMap<string, PersonView>): Ground['around'] {
  const there = new Map<string, readonly PersonView[]>()
  for (const [mpiId, near] of neighbours) {
    const found = near.map((one) => views.get(one.mpiId)).filter((view) => view !== undefined)
    there.set(mpiId, found.toSorted(byFirstRecord))
  }
  return ({ mpiId }) => there.get(mpiId) ?? []
}

function joinsOf(person: PersonView, ground: Ground): Pair[] {
  return ground
    .around(person)
    .filter(
      (other) =>
        ground.pairs.verdict(person, other).one && clear(person, other, ground) && clear(other, person, ground),
    )
    .map((other) => [person, other])
}

/** Whether nobody comes near to being the person instead of `other`, unless that one is `other` too. */
function clear(person: PersonView, other: PersonView, { around, pairs, model }: Ground): boolean {
  const rivalry = pairs.verdict(person, other).weight - model.marginBits
  return around(person).every(
    (rival) => rival === other || pairs.verdict(person, rival).weight <= rivalry || pairs.verdict(rival, other).one,
  )
}

const inOrder = ([a, b]: Pair): Pair => (byFirstRecord(a, b) < 0 ? [a, b] : [b, a])

/** The surest of the joins of which no two have a person in common. */
function disjoint(joins: readonly Pair[], pairs: Pairs): Pair[] {
  const taken = new Set<PersonView>()
  return joins
    .map((join) => ({ join, ends: inOrder(join), weight: pairs.verdict(...join).weight }))
    .toSorted(
      (a, b) => b.weight - a.weight || byFirstRecord(a.ends[0], b.ends[0]) || byFirstRecord(a.ends[1], b.ends[1]),
    )
    .map(({ join }) => join)
    .filter(([person, other]) => {
      if (taken.has(person) || taken.has(other)) return false
      taken.add(person).add(other)
      return true
    })
}

/** Pairs of which a steward has not been asked yet. */
function raisedBy(persons: readonly PersonView[], open: readonly StoredReview[], ground: Ground): Pair[] {
  const asked = new Set(open.filter(({ kind }) => kind === 'JOIN').map((one) => pairKey(one.mpiId, one.otherMpiId)))
  return persons
    .flatMap((person) => doubtful(person, ground).map((other): Pair => [person, other]))
    .filter(([person, other]) => {
      const key = pairKey(person.mpiId, other.mpiId)
      if (asked.has(key)) return false
      asked.add(key)
      return true
    })
}

/** Persons of whom a steward should say whether they are the same as this one, the most probable first. */
function doubtful(person: PersonView, { around, pairs, model }: Ground): PersonView[] {
  return around(person)
    .map((other) => ({ other, verdict: pairs.verdict(person, other) }))
    .filter(({ verdict }) => !verdict.separated && probability(verdict.weight) >= model.possibleThreshold)
    .toSorted((a, b) => b.verdict.weight - a.verdict.weight || byFirstRecord(a.other, b.other))
    .slice(0, MOST_DOUBTS)
    .map(({ other }) => other)
}

/** As if the person whose records came later had been in doubt when they came. */
function doubtOf(pair: Pair, pairs: Pairs): Doubt {
  const [earlier, later] = inOrder(pair)
  const { weight: matchWeight } = pairs.verdict(later, earlier)
  const weighed = { probability: probability(matchWeight), matchWeight, explanation: pairs.explain(later, earlier) }
  const ends = { mpiId: later.mpiId, otherMpiId: earlier.mpiId, ...pairs.nearest(later, earlier) }
  return { kind: 'JOIN', home: null, ...ends, ...weighed }
}
