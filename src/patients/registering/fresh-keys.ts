import { KEY_CAP } from '../index/patient-index.ts'

/** The blocking keys that a batch itself has added, as the index will have them. */
export interface FreshKeys {
  add(keys: Iterable<bigint>, mpiId: string): void
  find(keys: readonly bigint[]): { mpiIds: Set<string>; truncated: boolean }
}

export function freshKeys(): FreshKeys {
  const holders = new Map<bigint, string[]>()
  return {
    add: (keys, mpiId) => {
      for (const key of keys) {
        const already = holders.get(key)
        if (already) already.push(mpiId)
        else holders.set(key, [mpiId])
      }
    },
    find: (keys) => {
      const mpiIds = new Set<string>()
      let truncated = false
      for (const key of keys) {
        const found = holders.get(key) ?? []
        if (found.length > KEY_CAP) truncated = true
        else for (const mpiId of found) mpiIds.add(mpiId)
      }
      return { mpiIds, truncated }
    },
  }
}
