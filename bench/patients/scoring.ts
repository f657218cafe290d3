import { readValueCounts } from '../../src/patients/index/value-counts.ts'
import { countedInPairs } from '../../src/patients/matching/counted-in-pairs.ts'
import { DEFAULT_MODEL } from '../../src/patients/matching/model/defaults.ts'
import { scorer } from '../../src/patients/matching/score.ts'
import type { PatientInput } from '../../src/patients/patient.ts'
import { knownPersons } from '../../src/patients/registering/known-persons.ts'
import type { PatientDeps } from '../../src/patients/registering/patient-deps.ts'
import { readQuestion } from '../../src/patients/registering/question.ts'

const LEAST_MS = 1_000

/**
 * Comparisons a second of one core, of questions with the persons whom their blocking keys propose, all values that are
 * known of them included; those persons are ready to be compared.
 */
export async function scored(
  deps: PatientDeps,
  inputs: readonly PatientInput[],
  runs: number,
): Promise<{ rates: number[]; candidatesPerQuestion: number }> {
  const questions = inputs.map((input) => readQuestion(input, deps.now(), deps.keysOf))
  const search = await deps.index.candidates(questions.map(({ keys }) => keys))
  const known = knownPersons(search.profiles)
  const pairs = questions.flatMap(({ prepared }, i) =>
    search.found[i]!.mpiIds.map((mpiId) => [prepared, known.prepared(mpiId)] as const),
  )
  const counted = countedInPairs(DEFAULT_MODEL)
  for (const [question, person] of pairs) counted.add(question, person)
  const counts = await readValueCounts(deps.index, deps.valueHash, counted.values())
  const { authoritative } = deps
  const score = scorer(DEFAULT_MODEL, { persons: counts.persons, frequency: counts.lookup, authoritative })
  const rates: number[] = []
  for (let run = 0; run <= runs; run++) {
    const start = performance.now()
    let count = 0
    while (performance.now() - start < LEAST_MS) {
      for (const [question, person] of pairs) score.weigh(question, person)
      count += pairs.length
    }
    rates.push((count * 1000) / (performance.now() - start))
  }
  return { rates: rates.slice(1), candidatesPerQuestion: pairs.length / questions.length }
}
