import { given } from './text.ts'
import { TOO_LONG, type Warn } from './warn.ts'

/** The most values of one list that are taken: more is no person's. */
const MOST_VALUES = 20

/**
 * The texts of a list, each once and sorted, so that their order makes no difference; of more than `MOST_VALUES` the
 * first, with a warning. Texts longer than `longest` characters are absent.
 */
export function bounded(field: string, values: unknown, longest: number, warn: Warn): string[] {
  if (!Array.isArray(values)) return []
  const texts = new Set<string>()
  for (const value of values) {
    const text = given(value)
    if (text === null) continue
    if (text.length > longest) warn(field, TOO_LONG)
    else texts.add(text)
  }
  return firstOf(field, [...texts].toSorted(), warn)
}

/** The first `MOST_VALUES` of sorted values, with a warning when there are more. */
export function firstOf<T>(field: string, sorted: readonly T[], warn: Warn): T[] {
  if (sorted.length > MOST_VALUES) warn(field, `has more than ${MOST_VALUES} values; the rest counts as absent`)
  return sorted.slice(0, MOST_VALUES)
}
