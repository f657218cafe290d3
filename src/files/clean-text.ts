// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f-\u009f]+/g

/** Printable ASCII with single blanks inside: what needs no cleaning, which is nearly everything. */
const CLEAN = /^[!-~]+(?: [!-~]+)*$/

/** Text without control characters, outer and repeated blanks; null for nothing. */
export function cleanText(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  if (typeof value !== 'string') return null
  if (CLEAN.test(value)) return value
  const text = value.replace(CONTROL, ' ').replace(/\s+/g, ' ').trim()
  return text === '' ? null : text.toWellFormed()
}
