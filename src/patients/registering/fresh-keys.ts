import { KEY_CAP } from '../index/patient-index.ts'

/** The blocking keys that a batch itself has added, as the index will have them. */
export interface FreshKeys {
  add(keys: Iterable<bigint>, mpiId: string): void
  find(keys: readonly bigint[]): { mpiIds: Set<string>; truncated: boolean }
}

export function freshKeys(): FreshKeys {
  const holders = new Map<bigint, Set<string>>()
  return {
    add: (keys, mpiId) => {
      for (const key of keys) {
        const already = holders.get(key)
        if (already) already.add(mpiId)
        else holders.set(key, new Set([mpiId]))
      }
    },
    find: (keys) => {
      const mpiIds = new Set<string>()
      let truncated = false
      for (const key of keys) {
        const found = holders.get(key)
        if (!found) continue
        if (found.size > KEY_CAP) truncated = true
        else for (const mpiId of found) mpiIds.add(mpiId)
      }
      return { mpiIds, truncated }
    },
  }
}
