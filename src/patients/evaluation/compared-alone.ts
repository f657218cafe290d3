import { setImmediate } from 'node:timers/promises'
import { KEY_CAP } from '../index/patient-index.ts'
import { keyTexts } from '../matching/blocking/keys.ts'
import { prepare } from '../matching/compare/prepared.ts'
import { frequencyTable } from '../matching/frequency.ts'
import type { MatchModel } from '../matching/model/model.ts'
import type { Profile } from '../matching/profile.ts'
import { probability, scorer } from '../matching/score.ts'
import { type Missed, missedCounts } from './missed.ts'
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

/** For each record the later ones that share a key with it. */
function* candidatesOf(profiles: readonly Profile[]): Generator<[record: number, others: Set<number>]> {
  const keys = profiles.map(keyTexts)
  const holders = new Map<string, number[]>()
  for (const [i, own] of keys.entries()) {
    for (const key of own) {
      const already = holders.get(key)
      if (already) already.push(i)
      else holders.set(key, [i])
    }
  }
  for (const [i, own] of keys.entries()) {
    const others = new Set<number>()
    for (const key of own) {
      const block = holders.get(key)!
      if (block.length <= KEY_CAP) for (const other of block) if (other > i) others.add(other)
    }
    yield [i, others]
  }
}

interface Grouped {
  /** The true person of each record. */
  clusters: readonly string[]
  /** The person of each record in the index at the least threshold. */
  persons: readonly string[]
  /** True pairs that are of two such persons. */
  missed: number
}

interface Settings {
  /** Persons in the index. */
  persons: number
  model: MatchModel
  authoritative: ReadonlySet<string>
  signal: AbortSignal
}

const A_TURN = 5000

/**
 * Every record against every other that shares a key, by the two alone: without persons, history, and margin; and why the
 * index missed true pairs, as far as that is seen in the two.
 */
export async function compareAlone(
  profiles: readonly Profile[],
  { clusters, ...grouped }: Grouped,
  { persons, model, authoritative, signal }: Settings,
): Promise<{ alone: ComparedAlone; missed: Missed }> {
  const frequencies = frequencyTable()
  for (const profile of profiles) frequencies.add(profile)
  const { weigh, explain } = scorer(model, { persons, frequency: frequencies.lookup, authoritative })
  const missed = missedCounts()
  const prepared = profiles.map(prepare)
  const counts = THRESHOLDS.map((threshold) => ({ threshold, right: 0, claimed: 0 }))
  let found = 0
  let done = 0
  for (const [a, others] of candidatesOf(profiles)) {
    for (const b of others) {
      if (++done % A_TURN === 0) await setImmediate(undefined, { signal })
      const same = clusters[a] === clusters[b]
      const p = probability(weigh(prepared[a]!, prepared[b]!))
      if (same) found++
      if (same && grouped.persons[a] !== grouped.persons[b]) missed.add(explain(prepared[a]!, prepared[b]!))
      for (const count of counts) {
        if (p < count.threshold) continue
        count.claimed++
        if (same) count.right++
      }
    }
  }
  const truth = Map.groupBy(clusters, (cluster) => cluster)
    .values()
    .reduce((sum, { length }) => sum + pairsOf(length), 0)
  const alone = {
    blockingRecall: truth === 0 ? 1 : found / truth,
    candidatesPerRecord: (2 * done) / profiles.length,
    quality: counts.map(({ threshold, right, claimed }) => ({
      threshold,
      pairs: qualityOf(right, claimed, truth),
      ofFound: qualityOf(right, claimed, found),
    })),
  }
  return { alone, missed: missed.result(grouped.missed) }
}
