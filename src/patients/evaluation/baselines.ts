import type { Profile } from '../matching/profile.ts'
import { pairsOf, qualityOf, type Quality } from './quality.ts'

/** What is naively taken for one person: those who share such a value. */
export const BASELINES: Readonly<Record<string, (profile: Profile) => readonly string[]>> = {
  phone: ({ phones }) => phones,
  SSN: ({ ssns }) => ssns,
  'name and birth date': ({ names, birthDates }) =>
    names.flatMap(({ first, last }) => (first && last ? birthDates.map((date) => `${first} ${last} ${date}`) : [])),
}

/** Groups of more records are no longer looked at pair by pair. */
const LARGEST = 2000

/** How good it would be to call one person all pairs of records that share a value. */
export function baselineQuality(
  profiles: readonly Profile[],
  clusters: readonly string[],
  valuesOf: (profile: Profile) => readonly string[],
): Quality {
  const groups = new Map<string, number[]>()
  for (const [i, profile] of profiles.entries()) {
    for (const value of valuesOf(profile)) {
      const group = groups.get(value)
      if (group) group.push(i)
      else groups.set(value, [i])
    }
  }
  const pairs = new Set<number>()
  for (const group of groups.values()) {
    for (const [at, a] of group.slice(0, LARGEST).entries()) {
      for (const b of group.slice(at + 1, LARGEST)) pairs.add(a * profiles.length + b)
    }
  }
  let right = 0
  for (const pair of pairs) {
    if (clusters[Math.floor(pair / profiles.length)] === clusters[pair % profiles.length]) right++
  }
  const truth = Map.groupBy(clusters, (cluster) => cluster)
  return qualityOf(
    right,
    pairs.size,
    truth.values().reduce((sum, { length }) => sum + pairsOf(length), 0),
  )
}
