import { hash } from 'node:crypto'
import { isStorable } from '../../storable-time.ts'
import type { InputWarning, PatientInput } from '../patient.ts'
import type { Profile } from '../matching/profile.ts'
import { nameProblem } from '../../name-problem.ts'
import type { ItemError } from './item-error.ts'
import { type Question, readQuestion } from './question.ts'

/** A record as a source sends it. */
export interface SourceRecordInput {
  source: string
  sourceId: string
  patient: PatientInput
  /** When the source recorded it; absent: when it came. */
  recordedAt?: Date | null | undefined
}

/** A record that can be registered. */
export interface Incoming {
  source: string
  sourceId: string
  input: PatientInput
  recordedAt: Date | null
  /** Read when it is first asked for. */
  readonly question: Question
  /** Equal for equal demographics that were recorded at the same time. */
  hash: string
  actor: string
}

/** Ahead of ours, a source's clock is right, or its time of day is told without the zone. */
const FAST_CLOCK_MS = 86_400_000
const IN_THE_FUTURE: InputWarning = { field: 'recordedAt', message: 'is in the future and counts as absent' }

/** Reads one record, or tells what is wrong with it. */
export function readIncoming(
  { source, sourceId, patient, recordedAt: told = null }: SourceRecordInput,
  actor: string,
  now: Date,
  keysOf: (profile: Profile) => bigint[],
): Incoming | ItemError {
  const wrong = (field: string, message: string): ItemError => ({
    code: 'BAD_USER_INPUT',
    message: `${field} ${message}`,
    field,
  })
  const sourceProblem = nameProblem(source)
  if (sourceProblem) return wrong('source', sourceProblem)
  const idProblem = nameProblem(sourceId)
  if (idProblem) return wrong('sourceId', idProblem)
  if (told && !isStorable(told)) return wrong('recordedAt', 'is no time of the years 1 to 9999')
  const isFuture = told !== null && told.getTime() > now.getTime() + FAST_CLOCK_MS
  const recordedAt = isFuture ? null : told
  const input = withoutNothing(patient) as PatientInput
  const content = JSON.stringify([input, recordedAt])
  let question: Question | undefined
  return {
    source,
    sourceId,
    input,
    recordedAt,
    get question() {
      if (question) return question
      const read = readQuestion(input, now, keysOf)
      return (question = isFuture ? { ...read, warnings: [...read.warnings, IN_THE_FUTURE] } : read)
    },
    hash: hash('sha256', content, 'base64url').slice(0, 22),
    actor,
  }
}

/** The same without fields that are null or absent, in one order of fields. */
function withoutNothing(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((entry) => entry != null).map(withoutNothing)
  if (typeof value !== 'object' || value === null) return value ?? {}
  const fields = Object.entries(value)
    .filter(([, entry]) => entry != null)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(fields.map(([field, entry]) => [field, withoutNothing(entry)]))
}
