import { type CandidateSearch, KEY_CAP } from '../patient-index.ts'
import type { CrowdedKeys } from './crowded-keys.ts'
import type { PersonDocument } from './documents.ts'
import { asking, inParts, parts, type Scope } from './scope.ts'

export type SearchCandidates = (scope: Scope, queries: readonly (readonly bigint[])[]) => Promise<CandidateSearch>

type Holder = Pick<PersonDocument, '_id' | 'profile' | 'keys'>
const HOLDER = { profile: 1, keys: 1 }

/** Those who hold any of the keys that not too many hold, and those that do, as far as they were counted. */
interface Found {
  persons: readonly Holder[]
  many: readonly bigint[]
}
const NOBODY: Found = { persons: [], many: [] }

/**
 * Persons that one part of a search brings at most before its keys are looked at one by one: one key of very many
 * persons must not make a search read them all.
 */
const atMost = (keys: number) => 2_000 + 50 * keys

/**
 * Searches the keys of all queries at once, a large number in a few parts: the persons who hold any of them, with their
 * profiles. Keys that were seen to lead to too many are counted up to the cap before anything is read by them.
 */
export function candidateSearch(crowded: CrowdedKeys): SearchCandidates {
  const holders = async (scope: Scope, keys: readonly bigint[]): Promise<Found> => {
    if (keys.length === 0) return NOBODY
    const limit = atMost(keys.length)
    const find = (among: readonly bigint[]) =>
      scope.collections.persons.find<Holder>({ keys: { $in: [...among] } }, { projection: HOLDER, ...asking(scope) })
    const persons = await find(keys)
      .limit(limit + 1)
      .toArray()
    if (persons.length <= limit) return { persons, many: [] }
    const many = await crowded.among(scope, keys)
    return { persons: await find(keys.filter((key) => !many.includes(key))).toArray(), many }
  }

  return async (scope, queries) => {
    const askers = askersOf(queries)
    const asked = [...askers.keys()]
    const many = new Set(await crowded.among(scope, asked.filter(crowded.isSuspected)))
    const searched = parts(asked.filter((key) => !many.has(key)))
    const persons = new Map<string, Holder>()
    for (const part of await inParts(scope, searched, (keys) => holders(scope, keys))) {
      for (const person of part.persons) persons.set(person._id, person)
      for (const key of part.many) many.add(key)
    }
    for (const key of keysBeyondCap(persons.values(), askers)) {
      many.add(key)
      crowded.suspect(key)
    }
    return collect(persons.values(), askers, many, queries.length)
  }
}

function askersOf(queries: readonly (readonly bigint[])[]): Map<bigint, number[]> {
  const askers = new Map<bigint, number[]>()
  for (const [query, keys] of queries.entries()) {
    for (const key of keys) {
      const already = askers.get(key)
      if (already) already.push(query)
      else askers.set(key, [query])
    }
  }
  return askers
}

/** Keys that more persons have than are looked at. */
function keysBeyondCap(persons: Iterable<Holder>, askers: ReadonlyMap<bigint, unknown>): bigint[] {
  const holders = new Map<bigint, number>()
  for (const { keys = [] } of persons) {
    for (const key of keys) if (askers.has(key)) holders.set(key, (holders.get(key) ?? 0) + 1)
  }
  return [...holders].filter(([, count]) => count > KEY_CAP).map(([key]) => key)
}

/** From persons with their keys to queries with their persons. */
function collect(
  persons: Iterable<Holder>,
  askers: ReadonlyMap<bigint, readonly number[]>,
  many: ReadonlySet<bigint>,
  queries: number,
): CandidateSearch {
  const profiles = new Map<string, string>()
  const found = Array.from({ length: queries }, () => ({ mpiIds: new Set<string>(), truncated: false }))
  for (const { _id, profile, keys = [] } of persons) {
    for (const key of keys) {
      if (many.has(key)) continue
      for (const query of askers.get(key) ?? []) {
        found[query]!.mpiIds.add(_id)
        profiles.set(_id, profile)
      }
    }
  }
  for (const key of many) for (const query of askers.get(key) ?? []) found[query]!.truncated = true
  return { profiles, found: found.map(({ mpiIds, truncated }) => ({ mpiIds: [...mpiIds], truncated })) }
}
