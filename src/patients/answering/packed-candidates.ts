import type { RankedCandidate } from '../matching/decide.ts'
import type { FieldExplanation } from '../matching/score.ts'

type PackedExplanation = [field: string, level: string, weight: number]
type PackedCandidate = [mpiId: string, probability: number, weight: number, grade: string, PackedExplanation[]]

/** Candidates as short JSON: lists instead of objects. They are most of an answer, and few ask for them. */
export function packCandidates(candidates: readonly RankedCandidate[]): string {
  return JSON.stringify(
    candidates.map(({ mpiId, probability, matchWeight, grade, explanation }): PackedCandidate => {
      const fields = explanation.map(({ field, level, weight }): PackedExplanation => [field, level, weight])
      return [mpiId, probability, matchWeight, grade, fields]
    }),
  )
}

/** What {@link packCandidates} has packed. */
export function unpackCandidates(text: string): RankedCandidate[] {
  return (JSON.parse(text) as PackedCandidate[]).map(([mpiId, probability, matchWeight, grade, fields]) => {
    const explanation = fields.map(([field, level, weight]): FieldExplanation => ({ field, level, weight }))
    return { mpiId, probability, matchWeight, grade: grade as RankedCandidate['grade'], explanation }
  })
}
