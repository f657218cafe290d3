import { pairsOf, qualityOf, type Quality } from './quality.ts'

/** A grouping of records into persons against the true one. */
export interface GroupingQuality {
  /** Pairs of records in one group (pairwise precision and recall). */
  pairs: Quality
  /** Groups that hold exactly the records of a true cluster. */
  clusters: Quality
  groups: number
}

/** Compares two groupings: `found` and `truth` name the group of each record, in one order. */
export function compareGroupings(found: readonly string[], truth: readonly string[]): GroupingQuality {
  const sizes = countBy(found)
  const trueSizes = countBy(truth)
  const common = new Map<string, { group: string; cluster: string; count: number }>()
  for (const [i, group] of found.entries()) {
    const key = JSON.stringify([group, truth[i]])
    const cell = common.get(key)
    if (cell) cell.count++
    else common.set(key, { group, cluster: truth[i]!, count: 1 })
  }
  let right = 0
  let exact = 0
  for (const { group, cluster, count } of common.values()) {
    right += pairsOf(count)
    if (count === sizes.get(group) && count === trueSizes.get(cluster)) exact++
  }
  return {
    pairs: qualityOf(right, sumOfPairs(sizes), sumOfPairs(trueSizes)),
    clusters: qualityOf(exact, sizes.size, trueSizes.size),
    groups: sizes.size,
  }
}

function countBy(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

const sumOfPairs = (sizes: ReadonlyMap<string, number>) => sizes.values().reduce((sum, size) => sum + pairsOf(size), 0)
