import type { LabelledFile } from './labelled-files.ts'

/** The warning, a line, that no record is of whom another one is too, as where another column tells the true person; or undefined. */
export function nobodyTwice(left: LabelledFile, right: LabelledFile | undefined): string | undefined {
  const clusters = new Set(left.records.map(({ cluster }) => cluster))
  const heading = left.columns.find(({ field }) => field === 'cluster')?.heading ?? 'true person'
  const remedy = `one ${heading}: --map cluster=<column> says which column tells the true person`
  if (right === undefined)
    return clusters.size === left.records.length && clusters.size > 1
      ? `${left.path}: warning: no two records have ${remedy}`
      : undefined
  if (right.records.some(({ cluster }) => cluster !== null && clusters.has(cluster))) return undefined
  return `${right.path}: warning: none of its records and of ${left.path} have ${remedy}`
}
