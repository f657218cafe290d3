import { conflictIn } from '../matching/compare/identifiers.ts'
import type { MatchModel } from '../matching/model/model.ts'
import type { Scorer } from '../matching/score.ts'
import { AUTHORITY, FEWEST_MATES, VETOES } from '../matching/vetoes/vetoes.ts'
import type { PersonView } from './person-view.ts'

/** Why two persons are not joined though all that is known of them agrees. */
export interface Conflict {
  name: string
  /** The greatest match weight, in bits, that it leaves. */
  cap: number
}

/** Pairs of statements beyond which only a person can tell. */
const MOST_PAIRS = 2_000
const TOO_MANY: Conflict = { name: 'too many records to compare', cap: AUTHORITY.cap }

/**
 * Whether some record of one person speaks against some record of the other, which the best of all values of both hides:
 * so a third record never joins two members of one household.
 */
export function conflictBetween(
  a: PersonView,
  b: PersonView,
  score: Scorer,
  { householdMates }: MatchModel,
  authoritative: ReadonlySet<string>,
): Conflict | null {
  if (a.statements.length * b.statements.length > MOST_PAIRS) return TOO_MANY
  const households = householdMates >= FEWEST_MATES
  const vetoes = VETOES.filter(({ conflict, household }) => conflict && (households || !household))
  let strictest: Conflict | null = null
  for (const { prepared: one } of a.statements) {
    for (const { prepared: other } of b.statements) {
      score.weigh(one, other)
      for (const veto of vetoes) {
        if (veto.cap < (strictest?.cap ?? Infinity) && veto.applies(score.levels, one, other, score.today))
          strictest = veto
      }
      if (!strictest && conflictIn(authoritative, one.identifiers, other.identifiers)) strictest = AUTHORITY
    }
  }
  return strictest
}
