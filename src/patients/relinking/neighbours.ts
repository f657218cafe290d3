import type { PatientReads } from '../index/patient-index.ts'
import { readValueCounts } from '../index/value-counts.ts'
import { countedInPairs } from '../matching/counted-in-pairs.ts'
import { countedValues } from '../matching/frequency.ts'
import type { MatchModel } from '../matching/model/model.ts'
import { type Scorer, scorer } from '../matching/score.ts'
import type { Profile } from '../matching/profile.ts'
import { knownPersons } from '../registering/known-persons.ts'
import { inTurns } from '../registering/in-turns.ts'
import type { PatientDeps } from '../registering/patient-deps.ts'
import { type PersonView, viewsOf } from './person-view.ts'

/** A person who may be the same as another, and the weight of all that is known of the two in bits. */
export interface Neighbour {
  mpiId: string
  weight: number
}

/** What relinking reads. */
export type RelinkReads = Pick<
  PatientReads,
  'candidates' | 'eventsOf' | 'frequencies' | 'openReviewsOf' | 'recordsOf' | 'reviewsById' | 'separationsOf' | 'trees'
>

/** Bits below which two persons have nothing to do with each other under a model. */
function leastWeight({ matchThreshold, possibleThreshold, marginBits }: MatchModel): number {
  const bits = (p: number) => Math.log2(p / (1 - p))
  return Math.min(bits(possibleThreshold), bits(matchThreshold) - marginBits)
}

/** Persons found by the keys of some, with their profiles and how many persons have their values. */
export interface Surroundings {
  score: Scorer
  /** Of each person asked for, those that may be the same, in no order. */
  neighbours: ReadonlyMap<string, readonly Neighbour[]>
}

/**
 * Searches for what may be the same as any of the persons; in two round trips. `known` are further persons that are going
 * to be weighed.
 */
export async function readSurroundings(
  reads: RelinkReads,
  { keysOf, valueHash, authoritative }: PatientDeps,
  model: MatchModel,
  persons: readonly PersonView[],
  known: Iterable<Profile> = [],
): Promise<Surroundings> {
  const search = await reads.candidates(
    persons.map(({ statements }) => [...new Set(statements.flatMap(({ profile }) => keysOf(profile)))]),
  )
  const found = knownPersons(search.profiles)
  const others = search.found.map(({ mpiIds }, i) => mpiIds.filter((mpiId) => mpiId !== persons[i]!.mpiId))
  const counted = countedInPairs(model)
  await inTurns(persons, ({ prepared }, i) =>
    others[i]!.forEach((mpiId) => counted.add(prepared, found.prepared(mpiId))),
  )
  const counts = await readValueCounts(reads, valueHash, [
    ...[...persons.map(({ profile }) => profile), ...known].flatMap(countedValues),
    ...counted.values(),
  ])
  const score = scorer(model, { persons: counts.persons, frequency: counts.lookup, authoritative })
  const least = leastWeight(model)
  const neighbours = await inTurns(persons, (person, i): [string, Neighbour[]] => [
    person.mpiId,
    others[i]!.map((mpiId) => ({ mpiId, weight: score.weigh(person.prepared, found.prepared(mpiId)) })).filter(
      ({ weight }) => weight >= least,
    ),
  ])
  return { score, neighbours: new Map(neighbours) }
}

/** Reads those of the persons that are not in `views` yet, into it. */
export async function readViews(
  reads: RelinkReads,
  views: Map<string, PersonView>,
  mpiIds: Iterable<string>,
): Promise<void> {
  const missing = [...new Set(mpiIds)].filter((mpiId) => !views.has(mpiId))
  for (const [mpiId, view] of viewsOf(await reads.recordsOf(missing))) views.set(mpiId, view)
}
