// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f-\u009f]+/g

/** Characters that show nothing: soft hyphen, zero-width blanks, marks of the writing's direction. */
const UNSEEN = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+/g

/** Joiners, which some writings need inside a word. */
const NOTHING_BUT_JOINERS = /^(?:\u200c|\u200d| )*$/

/** Printable ASCII with single blanks inside: what needs no cleaning, which is nearly everything. */
const CLEAN = /^[!-~]+(?: [!-~]+)*$/

/** Text without control characters, those that show nothing, outer and repeated blanks; null for nothing to be seen. */
export function cleanText(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  if (typeof value !== 'string') return null
  if (CLEAN.test(value)) return value
  const text = value.replace(UNSEEN, '').replace(CONTROL, ' ').replace(/\s+/g, ' ').trim()
  return NOTHING_BUT_JOINERS.test(text) ? null : text.toWellFormed()
}
