import type { PatientReads } from '../index/patient-index.ts'
import type { IdentityEvent, StoredPerson, StoredReview } from '../index/stored.ts'
import { packProfile, unpackProfile } from '../matching/packed.ts'
import { mergeProfiles } from '../matching/profile.ts'
import type { PatientDeps } from '../registering/patient-deps.ts'
import { recordsIn } from '../stewardship/linking.ts'
import type { Neighbourhood } from '../stewardship/membership.ts'
import { readNeighbourhood } from '../stewardship/revision.ts'
import { bothOf, type Joined, type Machine, planMerges } from './decisions.ts'
import { type Doubt, reviewOf } from '../stewardship/doubt.ts'
import type { Join } from './findings.ts'
import type { RelinkReads } from './neighbours.ts'
import type { Workplace } from './workplace.ts'

/** What a rehearsal has decided so far. */
interface Pretence {
  /** The persons that each survivor consists of, itself included. */
  parts: Map<string, string[]>
  /** The survivor of each retired person. */
  survivors: Map<string, string>
  /** The packed profile of each survivor. */
  profiles: Map<string, string>
  /** The merge of each retired person. */
  merges: Map<string, IdentityEvent>
  /** Reviews opened, by each of their records. */
  reviews: Map<number, StoredReview[]>
}

/**
 * Beside the index: it is only read, and read as if what was decided so far had been done. How frequent values are is not
 * followed. Keeps in memory what it decides, not what it reads.
 */
export function beside({ index, now }: PatientDeps, machine: Machine): Workplace {
  const pretence: Pretence = {
    parts: new Map(),
    survivors: new Map(),
    profiles: new Map(),
    merges: new Map(),
    reviews: new Map(),
  }
  const reads = pretending(index, pretence)
  let id = Number.MIN_SAFE_INTEGER

  const join = async (joins: readonly Join[]): Promise<Joined[]> => {
    const before = await readNeighbourhood(reads, bothOf(joins))
    // a steward may have merged or erased meanwhile what was examined before
    const isThere = (mpiId: string) => before.persons.get(mpiId)?.active === true && recordsIn(before, mpiId).length > 0
    const possible = joins.filter(({ mpiId, otherMpiId }) => isThere(mpiId) && isThere(otherMpiId))
    const merges = planMerges(before, machine, possible, id, now())
    id += joins.length
    for (const { event, edge } of merges) merge(pretence, event, edge, before)
    return merges.map(({ joined }) => joined)
  }
  const ask = async (doubts: readonly Doubt[]): Promise<void> => {
    for (const doubt of doubts) {
      const review = reviewOf(doubt, id++, now())
      for (const record of new Set([review.record, review.otherRecord])) {
        pretence.reviews.set(record, [...(pretence.reviews.get(record) ?? []), review])
      }
    }
  }
  return { reads, step: (work) => work({ reads, join, ask }) }
}

function merge(
  { parts, survivors, profiles, merges }: Pretence,
  event: IdentityEvent,
  { mpiId: retired }: StoredPerson,
  { persons }: Neighbourhood,
): void {
  const survivor = event.mpiId
  const gained = parts.get(retired) ?? [retired]
  parts.set(survivor, [...(parts.get(survivor) ?? [survivor]), ...gained])
  parts.delete(retired)
  for (const mpiId of gained) survivors.set(mpiId, survivor)
  const both = [survivor, retired].map((mpiId) => unpackProfile(profiles.get(mpiId) ?? persons.get(mpiId)!.profile))
  profiles.set(survivor, packProfile(mergeProfiles(both)))
  profiles.delete(retired)
  merges.set(retired, event)
}

/** The index as it would be. */
function pretending(index: PatientReads, { parts, survivors, profiles, merges, reviews }: Pretence): RelinkReads {
  const now = (mpiId: string) => survivors.get(mpiId) ?? mpiId
  const really = (mpiIds: readonly string[]) => [
    ...new Set(mpiIds.flatMap((mpiId) => parts.get(now(mpiId)) ?? [mpiId])),
  ]
  const moved = (review: StoredReview): StoredReview => {
    return { ...review, mpiId: now(review.mpiId), otherMpiId: now(review.otherMpiId) }
  }
  return {
    ...index,
    candidates: async (queries) => {
      const { profiles: stored, found } = await index.candidates(queries)
      const seen = Array.from(stored, ([mpiId, packed]) => [now(mpiId), profiles.get(now(mpiId)) ?? packed] as const)
      return {
        profiles: new Map(seen),
        found: found.map((one) => ({ ...one, mpiIds: [...new Set(one.mpiIds.map(now))] })),
      }
    },
    recordsOf: async (mpiIds) => {
      const records = await index.recordsOf(really(mpiIds))
      return records.map((record) => ({ ...record, mpiId: now(record.mpiId) })).toSorted((a, b) => a.id - b.id)
    },
    trees: async (roots) => {
      const persons = await index.trees(really(roots))
      return persons.map((person) => {
        const event = merges.get(person.mpiId)
        return event ? { ...person, mergedInto: event.mpiId, mergeEvent: event.id } : person
      })
    },
    eventsOf: async (mpiIds) => {
      const pretended = mpiIds.map((mpiId) => merges.get(mpiId)).filter((event) => event !== undefined)
      return [...(await index.eventsOf(mpiIds)), ...pretended]
    },
    openReviewsOf: async (records) => {
      const pretended = records.flatMap((record) => reviews.get(record) ?? [])
      return [...(await index.openReviewsOf(records)), ...pretended].map(moved)
    },
  }
}
