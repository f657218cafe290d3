import { badInput } from '../../errors.ts'

/** Refuses a batch as a whole, given in argument `path`, that is larger than one call takes. */
export function checkBatch(length: number, maxBatch: number, path = 'inputs'): void {
  if (length <= maxBatch) return
  throw badInput([{ path, message: `has ${length} entries; one call takes at most ${maxBatch}` }])
}

/** What is wrong with a sentence that somebody wrote; undefined when nothing is. */
export function textProblem(value: unknown, longest: number): string | undefined {
  if (typeof value !== 'string' || value.trim() === '') return 'is required'
  if (value.length > longest) return `is longer than ${longest} characters`
  if (value.includes('\u0000') || !value.isWellFormed()) return 'is no well-formed text'
  return undefined
}
