import type { KeyvSerializationAdapter } from 'keyv'
import type { RankedCandidate } from '../matching/decide.ts'
import type { FieldExplanation } from '../matching/score.ts'
import type { CachedAnswer } from './cached-answer.ts'

/** A cached answer under its name, which tells it from whatever else may lie there. */
export interface NamedAnswer {
  key: string
  cached: CachedAnswer
}

/** Changes with the form, so that nobody reads what another version wrote. */
const FORM = 'a1'

type PackedExplanation = [field: string, level: string, weight: number]
type PackedCandidate = [mpiId: string, probability: number, weight: number, grade: string, PackedExplanation[]]
type Packed = [
  form: string,
  key: string,
  answer: [string, string | null, number | null, string | null, boolean, string],
  candidates: PackedCandidate[],
  warnings: [field: string, message: string][],
  marks: string,
  numbers: [since: number, indexSize: number | null, expiresAt: number],
]

/** Answers as short JSON: lists instead of objects. What cannot be read is undefined, never an error. */
export const answerCodec: KeyvSerializationAdapter = {
  stringify: (stored) => write((stored as { value: NamedAnswer }).value),
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- Keyv's own signature
  parse: <T>(text: string) => ({ value: read(text) }) as T,
}

function write({ key, cached }: NamedAnswer): string {
  const { answer, marks, since, indexSize, expiresAt } = cached
  const { status, mpiId, probability, grade, searchTruncated, provider } = answer
  const packed: Packed = [
    FORM,
    key,
    [status, mpiId, probability, grade, searchTruncated, provider],
    answer.candidates.map(packCandidate),
    answer.warnings.map(({ field, message }) => [field, message]),
    Buffer.from(marks.buffer, marks.byteOffset, marks.byteLength).toString('base64'),
    [since, indexSize ?? null, expiresAt],
  ]
  return JSON.stringify(packed)
}

function packCandidate({ mpiId, probability, matchWeight, grade, explanation }: RankedCandidate): PackedCandidate {
  const fields = explanation.map(({ field, level, weight }): PackedExplanation => [field, level, weight])
  return [mpiId, probability, matchWeight, grade, fields]
}

function read(text: string): NamedAnswer | undefined {
  if (!text.startsWith(`["${FORM}",`)) return undefined
  try {
    return unpack(JSON.parse(text) as Packed)
  } catch {
    return undefined
  }
}

function unpack([, key, answer, candidates, warnings, marks, numbers]: Packed): NamedAnswer {
  const [status, mpiId, probability, grade, searchTruncated, provider] = answer
  const [since, indexSize, expiresAt] = numbers
  return {
    key,
    cached: {
      answer: {
        status,
        mpiId,
        probability,
        grade,
        searchTruncated,
        provider,
        candidates: candidates.map(unpackCandidate),
        warnings: warnings.map(([field, message]) => ({ field, message })),
      } as CachedAnswer['answer'],
      marks: new Int32Array(new Uint8Array(Buffer.from(marks, 'base64')).buffer),
      since,
      indexSize: indexSize ?? undefined,
      expiresAt,
    },
  }
}

function unpackCandidate([mpiId, probability, matchWeight, grade, fields]: PackedCandidate): RankedCandidate {
  const explanation = fields.map(([field, level, weight]): FieldExplanation => ({ field, level, weight }))
  return { mpiId, probability, matchWeight, grade: grade as RankedCandidate['grade'], explanation }
}
