import { cleanText } from '../../files/clean-text.ts'

const PLACEHOLDER = /^(?:<unavail>|[$*_=]+|-{2,})$/i

/** What NPPES wrote in a field, or null where it put a placeholder: `<UNAVAIL>`, `--`, a run of `$`, `*`, `_` or `=`. */
export function stated(value: unknown): string | null {
  const text = cleanText(value)
  return text === null || PLACEHOLDER.test(text) ? null : text
}

/** As {@link stated}, of a name or credential, where the word "none" is a placeholder too. */
export function statedName(value: unknown): string | null {
  const text = stated(value)
  return text?.toLowerCase() === 'none' ? null : text
}

/** The two lines of an address as one, or null. */
export function addressLines(first: unknown, second: unknown): string | null {
  return [stated(first), stated(second)].filter(Boolean).join(', ') || null
}
