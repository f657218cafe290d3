import { DEFAULT_MODEL } from '../matching/model/defaults.ts'
import { countedInPairs } from '../matching/counted-in-pairs.ts'
import type { Answer } from '../matching/decide.ts'
import { readValueCounts } from '../index/value-counts.ts'
import type { InputWarning, PatientInput } from '../patient.ts'
import { checkBatch } from './checks.ts'
import { inTurns } from './in-turns.ts'
import type { ItemError } from './item-error.ts'
import { createJudge } from './judge.ts'
import { knownPersons } from './known-persons.ts'
import { inParts } from './parts.ts'
import type { PatientDeps } from './patient-deps.ts'
import { type Question, readQuestion } from './question.ts'

/** An answer in the place of its input, or why there is none. */
export type MatchOutcome = MatchAnswer | { status: 'ERROR'; warnings: InputWarning[]; error: ItemError }
export interface MatchAnswer extends Answer {
  warnings: InputWarning[]
  searchTruncated: boolean
}

/** An answer, and everything in the index that it follows from. */
export interface FoundMatch {
  outcome: MatchOutcome
  /** The blocking keys that were searched. */
  keys: readonly bigint[]
  /** Every person that one of them led to, weighed however little. */
  mpiIds: readonly string[]
  /** Persons in the index at the time. */
  indexSize: number
}

/**
 * Asks the index which persons the inputs are, in their order, however many callers they come from. Changes nothing.
 * Three round trips for each of at most four parts, whatever the number of inputs. Between its steps it ends when `signal`
 * aborts.
 */
export function createFinder(
  deps: PatientDeps,
): (inputs: readonly PatientInput[], signal?: AbortSignal) => Promise<FoundMatch[]> {
  const { index, keysOf, valueHash, authoritative, now } = deps
  const find = async (questions: readonly Question[], signal?: AbortSignal): Promise<FoundMatch[]> => {
    const [search, active] = await Promise.all([
      index.candidates(questions.map(({ keys }) => keys)),
      index.activeModel(),
    ])
    signal?.throwIfAborted()
    const model = active ?? DEFAULT_MODEL
    const known = knownPersons(search.profiles)
    const counted = countedInPairs(model)
    await inTurns(questions, ({ prepared }, i) => {
      for (const mpiId of search.found[i]!.mpiIds) counted.add(prepared, known.prepared(mpiId))
    })
    const counts = await readValueCounts(index, valueHash, counted.values())
    signal?.throwIfAborted()
    const judge = createJudge(model, known, counts, authoritative)
    return inTurns(questions, (question, i): FoundMatch => {
      const { mpiIds, truncated } = search.found[i]!
      const { keys, warnings } = question
      const found = { keys, mpiIds, indexSize: counts.persons }
      if (keys.length === 0) return { ...found, outcome: unsearchable(question) }
      const answer = judge.decide(question, mpiIds, truncated)
      return { ...found, outcome: { ...answer, warnings, searchTruncated: truncated } }
    })
  }
  return async (inputs, signal) => {
    const parts: Promise<FoundMatch[]>[] = []
    for (const part of inParts(inputs)) {
      const questions = await inTurns(part, (input) => readQuestion(input, now(), keysOf))
      signal?.throwIfAborted()
      const finding = find(questions, signal)
      finding.catch(() => {})
      parts.push(finding)
    }
    return (await Promise.all(parts)).flat()
  }
}

/** The answers of {@link createFinder} alone, to one caller. Refuses more than `maxBatch` inputs with BAD_USER_INPUT. */
export function createMatcher(deps: PatientDeps): (inputs: readonly PatientInput[]) => Promise<MatchOutcome[]> {
  const find = createFinder(deps)
  return async (inputs) => {
    checkBatch(inputs.length, deps.maxBatch)
    return (await find(inputs)).map(({ outcome }) => outcome)
  }
}

/** The outcome of a question without blocking keys. */
export function unsearchable({ warnings }: Question): MatchOutcome {
  const why = warnings.length > 0 ? ', since what was given counts as absent' : ''
  const message = `too little is left to search by${why}: give for instance names with a birth date, or a phone`
  return { status: 'ERROR', warnings, error: { code: 'BAD_USER_INPUT', message, field: warnings[0]?.field ?? null } }
}
