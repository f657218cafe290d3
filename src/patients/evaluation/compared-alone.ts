import { setImmediate } from 'node:timers/promises'
import { KEY_CAP } from '../index/patient-index.ts'
import { keyTexts } from '../matching/blocking/keys.ts'
import { prepare } from '../matching/compare/prepared.ts'
import { frequencyTable } from '../matching/frequency.ts'
import type { MatchModel } from '../matching/model/model.ts'
import type { Profile } from '../matching/profile.ts'
import { probability, scorer } from '../matching/score.ts'
import { pairsOf, qualityOf, type Quality } from './quality.ts'
import { THRESHOLDS } from './thresholds.ts'

export interface ComparedAlone {
  /** Share of the true pairs that share a blocking key that is searched. */
  blockingRecall: number
  /** Other records that a record is compared with, on average. */
  candidatesPerRecord: number
  /** At each threshold, of all true pairs and of those that blocking found. */
  quality: { threshold: number; pairs: Quality; ofFound: Quality }[]
}

/** Pairs that share a key, each once, as numbers `a * records + b` with a before b. */
function candidatePairs(profiles: readonly Profile[]): Set<number> {
  const holders = new Map<string, number[]>()
  for (const [i, profile] of profiles.entries()) {
    for (const key of keyTexts(profile)) {
      const already = holders.get(key)
      if (already) already.push(i)
      else holders.set(key, [i])
    }
  }
  const pairs = new Set<number>()
  for (const block of holders.values()) {
    if (block.length > KEY_CAP) continue
    for (const [at, a] of block.entries()) {
      for (const b of block.slice(at + 1)) pairs.add(a * profiles.length + b)
    }
  }
  return pairs
}

const A_TURN = 5000

/** Every record against every other that shares a key, by the two alone: without persons, history, and margin. */
export async function compareAlone(
  profiles: readonly Profile[],
  clusters: readonly string[],
  persons: number,
  model: MatchModel,
  signal: AbortSignal,
): Promise<ComparedAlone> {
  const pairs = candidatePairs(profiles)
  const frequencies = frequencyTable()
  for (const profile of profiles) frequencies.add(profile)
  const { weigh } = scorer(model, { persons, frequency: frequencies.lookup })
  const prepared = profiles.map(prepare)
  const counts = THRESHOLDS.map((threshold) => ({ threshold, right: 0, claimed: 0 }))
  let found = 0
  let done = 0
  for (const pair of pairs) {
    if (++done % A_TURN === 0) await setImmediate(undefined, { signal })
    const [a, b] = [Math.floor(pair / profiles.length), pair % profiles.length]
    const same = clusters[a] === clusters[b]
    const p = probability(weigh(prepared[a]!, prepared[b]!))
    if (same) found++
    for (const count of counts) {
      if (p < count.threshold) continue
      count.claimed++
      if (same) count.right++
    }
  }
  const truth = Map.groupBy(clusters, (cluster) => cluster)
    .values()
    .reduce((sum, { length }) => sum + pairsOf(length), 0)
  return {
    blockingRecall: truth === 0 ? 1 : found / truth,
    candidatesPerRecord: (2 * pairs.size) / profiles.length,
    quality: counts.map(({ threshold, right, claimed }) => ({
      threshold,
      pairs: qualityOf(right, claimed, truth),
      ofFound: qualityOf(right, claimed, found),
    })),
  }
}
