import { DEFAULT_MODEL } from '../matching/model/defaults.ts'
import type { Answer } from '../matching/decide.ts'
import { readValueCounts } from '../index/value-counts.ts'
import type { InputWarning, PatientInput } from '../patient.ts'
import { checkBatch } from './checks.ts'
import { inTurns } from './in-turns.ts'
import type { ItemError } from './item-error.ts'
import { createJudge } from './judge.ts'
import { knownPersons } from './known-persons.ts'
import type { PatientDeps } from './patient-deps.ts'
import { type Question, readQuestion } from './question.ts'

/** An answer in the place of its input, or why there is none. */
export type MatchOutcome = MatchAnswer | { status: 'ERROR'; warnings: InputWarning[]; error: ItemError }
export interface MatchAnswer extends Answer {
  warnings: InputWarning[]
  searchTruncated: boolean
}

/**
 * Asks the index which persons the inputs are, in their order. Changes nothing. Three round trips, whatever the number of
 * inputs. Refuses more than `maxBatch` of them with BAD_USER_INPUT.
 */
export function createMatcher(deps: PatientDeps): (inputs: readonly PatientInput[]) => Promise<MatchOutcome[]> {
  const { index, keysOf, valueHash, authoritative, maxBatch, now } = deps
  return async (inputs) => {
    checkBatch(inputs.length, maxBatch)
    const questions = await inTurns(inputs, (input) => readQuestion(input, now(), keysOf))
    const [search, model] = await Promise.all([
      index.candidates(questions.map(({ keys }) => keys)),
      index.activeModel(),
    ])
    const known = knownPersons(search.profiles)
    const candidates = Iterator.from(known.ids()).map((mpiId) => known.profile(mpiId))
    const counts = await readValueCounts(
      index,
      valueHash,
      questions.map(({ profile }) => profile),
      candidates,
    )
    const judge = createJudge(model ?? DEFAULT_MODEL, known, counts, authoritative)
    return inTurns(questions, (question, i): MatchOutcome => {
      const { mpiIds, truncated } = search.found[i]!
      if (question.keys.length === 0) return unsearchable(question)
      const answer = judge.decide(question, mpiIds, truncated)
      return { ...answer, warnings: question.warnings, searchTruncated: truncated }
    })
  }
}

function unsearchable({ warnings }: Question): MatchOutcome {
  const message = 'too little is left to search by: give for instance names with a birth date, or a phone'
  return { status: 'ERROR', warnings, error: { code: 'BAD_USER_INPUT', message, field: null } }
}
