import type { KeyvSerializationAdapter } from 'keyv'
import type { CachedAnswer } from './cached-answer.ts'

/** A cached answer under its name, which tells it from whatever else may lie there. */
export interface NamedAnswer {
  key: string
  cached: CachedAnswer
}

/** Changes with the form, so that nobody reads what another version wrote. */
const FORM = 'a2'

type Head = [
  form: string,
  key: string,
  answer: [string, string | null, number | null, string | null, boolean, string],
  warnings: [field: string, message: string][],
  marks: string,
  numbers: [since: number, indexSize: number | null, expiresAt: number],
  /** Of the candidates. */
  length: number,
]

/**
 * Answers as a line of short JSON, and the packed candidates behind it. What cannot be read is undefined, never an error.
 */
export const answerCodec: KeyvSerializationAdapter = {
  stringify: (stored) => write((stored as { value: NamedAnswer }).value),
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- Keyv's own signature
  parse: <T>(text: string) => ({ value: read(text) }) as T,
}

function write({ key, cached }: NamedAnswer): string {
  const { answer, marks, since, indexSize, expiresAt } = cached
  const { status, mpiId, probability, grade, searchTruncated, provider, warnings, candidates } = answer
  const head: Head = [
    FORM,
    key,
    [status, mpiId, probability, grade, searchTruncated, provider],
    warnings.map(({ field, message }) => [field, message]),
    Buffer.from(marks.buffer, marks.byteOffset, marks.byteLength).toString('base64'),
    [since, indexSize ?? null, expiresAt],
    candidates.length,
  ]
  return `${JSON.stringify(head)}\n${candidates}`
}

function read(text: string): NamedAnswer | undefined {
  if (!text.startsWith(`["${FORM}",`)) return undefined
  const end = text.indexOf('\n')
  if (end < 0) return undefined
  try {
    return unpack(JSON.parse(text.slice(0, end)) as Head, text.slice(end + 1))
  } catch {
    return undefined
  }
}

function unpack([, key, answer, warnings, marks, numbers, length]: Head, candidates: string): NamedAnswer | undefined {
  if (candidates.length !== length) return undefined
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
        candidates,
        warnings: warnings.map(([field, message]) => ({ field, message })),
      } as CachedAnswer['answer'],
      marks: new Int32Array(new Uint8Array(Buffer.from(marks, 'base64')).buffer),
      since,
      indexSize: indexSize ?? undefined,
      expiresAt,
    },
  }
}
