/** Digits of a number that a double may not hold. */
const MANY_DIGITS = /\d{16}/

/**
 * The value of a JSON text, whose numbers that a double cannot hold are the text that stands there: numbers of records
 * have twenty digits in some systems, and rounded they would be another's. @throws SyntaxError
 */
export function parseExactly(text: string): unknown {
  return MANY_DIGITS.test(text) ? JSON.parse(text, asWritten) : JSON.parse(text)
}

function asWritten(_key: string, value: unknown, context?: { source?: string }): unknown {
  return typeof value === 'number' && !Number.isSafeInteger(value) ? (context?.source ?? value) : value
}
