const LONGEST = 200

/** What is wrong with a name of a source, a record, an actor or a piece of work; undefined when nothing is. */
export function nameProblem(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.trim() === '') return 'is required'
  if (value.length > LONGEST) return `is longer than ${LONGEST} characters`
  if (/\p{Cc}/u.test(value)) return 'holds control characters'
  if (!value.isWellFormed()) return 'is no well-formed text'
  return undefined
}
