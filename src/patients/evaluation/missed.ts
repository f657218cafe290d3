import { type FieldExplanation, probability } from '../matching/score.ts'
import { THRESHOLDS } from './thresholds.ts'

/** Why true pairs, or the persons of questions, were missed at the least threshold: the counts but `count` add up to it. */
export interface Missed {
  threshold: number
  count: number
  /** No key that is searched leads to them. */
  notFound: number
  /** They would weigh too little without any veto as well. */
  tooLittle: number
  /** A veto holds them back; most first. */
  vetoed: { veto: string; count: number }[]
  /** They weigh enough by themselves, and what else is known speaks for somebody else or against. */
  otherwise: number
}

const THRESHOLD = THRESHOLDS.at(-1)!

/** Counts why pairs that were found were missed. */
export function missedCounts() {
  let found = 0
  let tooLittle = 0
  let otherwise = 0
  const vetoes = new Map<string, number>()
  return {
    /** A pair that blocking found, by all that its weight consists of. */
    add(explanation: readonly FieldExplanation[]): void {
      found++
      const veto = explanation.find(({ field }) => field === 'veto')
      if (reaches(explanation)) otherwise++
      else if (veto && reaches(explanation.filter(({ field }) => field !== 'veto')))
        vetoes.set(veto.level, (vetoes.get(veto.level) ?? 0) + 1)
      else tooLittle++
    },
    /** @param count all that were missed, whether found or not */
    result: (count: number): Missed => ({
      threshold: THRESHOLD,
      count,
      notFound: count - found,
      tooLittle,
      vetoed: Array.from(vetoes, ([veto, times]) => ({ veto, count: times })).toSorted(
        (a, b) => b.count - a.count || (a.veto < b.veto ? -1 : 1),
      ),
      otherwise,
    }),
  }
}

const reaches = (explanation: readonly FieldExplanation[]): boolean =>
  probability(explanation.reduce((sum, { weight }) => sum + weight, 0)) >= THRESHOLD
