import type { LabelledRecord } from './labelled-record.ts'

/** Of one category how many there are, and how many of them were found. */
export interface CategoryRecall {
  category: string
  count: number
  found: number
  recall: number
}

/** Counts by category, in the order of their names. */
export function categoryCounts() {
  const counts = new Map<string, { count: number; found: number }>()
  return {
    add(category: string, isFound: boolean): void {
      const entry = counts.get(category) ?? { count: 0, found: 0 }
      counts.set(category, { count: entry.count + 1, found: entry.found + Number(isFound) })
    },
    result: (): CategoryRecall[] =>
      [...counts]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([category, { count, found }]) => ({ category, count, found, recall: found / count })),
  }
}

/** Of the records of a category that are not the first of their cluster: how many share a person with one before. */
export function categoryRecall(records: readonly LabelledRecord[], persons: readonly string[]): CategoryRecall[] {
  const counts = categoryCounts()
  const known = new Map<string, Set<string>>()
  for (const [i, { cluster, category }] of records.entries()) {
    const before = known.get(cluster!)
    if (before && category !== null) counts.add(category, before.has(persons[i]!))
    known.set(cluster!, (before ?? new Set()).add(persons[i]!))
  }
  return counts.result()
}
