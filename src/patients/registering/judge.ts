import type { ValueCounts } from '../index/value-counts.ts'
import type { Prepared } from '../matching/compare/prepared.ts'
import { decide, type Answer } from '../matching/decide.ts'
import type { MatchModel } from '../matching/model/model.ts'
import { type FieldExplanation, probability, scorer, type Scorer } from '../matching/score.ts'
import { VETOES } from '../matching/vetoes/vetoes.ts'
import type { KnownPersons } from './known-persons.ts'
import type { Question } from './question.ts'

/** Weighs questions against persons under one model, with the index's counts as they are at the moment. */
export interface Judge {
  decide(question: Question, mpiIds: readonly string[], searchTruncated: boolean): Answer
  /** How well a question fits one person. */
  fit(question: Question, mpiId: string): Fit
}

export interface Fit {
  probability: number
  matchWeight: number
  explanation: FieldExplanation[]
  /** Whether the question may well be about the person: likely by its weight, or nothing speaks against it. */
  fits: boolean
}

/** The prior is computed anew when the number of persons has changed by this share. */
const NOTABLE = 1 / 64

export function createJudge(
  model: MatchModel,
  known: KnownPersons,
  counts: ValueCounts,
  authoritative: ReadonlySet<string>,
): Judge {
  let persons = -1
  let current: Scorer
  const scoring = (): Scorer => {
    if (persons < 0 || Math.abs(counts.persons - persons) > NOTABLE * Math.max(persons, 1000)) {
      persons = counts.persons
      current = scorer(model, { persons, frequency: counts.lookup, authoritative })
    }
    return current
  }
  return {
    decide: (question, mpiIds, searchTruncated) => {
      const candidates = mpiIds.map((mpiId) => ({ mpiId, profile: known.prepared(mpiId) }))
      return decide(question.prepared, candidates, scoring(), model, { searchTruncated })
    },
    fit: (question, mpiId) => fitOf(scoring(), model, question.prepared, known.prepared(mpiId)),
  }
}

/** How well what a record says fits what else is known of a person. */
export function fitOf(score: Scorer, { matchThreshold }: MatchModel, said: Prepared, person: Prepared): Fit {
  const matchWeight = score.weigh(said, person)
  const explanation = score.explain(said, person)
  const likely = probability(matchWeight) >= matchThreshold
  return {
    probability: probability(matchWeight),
    matchWeight,
    explanation,
    fits: likely || !contradicts(matchWeight, explanation),
  }
}

/** What tells one member of a household from another. */
const TELLING = new Set(['firstName', 'birthDate', 'ssn', 'suffix', 'nationalId'])

/** Vetoes about what two records say, which the values that agree best may hide. */
const CONFLICTS = new Set(VETOES.filter(({ conflict }) => conflict).map(({ name }) => name))

/** Whether the fields speak against a match, all together or one that tells persons apart. */
function contradicts(matchWeight: number, explanation: readonly FieldExplanation[]): boolean {
  const prior = explanation.find(({ field }) => field === 'prior')?.weight ?? 0
  const tells = ({ field, level }: FieldExplanation) =>
    (TELLING.has(field) && level === 'different') || (field === 'veto' && CONFLICTS.has(level))
  return matchWeight < prior || explanation.some(tells)
}
