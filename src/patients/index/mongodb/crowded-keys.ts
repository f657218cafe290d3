import type { Document } from 'mongodb'
import { KEY_CAP } from '../patient-index.ts'
import { asking, inParts, type Scope } from './scope.ts'

/** Keys that more persons have than are looked at. Which ones may is remembered; which ones do is asked each time. */
export interface CrowdedKeys {
  isSuspected(this: void, key: bigint): boolean
  suspect(key: bigint): void
  /** Those of the keys that do. */
  among(scope: Scope, keys: readonly bigint[]): Promise<bigint[]>
}

/** Keys counted by one command. */
const AT_ONCE = 100

export function crowdedKeys(remembered = 100_000): CrowdedKeys {
  const suspected = new Set<bigint>()
  const suspect = (key: bigint) => {
    if (suspected.size >= remembered) suspected.clear()
    suspected.add(key)
  }
  return {
    isSuspected: (key) => suspected.has(key),
    suspect,
    among: async (scope, keys) => {
      const groups = Array.from({ length: Math.ceil(keys.length / AT_ONCE) }, (_, i) =>
        keys.slice(i * AT_ONCE, (i + 1) * AT_ONCE),
      )
      const many = (await inParts(scope, groups, (group) => beyondCap(scope, group))).flat()
      for (const key of keys) suspected.delete(key)
      for (const key of many) suspect(key)
      return many
    },
  }
}

/** Counts the persons of each key no further than to the cap, all in one command. */
async function beyondCap(scope: Scope, [first, ...others]: readonly bigint[]): Promise<bigint[]> {
  if (first === undefined) return []
  const { persons } = scope.collections
  const unions = others.map((key) => ({ $unionWith: { coll: persons.collectionName, pipeline: counting(key) } }))
  const counted = persons.aggregate<{ _id: bigint; persons: number }>([...counting(first), ...unions], asking(scope))
  return (await counted.toArray()).filter(({ persons }) => persons > KEY_CAP).map(({ _id }) => _id)
}

const counting = (key: bigint): Document[] => [
  { $match: { keys: key } },
  { $limit: KEY_CAP + 1 },
  { $group: { _id: key, persons: { $sum: 1 } } },
]
