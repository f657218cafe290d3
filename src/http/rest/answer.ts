import type { ServedMatch } from '../../patients/answering/answers.ts'
import type { MatchGrade } from '../../patients/matching/decide.ts'
import type { ItemError } from '../../patients/registering/item-error.ts'
import { restName } from './patient-data.ts'
import type { BatchAnswer, MatchAnswer, Problem } from './schemas.ts'

type Answered = Exclude<ServedMatch, { status: 'ERROR' }>

const lower = <T extends string>(name: T) => name.toLowerCase() as Lowercase<T>
const grade = (given: MatchGrade) => lower(given)

/** An answer as REST writes it. */
export function matchAnswer(answer: Answered): MatchAnswer {
  const warnings = answer.warnings.map(({ field, message }) => ({ field: restName(field), message }))
  return {
    status: lower(answer.status),
    mpi_id: answer.mpiId,
    probability: answer.probability,
    grade: answer.grade && grade(answer.grade),
    candidates: answer.candidates.map((candidate) => ({
      mpi_id: candidate.mpiId,
      probability: candidate.probability,
      match_weight: candidate.matchWeight,
      grade: grade(candidate.grade),
    })),
    provider: lower(answer.provider),
    served_from: lower(answer.servedFrom),
    ...(warnings.length > 0 && { warnings }),
  }
}

/** Why there is no answer, as REST writes it. */
export function problem({ code, message, field }: ItemError): Problem {
  return { code, message, field: field === null ? null : restName(field) }
}

/** The answers of a batch, counted. `durationMs` is what it took. */
export function batchAnswer(answers: readonly ServedMatch[], durationMs: number): BatchAnswer {
  const counted = { MATCH: 0, POSSIBLE: 0, NO_MATCH: 0, ERROR: 0 }
  const results = answers.map((answer) => {
    counted[answer.status]++
    return answer.status === 'ERROR' ? { status: 'error' as const, error: problem(answer.error) } : matchAnswer(answer)
  })
  return {
    results,
    summary: {
      total: answers.length,
      matched: counted.MATCH,
      possible: counted.POSSIBLE,
      unmatched: counted.NO_MATCH,
      errors: counted.ERROR,
      duration_ms: Math.round(durationMs * 10) / 10,
    },
  }
}
