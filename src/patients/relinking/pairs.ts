import type { Separation } from '../index/stored.ts'
import type { Prepared } from '../matching/compare/prepared.ts'
import type { MatchModel } from '../matching/model/model.ts'
import { type FieldExplanation, probability, type Scorer } from '../matching/score.ts'
import { SEPARATED } from '../matching/vetoes/vetoes.ts'
import { type Conflict, conflictBetween } from './conflicts.ts'
import type { PersonView, Statement } from './person-view.ts'

/** What is to be said of two persons. */
export interface Verdict {
  /** Bits, what stands between them included. */
  weight: number
  /** Whether the machine may join them, whoever else there is. */
  one: boolean
  separated: boolean
  conflict: Conflict | null
}

/** Weighs whole persons against each other, each pair once. */
export interface Pairs {
  verdict(a: PersonView, b: PersonView): Verdict
  /** As a review shows it: the entries add up to the weight. */
  explain(a: PersonView, b: PersonView): FieldExplanation[]
  /** The two records that say most for it. */
  nearest(a: PersonView, b: PersonView): { record: number; otherRecord: number }
}

/** One name for a pair, whichever comes first. */
export const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`)

/** Records of a person that are looked through for the nearest. */
const MOST_NEAREST = 30

/**
 * Two persons are one when all that is known of them matches, when some record of each matches the other as if it were
 * registered now, and when no two of their records are in conflict.
 */
export function createPairs(
  score: Scorer,
  model: MatchModel,
  authoritative: ReadonlySet<string>,
  separations: readonly Separation[],
): Pairs {
  const apart = new Map<number, Set<number>>()
  for (const [a, b] of separations) {
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const)
      apart.set(one, (apart.get(one) ?? new Set()).add(other))
  }
  const verdicts = new Map<string, Verdict>()
  const matches = (a: Prepared, b: Prepared) => probability(score.weigh(a, b)) >= model.matchThreshold
  const reaches = ({ statements }: PersonView, { prepared }: PersonView) =>
    statements.length === 1 || statements.some((said) => matches(said.prepared, prepared))
  const separated = (a: PersonView, b: PersonView) => {
    const others = new Set(b.records.map(({ id }) => id))
    return a.records.some(({ id }) =>
      apart
        .get(id)
        ?.values()
        .some((other) => others.has(other)),
    )
  }

  const judge = (a: PersonView, b: PersonView): Verdict => {
    const all = score.weigh(a.prepared, b.prepared)
    if (separated(a, b)) return { weight: Math.min(all, SEPARATED.cap), one: false, separated: true, conflict: null }
    if (probability(all) < model.matchThreshold) return { weight: all, one: false, separated: false, conflict: null }
    const conflict = conflictBetween(a, b, score, model, authoritative)
    if (conflict) return { weight: Math.min(all, conflict.cap), one: false, separated: false, conflict }
    return { weight: all, one: reaches(a, b) && reaches(b, a), separated: false, conflict: null }
  }

  return {
    verdict: (a, b) => {
      const key = pairKey(a.mpiId, b.mpiId)
      const known = verdicts.get(key) ?? judge(a, b)
      verdicts.set(key, known)
      return known
    },
    explain: (a, b) => {
      const entries = score.explain(a.prepared, b.prepared)
      const conflict = verdicts.get(pairKey(a.mpiId, b.mpiId))?.conflict
      const weight = score.weigh(a.prepared, b.prepared)
      if (!conflict || weight <= conflict.cap) return entries
      return [...entries, { field: 'veto', level: `${conflict.name}, of two records`, weight: conflict.cap - weight }]
    },
    nearest: (a, b) => {
      let best = -Infinity
      let found: [Statement, Statement] = [a.statements[0]!, b.statements[0]!]
      for (const one of a.statements.slice(0, MOST_NEAREST)) {
        for (const other of b.statements.slice(0, MOST_NEAREST)) {
          const weight = score.weigh(one.prepared, other.prepared)
          if (weight > best) [best, found] = [weight, [one, other]]
        }
      }
      return { record: found[0].records[0]!.id, otherRecord: found[1].records[0]!.id }
    },
  }
}
