import type { Profile } from '../matching/profile.ts'
import { pairsOf, qualityOf, type Quality } from './quality.ts'

type Baseline = (profile: Profile) => readonly string[]

/** What is naively taken for one person: those who share such a value. */
const BASELINES: Readonly<Record<string, Baseline>> = {
  phone: ({ phones }) => phones,
  'e-mail': ({ emails }) => emails,
  // where a country has another number, the column for the SSN holds that one
  SSN: ({ ssns, nationalIds }) => [...ssns, ...nationalIds],
  'name and birth date': ({ names, birthDates }) =>
    names.flatMap(({ first, last }) => (first && last ? birthDates.map((date) => `${first} ${last} ${date}`) : [])),
}

/** The naive rules that can be tried: those of which each of the files has a value. */
export const triedBaselines = (...files: readonly (readonly Profile[])[]): [name: string, valuesOf: Baseline][] =>
  Object.entries(BASELINES).filter(([, valuesOf]) =>
    files.every((profiles) => profiles.some((profile) => valuesOf(profile).length > 0)),
  )

/** Groups of more records are no longer looked at pair by pair. */
const LARGEST = 2000

/** How good it would be to call one person all pairs of records that share a value. */
export function baselineQuality(
  profiles: readonly Profile[],
  clusters: readonly string[],
  valuesOf: Baseline,
): Quality {
  const values = profiles.map((profile) => new Set(valuesOf(profile)))
  const groups = new Map<string, number[]>()
  for (const [i, own] of values.entries()) {
    for (const value of own) {
      const group = groups.get(value)
      if (!group) groups.set(value, [i])
      else if (group.length < LARGEST) group.push(i)
    }
  }
  let right = 0
  let claimed = 0
  for (const [i, own] of values.entries()) {
    const others = new Set<number>()
    for (const value of own) for (const other of groups.get(value)!) if (other > i) others.add(other)
    claimed += others.size
    for (const other of others) if (clusters[i] === clusters[other]) right++
  }
  const truth = Map.groupBy(clusters, (cluster) => cluster)
  return qualityOf(
    right,
    claimed,
    truth.values().reduce((sum, { length }) => sum + pairsOf(length), 0),
  )
}
