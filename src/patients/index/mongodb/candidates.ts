import { type CandidateSearch, KEY_CAP } from '../patient-index.ts'
import { type AskedKeys, askedKeys } from './asked-keys.ts'
import type { CrowdedKeys } from './crowded-keys.ts'
import { type Holder, HOLDER, readHolder } from './raw-holder.ts'
import { asking, inParts, parts, type Scope } from './scope.ts'

export type SearchCandidates = (scope: Scope, queries: readonly (readonly bigint[])[]) => Promise<CandidateSearch>

/** The documents of those who hold any of the keys that not too many hold, and those that do, as far as they were counted. */
interface Found {
  documents: readonly Buffer[]
  many: readonly bigint[]
}
const NOBODY: Found = { documents: [], many: [] }

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
      scope.collections.persons.find<Buffer>(
        { keys: { $in: [...among] } },
        { projection: HOLDER, raw: true, ...asking(scope) },
      )
    const documents = await find(keys)
      .limit(limit + 1)
      .toArray()
    if (documents.length <= limit) return { documents, many: [] }
    const many = await crowded.among(scope, keys)
    return { documents: await find(keys.filter((key) => !many.includes(key))).toArray(), many }
  }

  return async (scope, queries) => {
    const { asked, askers } = askersOf(queries)
    const many = new Set(await crowded.among(scope, asked.keys.filter(crowded.isSuspected)))
    const searched = parts(asked.keys.filter((key) => !many.has(key)))
    const persons = new Map<string, Holder>()
    for (const part of await inParts(scope, searched, (keys) => holders(scope, keys))) {
      for (const document of part.documents) {
        const holder = readHolder(document, asked)
        persons.set(holder.mpiId, holder)
      }
      for (const key of part.many) many.add(key)
    }
    for (const key of keysBeyondCap(persons.values(), asked)) {
      many.add(key)
      crowded.suspect(key)
    }
    return collect(
      persons.values(),
      asked.keys.map((key) => many.has(key)),
      askers,
      queries.length,
    )
  }
}

/** The keys of all queries, each once, and for each the queries that ask for it. */
function askersOf(queries: readonly (readonly bigint[])[]): { asked: AskedKeys; askers: number[][] } {
  const askers = new Map<bigint, number[]>()
  for (const [query, keys] of queries.entries()) {
    for (const key of keys) {
      const already = askers.get(key)
      if (already) already.push(query)
      else askers.set(key, [query])
    }
  }
  return { asked: askedKeys([...askers.keys()]), askers: [...askers.values()] }
}

/** Keys that more persons have than are looked at. */
function keysBeyondCap(persons: Iterable<Holder>, { keys }: AskedKeys): bigint[] {
  const holders = new Int32Array(keys.length)
  for (const { places } of persons) for (const place of places) holders[place]!++
  return keys.filter((_, place) => holders[place]! > KEY_CAP)
}

/** From persons with their keys to queries with their persons. */
function collect(
  persons: Iterable<Holder>,
  isMany: readonly boolean[],
  askers: readonly (readonly number[])[],
  queries: number,
): CandidateSearch {
  const profiles = new Map<string, string>()
  const found = Array.from({ length: queries }, () => ({ mpiIds: new Set<string>(), truncated: false }))
  for (const { mpiId, profile, places } of persons) {
    for (const place of places) {
      if (isMany[place]) continue
      for (const query of askers[place]!) {
        found[query]!.mpiIds.add(mpiId)
        profiles.set(mpiId, profile)
      }
    }
  }
  for (const [place, some] of askers.entries())
    if (isMany[place]) for (const query of some) found[query]!.truncated = true
  return { profiles, found: found.map(({ mpiIds, truncated }) => ({ mpiIds: [...mpiIds], truncated })) }
}
